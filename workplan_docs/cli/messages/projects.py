"""Words of the commands that lay files down: `init`, `new`, `schema`, `templates`, `completion`."""

from __future__ import annotations

from typing import Final

# Shared
NAME: Final = "名称"
CANNOT_WRITE: Final = "不能写入 {path}"
TAKE_ANOTHER_NAME: Final = "换一个名称"

# init
INIT_SHORT: Final = "在空文件夹里放好样例或空白内容"
INIT_HELP: Final = """在文件夹里放好样例，可以马上检查和生成。

放下的有 content（样例内容，每项有注释）、使用说明、编辑器用的设置和提示。不写文件夹就放在当前文件夹。
已有的文件一个也不覆盖：只要有一个重名，就什么也不写。
"""
INIT_FOLDER: Final = "[文件夹]"
INIT_EMPTY: Final = "不放样例，放带注释的空白内容，填好【待填】各处就能用"
INIT_YEAR: Final = "空白内容的年份，默认今年；只和 --empty 一起用"
INIT_YEAR_ALONE: Final = "--year 只和 --empty 一起用；样例是 {year} 年的"
INIT_YEAR_ALONE_HINT: Final = "写成 make-docs init --empty --year {year}，或者去掉 --year"
INIT_TAKEN: Final = "{folder}里已经有 {names}{more}，没有动它，什么也没有写"
INIT_MORE_TAKEN: Final = " 等 {count} 处"
INIT_TAKEN_HINT: Final = "换一个空文件夹，如 make-docs init 新文件夹"
INIT_NOT_WRITTEN: Final = "不能写入{folder}，什么也没有留下"
INIT_NOT_WRITTEN_HINT: Final = "检查这个文件夹是否可写、磁盘是否已满、是不是有同名的文件"
INIT_DONE: Final = "已在{folder}放好 {count} 个文件，先看 使用说明.txt"
INIT_NEXT: Final = "下一步：{enter}运行 make-docs check，再运行 make-docs build"
INIT_ENTER: Final = "进入 {folder} 文件夹，"
INIT_BLANKS: Final = "content 里的【待填：……】各处填好以前，check 会逐处提醒，但不妨碍生成草稿"

# new
NEW_SHORT: Final = "新建一份公文"
NEW_HELP: Final = f"""{NEW_SHORT}，放在 content/<年份>/documents，带注释，填好再生成。

文种：通知、通报、请示、报告、批复、函、意见、决定、决议、公告、通告、公报、议案、命令、纪要。
名称是文件名，不写就用文种。已有的文件不会覆盖。
"""
NEW_TYPE: Final = "文种"
NEW_NAME: Final = "[名称]"
NEW_YEAR: Final = "放在哪一年，默认最新一年"
NEW_NO_TYPE: Final = "没有这个文种：{name}"
NEW_OTHER_TYPES: Final = "；方案、计划、要点、办法等用“通知”印发"
NEW_NOT_WRITTEN_HINT: Final = "检查这个文件夹是否可写"
NEW_NAME_WRONG: Final = "名称{fault}"
NEW_NAME_EMPTY: Final = "名称是空的"
NEW_NAME_HINT: Final = f"{TAKE_ANOTHER_NAME}，如 防汛通知"
NEW_NAME_TAKEN: Final = "已经有 {name}.yaml，没有动它"
NEW_DONE: Final = "已新建 {path}"
NEW_NEXT: Final = "填好【待填：……】各处，用 make-docs check 检查，用 make-docs build document 生成"

# schema
SCHEMA_SHORT: Final = "写出编辑器提示用的 JSON schema"
SCHEMA_HELP: Final = """写出编辑器用的 JSON schema，每一项都有中文名称和说明。

放在 docs/schema，content 里各文件的第一行指向那里；装了“YAML”扩展的 VS Code 据此提示和检查。
程序升级后运行一次。
"""
SCHEMA_OUT: Final = "写到别的文件夹，默认是项目的 docs/schema"
SCHEMA_NOT_WRITTEN_HINT: Final = "检查这个文件夹是否可写，是不是有同名的文件"
SCHEMA_WRITTEN: Final = "已写出 {folder} 里的 {names}"
SCHEMA_FINE: Final = "{folder} 里的 {count} 个文件都是最新的"

# templates
TEMPLATES_SHORT: Final = "查看、取出、比较模板和样式"
TEMPLATES_HELP: Final = "查看、取出、比较模板、样式表（style.css）和 DOCX 样式（base.docx）。"
LIST_HELP: Final = "列出每个模板管什么，用的是程序自带的还是本机关的。"
LIST_LINE: Final = "{name}  {purpose}（{state}）"
LIST_UNREADABLE: Final = "本机关的，读不了"
LIST_UNUSED: Final = "templates/{name} 没有用到"
LIST_MEANT: Final = "，是不是想写 {name}"
EJECT_HELP: Final = "把程序自带的模板取一份到 templates 文件夹，改这一份，就以它为准。已有的文件不会覆盖。"
EJECT_NAMES: Final = "名称…"
EJECT_FORCE: Final = "已有的也换成程序现在的，旧的另存"
EJECT_KEEP: Final = "自己的文件不动，只记下它已照程序现在的一份改过"
EJECT_ONE_OF: Final = "--force 和 --keep 只能用一个"
EJECT_OURS: Final = "这是程序自己的源码文件夹"
EJECT_OURS_HINT: Final = "这里的 templates 文件夹就是程序自带的，模板可以直接改"
EJECTED: Final = "已取出 {path}，改这一份就行；删去它，就又用程序自带的"
EJECT_KEPT: Final = "{path} 没有动，已记下它照程序现在的一份改过"
EJECT_REPLACED: Final = "已换成程序现在的 {path}"
EJECT_ASIDE: Final = "，原来的在 {path}"
DIFF_HELP: Final = (
    "自己的模板取出以后，程序改了什么、自己改了什么；base.docx 逐个样式比较。不写名称就看全部。"
)
DIFF_NAMES: Final = "[名称]…"
DIFF_NOTHING: Final = "templates 文件夹里没有自己的模板，用的都是程序自带的"
DIFF_UNLIKE_OURS: Final = "与程序自带的不同："
DIFF_OURS: Final = "取出以后程序的改动："
DIFF_OWN: Final = "自己的改动："
DIFF_PACKAGED: Final = "程序自带的"
DIFF_PACKAGED_THEN: Final = f"{DIFF_PACKAGED}（取出时）"
DIFF_PACKAGED_NOW: Final = f"{DIFF_PACKAGED}（现在）"
DIFF_STYLE: Final = "  样式“{name}”{gone}"
DIFF_STYLE_GONE: Final = "，现在没有这个样式"
DIFF_STYLE_NEW: Final = "，原来没有这个样式"
TEMPLATE_STATES: Final = {
    "packaged": "程序自带",
    "same": "本机关的，与程序自带的相同",
    "changed": "本机关的，已改",
    "outdated": "本机关的，未改；程序已更新",
    "both": "本机关的，已改；程序也已更新",
    "unknown": "本机关的，没有取出时的记录",
}
TEMPLATE_ADVICE: Final = {
    "same": "与程序自带的相同，可以删去自己的这一份，以后随程序更新",
    "outdated": "自己没有改过，换成新版：make-docs templates eject {name} --force",
    "both": "把程序的改动照着改到自己的文件里，改好后运行 make-docs templates eject {name} --keep",
    "unknown": "没有取出时的记录，只能与程序现在的一份比；"
    "要记下来，运行 make-docs templates eject {name} --keep",
}

# completion
COMPLETION_SHORT: Final = "输出命令行自动补全的脚本"
COMPLETION_HELP: Final = f"""{COMPLETION_SHORT}：按 Tab 补出命令、选项、单位名称和年份。

命令行的种类：bash、zsh、fish、powershell。怎样启用写在输出的开头。
Windows 的“命令提示符”（cmd）没有自动补全，请用 PowerShell。
"""
COMPLETION_TOO_OLD: Final = "本机装的 click 程序库太旧，不会 {shell}"
COMPLETION_TOO_OLD_HINT: Final = "升级程序，或换一种命令行"
COMPLETION_START: Final = "# 启用：{how}"
COMPLETION_HOW: Final = {
    "bash": 'eval "$(make-docs completion bash)"  写进 ~/.bashrc，重新打开终端（bash 4.4 以上）',
    "zsh": 'eval "$(make-docs completion zsh)"  写进 ~/.zshrc（在 compinit 之后），重新打开终端',
    "fish": "make-docs completion fish > ~/.config/fish/completions/make-docs.fish",
    "powershell": "make-docs completion powershell | Out-String | Invoke-Expression"
    "  写进 $PROFILE，重新打开窗口",
}
