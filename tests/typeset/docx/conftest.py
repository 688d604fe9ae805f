"""One run of LibreOffice for all tests of DOCX files that measure pages."""

import pytest

from tests.typeset.docx import rendered
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.fonts.resolve import resolve_faces


@pytest.fixture(scope="session")
def converted(tmp_path_factory, worker_id):
    """The PDF of every document in both profiles, as open pdfplumber files, and the layouts."""
    if rendered.SOFFICE is None:
        pytest.skip("soffice is not installed: where the DOCX puts things is not measured")
    own = tmp_path_factory.getbasetemp()
    fonts = resolve_faces(own)
    if not fonts.complete:
        pytest.skip("no prepared fonts: LibreOffice would set the pages in faces without Chinese")
    layouts = rendered.lay_out(fonts)
    folder = (own if worker_id == "master" else own.parent) / "measured"
    rendered.convert_once(folder, fonts, layouts)
    files = rendered.opened(folder)
    assert len(files) == 2 * len(rendered.DOCUMENTS)
    yield files, layouts
    for file in files.values():
        file.close()


@pytest.fixture(scope="session")
def pages(converted):
    """The converted files by name."""
    return converted[0]


@pytest.fixture(scope="session")
def layouts(converted):
    """The layouts that the files were written from."""
    return converted[1]


@pytest.fixture(params=std.PROFILES.values(), ids=lambda p: p.name)
def profile(request):
    """Both profiles."""
    return request.param
