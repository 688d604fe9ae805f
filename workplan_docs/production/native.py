"""The libraries of the system that set a PDF, asked for their versions without loading WeasyPrint."""

from __future__ import annotations

from functools import cache

_PANGO = ("libpango-1.0.so.0", "libpango-1.0-0.dll", "libpango-1.0-0", "libpango-1.0.dylib")
_HARFBUZZ = ("libharfbuzz.so.0", "libharfbuzz-0.dll", "libharfbuzz-0", "libharfbuzz.0.dylib")
_SUBSET = (
    "libharfbuzz-subset.so.0",
    "libharfbuzz-subset-0.dll",
    "libharfbuzz-subset-0",
    "libharfbuzz-subset.0.dylib",
)


def pango_version() -> str | None:
    """Of Pango, which shapes and breaks what is left to it; None where it is not found."""
    return _said(_PANGO, "pango_version_string")


def harfbuzz_version() -> str | None:
    """Of HarfBuzz."""
    return _said(_HARFBUZZ, "hb_version_string")


def subset_version() -> str | None:
    """Of HarfBuzz-subset, which has no word of its own; None where it is missing and PDFs are larger."""
    return _said(_SUBSET, "hb_version_string")


@cache
def _said(names: tuple[str, ...], function: str) -> str | None:
    import ctypes

    for name in names:
        try:
            call = getattr(ctypes.CDLL(name), function)
        except (OSError, AttributeError):
            continue
        call.restype = ctypes.c_char_p
        said = call()
        return said.decode("ascii", "replace") if said else None
    return None
