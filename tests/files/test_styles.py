"""House styles: by name, by path, one upon another; sizes by their Chinese names."""

import re
from pathlib import Path

import pytest
from docx import Document

from drafter.files.organisation import load_organisation
from drafter.files.styles import NEEDED, SIZES, STYLE_FILE, TYPES, list_styles, load_style
from drafter.model.finding import InputError
from tests.files.cases import STYLES


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / "styles" / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"format: 1\nname: 我们的\n{text}", encoding="utf-8")
    return path


def test_the_standard_style_says_every_type():
    style, findings = load_style("gbt9704", STYLES)
    assert not findings
    assert set(NEEDED) <= set(style.types)
    assert (style.id, style.page.line_pitch, style.types["body"].size) == ("gbt9704", 579, 16)


def test_a_style_changes_what_it_extends(tmp_path: Path):
    write(tmp_path, "ours", "extends: gbt9704\npage: {top: 2000}\ntypes: {title: {size: 一号}}\nname_space: false\n")
    style = load_style("ours", [tmp_path, *STYLES])[0]
    assert (style.id, style.name, style.name_space) == ("ours", "我们的", False)
    assert (style.page.top, style.page.left) == (2000, 1587)
    assert (style.types["title"].size, style.types["title"].align) == (26, "center")
    assert style.types["body"].font == "仿宋_GB2312"


def test_a_style_may_extend_its_namesake_in_a_later_folder(tmp_path: Path):
    write(tmp_path, "gbt9704", "extends: gbt9704\nlatin: Arial\n")
    style = load_style("gbt9704", [tmp_path, *STYLES])[0]
    assert (style.latin, style.types["body"].size) == ("Arial", 16)


def test_a_style_is_given_by_path_too(tmp_path: Path):
    path = write(tmp_path, "ours", "extends: gbt9704\n")
    assert load_style(str(path), STYLES)[0].id == "ours"


@pytest.mark.parametrize(("size", "points"), [*SIZES.items(), ("15.5", 15.5), ("16", 16)])
def test_a_size_is_points_or_a_chinese_name(size: str, points: float, tmp_path: Path):
    path = write(tmp_path, "ours", f"extends: gbt9704\ntypes: {{body: {{size: {size}}}}}\n")
    assert load_style(str(path), STYLES)[0].types["body"].size == points


@pytest.mark.parametrize(
    ("measure", "twips"),
    [
        ("579", 579),
        ("28磅", 560),
        ("28.95 pt", 579),
        ("28毫米", 1587),
        ("2.8厘米", 1587),
        ("37mm", 2098),
        ("2.6cm", 1474),
    ],
)
def test_a_length_is_twips_or_has_a_unit(measure: str, twips: int, tmp_path: Path):
    path = write(tmp_path, "ours", f"extends: gbt9704\npage: {{line_pitch: {measure}}}\n")
    assert load_style(str(path), STYLES)[0].page.line_pitch == twips


@pytest.mark.parametrize(("measure", "said"), [("28里", "28里"), ("9999磅", "31680")])
def test_a_length_that_is_none_or_too_long_is_refused(measure: str, said: str, tmp_path: Path):
    path = write(tmp_path, "ours", f"extends: gbt9704\npage: {{top: {measure}}}\n")
    with pytest.raises(InputError, match=said):
        load_style(str(path), STYLES)


def test_a_style_that_leaves_types_out_is_refused(tmp_path: Path):
    path = write(tmp_path, "ours", "types: {title: {font: 黑体, size: 16}}\n")
    with pytest.raises(InputError, match=r"these types are missing: speaker, date, .* 'extends: gbt9704'"):
        load_style(str(path), STYLES)


def test_a_style_without_a_version_sets_it_as_the_date_and_writes_drafts(tmp_path: Path):
    (standard,) = [folder / "styles" / "gbt9704.yaml" for folder in STYLES if (folder / "styles").is_dir()][:1]
    lines = standard.read_text(encoding="utf-8").splitlines(keepends=True)
    old = tmp_path / "styles" / "old.yaml"
    old.parent.mkdir()
    old.write_text("".join(line for line in lines if not line.lstrip().startswith("version:")), encoding="utf-8")
    style, findings = load_style(str(old), [tmp_path, *STYLES])
    assert not findings
    assert style.types["version"] == style.types["date"]


def test_a_ring_of_styles_is_told_as_a_ring(tmp_path: Path):
    write(tmp_path, "a", "extends: b\n")
    write(tmp_path, "b", "extends: a\n")
    with pytest.raises(InputError, match="the styles extend one another: a > b > a"):
        load_style("a", [tmp_path])


def test_an_unknown_name_is_answered_with_the_nearest():
    with pytest.raises(InputError, match="did you mean 'gbt9704'"):
        load_style("gbt-9704", STYLES)


def test_a_style_for_the_rostrum_is_shipped_too():
    style, findings = load_style("read-aloud", STYLES)
    assert not findings
    assert (style.types["body"].size, style.page.line_pitch / 20, style.minutes) == (22, 35.4, "margin")
    assert style.keep_sentences > 0


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("page_number: none\nminutes: footer", "minutes: footer stands in the line of the page number"),
        ("minutes: side", "did you mean|margin, footer, none"),
    ],
)
def test_options_that_do_not_go_together_are_refused(options: str, message: str, tmp_path: Path):
    path = write(tmp_path, "ours", f"extends: gbt9704\n{options}\n")
    with pytest.raises(InputError, match=message):
        load_style(str(path), STYLES)


def test_minutes_in_the_margin_need_a_type(tmp_path: Path):
    types = ", ".join(f"{name}: {{font: 黑体, size: 16}}" for name in NEEDED)
    path = write(tmp_path, "ours", f"types: {{{types}}}\nminutes: margin\n")
    with pytest.raises(InputError, match="'minute'"):
        load_style(str(path), STYLES)


def docs() -> list[str]:
    page = (STYLES[0].parent / "docs" / "styles.md").read_text(encoding="utf-8")
    return re.findall("^```yaml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("text", docs())
def test_what_the_documentation_shows_can_be_written(text: str, tmp_path: Path):
    (tmp_path / "styles").mkdir()
    for file in ("ours.docx", "styles/ours.docx"):
        Document().save(str(tmp_path / file))
    name = "ours" if "name:" in text else "drafter"
    path = tmp_path / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    if name == "ours":
        style, findings = load_style(str(path), STYLES)
    else:
        organisation, findings = load_organisation(path)
        style = load_style(organisation.style, STYLES, organisation.base_styles)[0]
        assert style.base is not None
    assert findings == []
    assert set(NEEDED) <= set(style.types)


def test_the_documentation_names_every_option_and_every_type():
    page = (STYLES[0].parent / "docs" / "styles.md").read_text(encoding="utf-8")
    options = [entry.key for entry in STYLE_FILE.fields]
    named = set(re.findall("`([a-z_0-9]+)`", page)) | set(re.findall("^ *([a-z_0-9]+):", page, re.MULTILINE))
    assert [name for name in (*options, *TYPES) if name not in named] == []


def test_styles_are_listed_ours_first(tmp_path: Path):
    write(tmp_path, "ours", "")
    assert list_styles([tmp_path, *STYLES])[:2] == ["ours", "gbt9704"]


def test_a_name_that_no_file_system_takes_is_a_style_that_is_not_there():
    with pytest.raises(InputError, match="there is no style"):
        load_style("防" * 10_000, STYLES)
