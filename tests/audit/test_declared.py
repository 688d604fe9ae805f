"""What the office's house profile declares is a hint in its documents; in others it stays a fault."""

import pytest

from tests import specimen as s
from workplan_docs.audit.audit import Wishes, audit_docx, audit_pdf
from workplan_docs.audit.declared import Declared, declared_by
from workplan_docs.content.load import organ_of
from workplan_docs.content.organ import Organ
from workplan_docs.errors import Severity
from workplan_docs.typeset.house import profile_of
from workplan_docs.typeset.options import options_of
from workplan_docs.typeset.typesetter import Typesetter

E, W, H = Severity.ERROR, Severity.WARNING, Severity.HINT
TIGHT = "11-signature-tightened"
FULL = "12-full-page"


@pytest.fixture
def organ(tiny_project):
    """The office with some house figures."""
    path = tiny_project / "content" / "organ.yaml"
    own = path.read_text(encoding="utf-8")

    def write(house):
        lines = "".join(f"  {key}: {value}\n" for key, value in house.items())
        path.write_text(own + (f"house:\n{lines}" if house else ""), encoding="utf-8")
        return organ_of(tiny_project)

    return write


def reports(name, organ, declared):
    typesetter = Typesetter(s.typesetter().fonts, profile_of(organ))
    document = s.specimen(name).document
    wishes = Wishes(declared=declared)
    pdf = audit_pdf(typesetter.pdf(document).data, "x.pdf", wishes).reports
    return [*pdf, *audit_docx(typesetter.docx(document), "x.docx", wishes).reports]


@pytest.mark.usefixtures("fonts")
@pytest.mark.parametrize(
    ("name", "house", "codes"),
    [
        (FULL, {"top_margin": 33, "bottom_margin": 34}, {"PP002", "PP005"}),
        (FULL, {"line_pitch": 28.5}, {"PP004", "PP005"}),
        (TIGHT, {"line_pitch": 28.5}, {"PP004"}),
        (FULL, {"left_margin": 27.5}, {"PP003", "PP006"}),
    ],
)
def test_house_figures_are_declared(organ, name, house, codes):
    office = organ(house)
    for report in reports(name, office, declared_by(office)):
        assert [f.sentence for f in report.faults if f.severity is not H] == []
        assert codes <= report.codes(H)
        assert any("organ.yaml 的 house" in f.note for f in report.faults)


@pytest.mark.usefixtures("fonts")
def test_elsewhere_they_are_faults(organ):
    office = organ({"top_margin": 33, "bottom_margin": 34})
    other = organ({"top_margin": 38, "bottom_margin": 31})
    for declared in (Declared(), declared_by(other)):
        for report in reports(FULL, office, declared):
            assert "PP002" in report.codes(E)


def test_what_no_rule_measures_is_said(organ):
    declared = declared_by(organ({"title_pitch": 34, "mark_size": 40}))
    assert [d.key for d in declared.unmeasured] == ["mark_size", "title_pitch"]
    assert declared.figures == {}


def test_no_office_declares_nothing(organ):
    assert declared_by(None) == Declared()
    assert declared_by(organ({})) == Declared()


def test_the_command_reads_the_project(make_docs, organ, tiny_project, fonts):
    office = organ({"line_pitch": 28.5, "title_pitch": 34})
    path = tiny_project / "公文.docx"
    path.write_bytes(Typesetter(fonts, profile_of(office)).docx(s.specimen(FULL).document))
    done = make_docs(tiny_project, "audit", path.name)
    assert done.exit_code == 0
    assert "提示[PP004]" in done.stdout
    assert "organ.yaml 的 house" in done.stdout
    assert "标题行距 34 磅" in done.stdout
    organ({})
    assert "警告[PP004]" in make_docs(tiny_project, "audit", path.name).stdout


@pytest.mark.usefixtures("fonts")
@pytest.mark.parametrize(
    ("name", "house", "codes"),
    [
        (FULL, {"mark_top": 80}, {"HD015"}),
        (FULL, {"red_line_distance": 6}, {"HD016"}),
        (FULL, {"page_number_distance": 9.5}, {"PG003"}),
        (FULL, {"page_number_size": 12}, {"PG004"}),
        (FULL, {"page_number_inset": 0}, {"PG002"}),
        ("16-imprint-full", {"imprint_outer": 2, "imprint_inner": 0.25}, {"CO006"}),
    ],
)
def test_figures_of_single_elements_are_declared(organ, name, house, codes):
    office = organ(house)
    told, strange = set(), set()
    for report in reports(name, office, declared_by(office)):
        assert [f.sentence for f in report.faults if f.severity is not H] == []
        told |= report.codes(H)
    for report in reports(name, office, Declared()):
        strange |= report.codes(E, W)
    assert codes <= told
    assert codes <= strange


@pytest.mark.usefixtures("fonts")
@pytest.mark.parametrize("name", [FULL, "10-landscape-even"])
def test_mirrored_margins_are_declared(name):
    office = Organ.model_validate({"version": 1, "name": "某市某局", "mirror_margins": True})
    typesetter = Typesetter(s.typesetter().fonts, profile_of(office), None, options_of(office))
    data = typesetter.pdf(s.specimen(name).document).data
    (known,) = audit_pdf(data, "x.pdf", Wishes(declared=declared_by(office))).reports
    assert [f.sentence for f in known.faults if f.severity is not H] == []
    assert "双页订口在右" in {f.found for f in known.faults}
    assert not any("镜像页边距" in f.note for f in known.faults)
    (strange,) = audit_pdf(data, "x.pdf", Wishes()).reports
    assert strange.codes(E, W) == set()
    assert any("镜像页边距" in f.note for f in strange.faults)
