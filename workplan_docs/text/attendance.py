"""Lists of people (出席、请假、列席, 10.3): where a line may end so that no name is parted.

Names are separated by marks or blanks. A name of two characters spaced out to three (李　刚) is one name;
a long entry with unit and post (市城市管理局副局长李刚) is parted between its words only, never near its end,
where the name stands.
"""

from __future__ import annotations

import re

from workplan_docs.text.segmentation import words_of

_ENTRY = re.compile(r"[^、，；。,;：:\s]+")
_SPACED = re.compile(
    r"(?<![^、，；。,;：:\s])[\u4e00-\u9fff][ \u3000]{1,2}[\u4e00-\u9fff](?![^、，；。,;：:\s（(])"
)
_WHOLE = 6  # characters: an entry this short is a name, perhaps with its section
_NAME = 4  # characters at the end of a longer one that may be the name


def parting_offsets(text: str) -> frozenset[int]:
    """The offsets before which no line of the list may begin."""
    kept: set[int] = set()
    for match in _ENTRY.finditer(text):
        start, end = match.span()
        safe: set[int] = set()
        if end - start > _WHOLE:
            safe = {start + word.start for word in words_of(match[0]) if word.start <= end - start - _NAME}
        kept |= set(range(start + 1, end)) - safe
    for spaced in _SPACED.finditer(text):
        kept |= set(range(spaced.start() + 1, spaced.end()))
    return frozenset(kept)
