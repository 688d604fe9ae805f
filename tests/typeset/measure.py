"""Reading positions off a finished PDF, in mm from the paper's top left corner."""

import io
from collections import defaultdict
from dataclasses import dataclass

import pdfplumber

MM = 25.4 / 72


@dataclass
class PrintedRow:
    """One printed row: its text, em-box top and bottom, left and right edge."""

    text: str
    top: float
    bottom: float
    left: float
    right: float
    font: str
    size: float


def pages_of(data):
    """The printed rows of every page, top to bottom; characters on one baseline are one row."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [_rows(page) for page in pdf.pages]


def _rows(page):
    by_baseline = defaultdict(list)
    for char in page.chars:
        by_baseline[round(char["bottom"], 0)].append(char)
    rows = []
    for _, chars in sorted(by_baseline.items()):
        chars.sort(key=lambda c: c["x0"])
        rows.append(
            PrintedRow(
                "".join(c["text"] for c in chars),
                min(c["top"] for c in chars) * MM,
                max(c["bottom"] for c in chars) * MM,
                chars[0]["x0"] * MM,
                chars[-1]["x1"] * MM,
                chars[0]["fontname"].split("+")[-1],
                chars[0]["size"],
            )
        )
    return rows


def rules_of(data, page=0):
    """Filled rules of a page as (left, top, right, bottom)."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        shapes = pdf.pages[page].rects + pdf.pages[page].lines
        return sorted((r["x0"] * MM, r["top"] * MM, r["x1"] * MM, r["bottom"] * MM) for r in shapes)


def text_of(data):
    """All text of a PDF in reading order without white space."""
    return "".join("".join(row.text for row in page) for page in pages_of(data)).replace("\u3000", "")
