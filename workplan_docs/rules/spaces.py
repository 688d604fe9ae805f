"""Spaces and letters in Chinese text: SP002 … SP004, SP006, SP007, SP009, SP010."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.rules.patterns import look, own_words, pattern, sentences
from workplan_docs.rules.view import Texts, Words

_W, _H = Severity.WARNING, Severity.HINT
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_NAME_LISTS = frozenset({"signers", "present", "absent", "observers"})
# Traditional characters of everyday words. Those that simplified texts use as well (於 as a surname, 乾 in
# 乾坤, 後 as a surname) are not among them: a warning must be sure.
_TRADITIONAL = frozenset(
    "個們國會學務業發開關門間問題長書報設計議論認識說話語詞講請謝記許該調談證護變讓貝財責貨資費質賽購"
    "買賣車輕轉輪較載達遠運還進過這邊鄉鄰醫鐵錄銀錢鎮鏡陽陰際陸隊險隨難電靜頁項順須領頭顯類願風飛飯館"
    "馬駐驗體魚鳥點齊齡龍龜東樂樹條機檢權歡歲歷殺氣決沒滿漢燈爾牆狀獨獎現環產畫當療盡眾確礎禮種積穩競"
    "筆節範築級約紅純納紙細終組結給絡統經綠維網緊線緒編練縣總繼續罰職聯聲聽腦臨舉舊藝蘭處號藥虧術衛裝"
    "補見規視親覺觀觸訂訓託訪詢試詳誤課諮諾貢貫貿賀賓賴贊趕軍軟農邏郵釋鋪鋼錯鍵鐘閉閱階隱雙雜離雲響頂"
    "預頻顧顆額飲養馳騎驅髒鬥鬧鮮麗麥黃黨億儀價優償傳傷債偉備僅兒兩冊凍凱則劃劇劉勁動勞勢勝匯區協單卻"
    "厲參員啟嗎嘆團園圍圖圓堅場塊塵墊壓壞壩壯夢夾奪奮婦媽孫寧實審寫寬寶專尋對導屆層島嶺師帶帳幣幫廠廣"
    "廳張強彈徑從復憂態慶應懷懸戰戲戶拋捨掃揚換損搖擇擊擔據擴攔敗敵數斷時晉暈暫曉"
)


PATTERNS = (
    pattern(
        "SP004",
        _W,
        r"^\s+(?=\S)",
        "段首用了空格",
        "删去；左空二字由程序排（7.3.3）。",
        scope="all",
    ),
    pattern("SP006", _W, r"^\s+$", "这一段只有空格", "删去这一段；该空的行由程序排。", scope="all"),
    pattern(
        "SP003",
        _H,
        rf"(?<=[{_HAN}])[ \u3000]+(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%％])[ \u3000]+(?=[{_HAN}])",
        "汉字和数字、字母之间有空格",
        "删去空格，间距由程序排。",
        scope="all",
    ),
    pattern(
        "SP007",
        _W,
        "[０-９Ａ-Ｚａ-ｚ]+",
        "用了全角的数字或字母：“{0}”",
        "改成半角。",
        scope="all",
    ),
    pattern(
        "SP009",
        _W,
        "(?<=[一二三四五六七八九])[○◯ＯOo0](?=[○◯ＯOo0一二三四五六七八九])"
        "|(?<![一二三四五六七八九十百千万亿])[一二](?:零[零一二三四五六七八九]|九零)[零一二三四五六七八九]年",
        "年份、编号里的“〇”写成了别的字：“{0}”",
        "用“〇”（二〇二六年）；数量里才用“零”。",
        scope="all",
    ),
)


def by_pattern(view: Texts) -> Iterator[Diagnostic]:
    """SP003, SP004, SP006, SP007, SP009."""
    yield from look(view, PATTERNS)


def traditional(view: Texts) -> Iterator[Diagnostic]:
    """SP010: traditional characters outside titles and quotations."""
    if _TRADITIONAL.isdisjoint(view.alphabet):
        return
    for words in sentences(view):
        own = own_words(words.text)
        found = [at for at, char in enumerate(own) if char in _TRADITIONAL]
        if found:
            chars = "".join(dict.fromkeys(own[at] for at in found[:20]))
            message = f"用了繁体字：“{chars}”"
            yield view.say("SP010", _W, message, words.path, "改成规范的简化字。", offset=found[0])


def spaced_names(view: Texts) -> Iterator[Diagnostic]:
    """SP002: in lists of names, some of two characters spaced and some not."""
    for key in view.records:
        yield from _spaced_in(view, [w for w in view.words if w.path[0] == key and w.key in _NAME_LISTS])


def _spaced_in(view: Texts, found: list[Words]) -> Iterator[Diagnostic]:
    """SP002 for the lists of one file."""
    spaced = [w for w in found if re.search(rf"(?<![{_HAN}])[{_HAN}]\u3000[{_HAN}](?![{_HAN}])", w.text)]
    if not spaced:
        return
    for words in found:
        if match := re.search(rf"(?:^|[、，；：\s])([{_HAN}]{{2}})(?=$|[、，；])", words.text):
            message = f"两个字的姓名有的中间空格，有的没有：“{match[1]}”"
            hint = "在名单里一律空一格（全角空格），或者一律不空。"
            yield view.say("SP002", _W, message, words.path, hint, offset=match.start(1))
            return


RULES = (by_pattern, traditional, spaced_names)
