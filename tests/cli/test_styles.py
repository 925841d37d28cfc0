"""`drafter styles`: what a Word draft looks like."""

from tests.cli.conftest import Run


def test_the_styles_are_listed(run: Run):
    assert run("styles", "list").out.startswith("gbt9704")


def test_a_style_shows_page_type_and_options(run: Run):
    said = run("styles", "show", "gbt9704").out
    assert "210 × 297" in said
    assert "37 35 28 26" in said
    assert "仿宋_GB2312" in said and "16 pt" in said
    assert "page_number" in said


def test_an_unknown_style_is_refused_with_the_nearest_one(run: Run):
    outcome = run("styles", "show", "gbt9705")
    assert outcome.status in (1, 2)
    assert "gbt9704" in outcome.err
