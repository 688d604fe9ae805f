"""Which characters a project prints, and where."""

from workplan_docs.production.doctor.characters import printed_characters


def spots(project, char):
    return [str(spot) for spot in printed_characters(project).get(char, [])]


def content(tmp_path, text, name="content/2023/plan.yaml"):
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return tmp_path


def test_a_character_has_its_line_and_column(tmp_path):
    project = content(tmp_path, "title: 计划\ntext: 请镕同志阅\n")
    assert spots(project, "镕") == ["content/2023/plan.yaml:2:8"]


def test_comments_are_not_printed(tmp_path):
    project = content(tmp_path, "# 注𠀀\ntitle: 计划  # 㐀\ntext: 正文\n")
    assert spots(project, "𠀀") == spots(project, "㐀") == []
    assert spots(project, "正") == ["content/2023/plan.yaml:3:7"]


def test_texts_of_several_lines_are_read_to_the_end(tmp_path):
    project = content(tmp_path, 'a: |\n  甲\n  乙#丙\nb: "丁\n  戊"\n')
    assert [spots(project, c)[0].split(":", 1)[1] for c in "甲乙丙丁戊"] == [
        "2:3",
        "3:3",
        "3:5",
        "4:5",
        "5:3",
    ]


def test_of_a_broken_file_everything_is_read(tmp_path):
    project = content(tmp_path, 'a: "没有收尾\n镕: [\n')
    assert spots(project, "镕") == ["content/2023/plan.yaml:2:1"]


def test_three_places_are_enough_and_blanks_are_no_characters(tmp_path):
    project = content(tmp_path, "a: 镕镕镕镕镕\nb: '\u200b\u3000\u00a0'\n")
    assert len(spots(project, "镕")) == 3
    assert not {"\u200b", "\u3000", "\u00a0", " ", "\n"} & set(printed_characters(project))


def test_own_templates_are_read_and_hidden_files_are_not(tmp_path):
    content(tmp_path, "<p>镕</p>", "templates/sheet.xml.j2")
    content(tmp_path, "<p>喆</p>", "templates/.ejected/sheet.xml.j2")
    content(tmp_path, b"a: \xff\xfe\xe9\x95\x95", "content/organ.yaml")
    assert spots(tmp_path, "喆") == []
    assert spots(tmp_path, "镕")[0].startswith("content/organ.yaml:1:")
    assert "templates/sheet.xml.j2:1:4" in spots(tmp_path, "镕")
