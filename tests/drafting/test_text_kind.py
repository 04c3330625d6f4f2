"""Which texts argue and which only tell."""

from __future__ import annotations

from pathlib import Path

from argmap.drafting.draft_article import choose_genre
from argmap.drafting.draft_outline import Material
from argmap.drafting.text_kind import tell_kind
from argmap.registry import GENRES
from tests.drafting.test_genres import material_of

REPORTS = sorted((Path(__file__).parent / "reports").glob("*.txt"))
ARGUED = """
It is often said that a town needs its cars. That is wrong.

Our streets were never made for them. They are narrow, they are steep, and every van that squeezes through them is a
danger to somebody. Nobody who has pushed a pram up Castle Hill can honestly call that progress.

Of course traders are worried. But the shops that fail are not failing for want of cars. They fail because nobody wants
to linger in a street that stinks.

The council must stop pretending that a few more signs will help. It is time to close the old town to cars.
"""


def material_of_report(file: Path) -> Material:
    title, _, body = file.read_text(encoding="utf-8").partition("\n")
    return material_of([("paragraph", paragraph) for paragraph in body.split("\n\n")], title)


def test_reports_are_told_from_arguments() -> None:
    genres = {file.stem: choose_genre(material_of_report(file))[0].name for file in REPORTS}
    assert len(genres) == 30
    assert [name for name, genre in genres.items() if genre != "narrative"] == ["24-beekeeper"]


def test_a_report_has_no_thesis_and_says_why() -> None:
    material = material_of_report(REPORTS[0])
    genre, why = choose_genre(material)
    assert genre.outline(material, None).candidates == []
    assert why == (
        "7 of 12 sentences tell what happened or give figures, 3 report what somebody says,"
        " and 1 judge or demand something"
    )


def test_an_argued_text_is_no_report() -> None:
    material = material_of([("paragraph", paragraph) for paragraph in ARGUED.split("\n\n")])
    assert choose_genre(material)[0].name != "narrative"
    assert tell_kind(material).why == "7 of 10 sentences judge or demand something"


def test_a_report_has_no_parts_even_with_a_thesis() -> None:
    material = material_of([("paragraph", paragraph) for paragraph in ARGUED.split("\n\n")], "Close the old town")
    candidate = GENRES.get("prose").outline(material, None).candidates[0]
    assert GENRES.get("narrative").outline(material, candidate).parts == []
