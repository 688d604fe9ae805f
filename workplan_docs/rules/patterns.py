"""Rules that are one pattern each: what to look for in running text, what to say, what to do.

Words that are somebody else's are left alone: titles in 《》, quotations, addresses, numbers of standards
and of documents are blanked out before a pattern looks. A rule rather misses than accuses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.rules.view import Texts, Words

# Of PROSE, the keys that hold sentences; lines of names have rules of their own.
SENTENCES = frozenset({"title", "text", "label", "heading", "body", "note", "deadline"})
_BLANK = "\0"
_MOST_TEXTS = 2048  # that are remembered: many rules look at the same
Scope = Literal["own", "quotes", "all"]
_CODES = re.compile(
    r"https?://[!-~]+|www\.[!-~]+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]+"
    r"|(?:GB|GBJ|JGJ|CJJ|CJ|DB|HJ|ISO|IEC|YD|JTG)[A-Z]{0,4}[0-9]{0,4}(?:/[A-Z]{1,4})?\s?[0-9]{1,6}(?:\.[0-9]{1,4}){0,4}(?:[—–-][0-9]{2,4})?"
    r"|〔[0-9]{4}〕[0-9]+号",
    re.ASCII,
)
_TITLES = re.compile("《[^《》]*(?:《[^《》]*》[^《》]*)*》")
_QUOTED = re.compile("“[^“”]*”|‘[^‘’]*’")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One rule. ``{0}`` in ``message`` and ``cure`` is what was found, ``{1}`` … its groups.

    ``scope`` says where it looks: in the author's ``own`` words, in ``quotes`` too, or in ``all`` that is printed.
    """

    code: str
    severity: Severity
    look_for: re.Pattern[str]
    message: str
    cure: str
    scope: Scope = "own"


def pattern(
    code: str, severity: Severity, look_for: str, message: str, cure: str, *, scope: Scope = "own"
) -> Pattern:
    """A `Pattern` of a regular expression as text."""
    return Pattern(code, severity, re.compile(look_for), message, cure, scope)


@lru_cache(_MOST_TEXTS)
def without_codes(text: str) -> str:
    """The text with addresses, numbers of standards and of documents blanked out, every place kept."""
    return _CODES.sub(_blank, text)


@lru_cache(_MOST_TEXTS)
def own_words(text: str) -> str:
    """What the author says himself: titles and quotations are blanked out, too."""
    return _QUOTED.sub(_blank, _TITLES.sub(_blank, without_codes(text)))


def _blank(match: re.Match[str]) -> str:
    return _BLANK * len(match[0])


def sentences(view: Texts) -> Iterator[Words]:
    """The texts that hold sentences."""
    return (words for words in view.prose if words.key in SENTENCES)


def look(view: Texts, patterns: tuple[Pattern, ...]) -> Iterator[Diagnostic]:
    """The first place in every text where a pattern is found, pattern by pattern."""
    for words in sentences(view):
        printed = without_codes(words.text)
        texts = {"all": printed, "quotes": _TITLES.sub(_blank, printed), "own": own_words(words.text)}
        for one in patterns:
            if match := one.look_for.search(texts[one.scope]):
                yield told(view, words, one, match)


def told(view: Texts, words: Words, one: Pattern, match: re.Match[str]) -> Diagnostic:
    """A pattern's diagnostic at the place where it was found."""
    found = (match[0], *(group or "" for group in match.groups()))
    message, cure = one.message.format(*found), one.cure.format(*found)
    return view.say(one.code, one.severity, message, words.path, cure, offset=match.start())
