"""A file that would take hours, or all memory, or crash the reader, is one sentence."""

import re
import subprocess
import sys
import zlib

import pytest

from workplan_docs.audit import worker
from workplan_docs.audit.audit import Wishes
from workplan_docs.errors import ContentError

LEVELS = 10


def _object(number, head, stream=b""):
    data = zlib.compress(stream)
    body = b"<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (head, len(data), data)
    return b"%d 0 obj%s endobj\n" % (number, body if stream else b"<<%s>>" % head)


def nested_forms() -> bytes:
    """Ten forms of twelve of the next each: 61 thousand million squares on one page."""
    page = b"/Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>"
    parts = [
        b"%PDF-1.4\n",
        _object(1, b"/Type/Catalog/Pages 2 0 R"),
        _object(2, b"/Type/Pages/Kids[3 0 R]/Count 1"),
        _object(3, page),
        _object(4, b"", b"/F Do"),
    ]
    for level in range(LEVELS):
        inner = b"/Resources<</XObject<</F %d 0 R>>>>" % (6 + level) if level < LEVELS - 1 else b""
        head = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]" + inner
        parts.append(_object(5 + level, head, b"/F Do " * 12 if inner else b"0 0 9 9 re f"))
    parts.append(b"trailer<</Root 1 0 R>>\n%%EOF")
    return b"".join(parts)


def test_a_page_that_takes_hours_is_given_up(tmp_path):
    path = tmp_path / "慢.pdf"
    path.write_bytes(nested_forms())
    with pytest.raises(ContentError, match=r"3 秒内没有查完|程序中断了"):
        worker.audit_apart(path, Wishes(), seconds=3)


def test_a_reader_that_dies_is_one_sentence(tmp_path, monkeypatch):
    path = tmp_path / "坏.pdf"
    path.write_bytes(b"%PDF-1.4")
    dead = subprocess.CompletedProcess([], -11, b"", b"")
    monkeypatch.setattr(worker.subprocess, "run", lambda *_, **__: dead)
    with pytest.raises(ContentError, match="程序中断了"):
        worker.audit_apart(path, Wishes())


def test_a_refusal_comes_through(tmp_path):
    path = tmp_path / "空.pdf"
    path.write_bytes(b"")
    with pytest.raises(ContentError, match="文件是空的") as caught:
        worker.audit_apart(path, Wishes())
    assert caught.value.diagnostics[0].file == "空.pdf"


@pytest.mark.skipif(sys.platform == "win32", reason="memory is limited on POSIX only")
def test_memory_is_limited():
    code = "from workplan_docs.audit import worker; worker._limit_memory(); bytearray(4_000_000_000)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert re.search(rb"MemoryError", done.stderr)
