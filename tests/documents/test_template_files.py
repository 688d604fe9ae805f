"""Which template file wins, and which names nothing."""

from workplan_docs.documents.template_files import TemplateFiles


def test_a_link_out_of_the_folder_names_nothing(tmp_path):
    (tmp_path / "secret.txt").write_text("外面的")
    own, packaged = tmp_path / "own", tmp_path / "packaged"
    own.mkdir()
    packaged.mkdir()
    (own / "a.xml.j2").symlink_to(tmp_path / "secret.txt")
    (own / "b.xml.j2").write_text("自己的")
    (own / "c.xml.j2").symlink_to(own / "b.xml.j2")
    (packaged / "a.xml.j2").write_text("程序的")
    files = TemplateFiles((own, packaged))
    assert files.read("a.xml.j2") == "程序的".encode()
    assert files.read("c.xml.j2") == "自己的".encode()
    assert files.read("../secret.txt") is None


def test_a_folder_that_is_itself_a_link_is_the_office_s_choice(tmp_path):
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/a.xml.j2").write_text("共用的")
    (tmp_path / "templates").symlink_to(tmp_path / "shared")
    assert TemplateFiles((tmp_path / "templates",)).read("a.xml.j2") == "共用的".encode()
