"""Which format a text or a file name stands for: the registered formats are asked, no list names them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from argmap.formats import dump, load, parse
from argmap.formats.shared import choosing
from argmap.formats.shared.choosing import detect, is_text_beside, suffixes, writers
from argmap.formats.shared.format import Certainty, Format
from argmap.model.builder import MapBuilder
from argmap.registry import FORMATS
from tests.formats.test_new_format import SIGNED


class Registered:
    """The registered formats and some more, as plug-ins would add them."""

    def __init__(self, *more: Format) -> None:
        self.more = more

    def __iter__(self) -> Iterator[Format]:
        return iter([*FORMATS, *self.more])

    def get(self, name: str) -> Format:
        return FORMATS.get(name)


def detected(text: str, file: str | None = None) -> str | None:
    format = detect(text, text, file)
    return format.name if format is not None else None


def test_the_suffix_of_one_format_tells_where_the_text_does_not() -> None:
    assert detected("nothing known", "map.signs") is None
    assert detected("nothing known", "map.kialo") == "kialo"
    assert detected("nothing known", "MAP.KIALO") == "kialo"


def test_a_suffix_that_other_files_have_too_tells_nothing() -> None:
    assert detected("nothing known", "map.txt") is None
    assert detected("{}", "map.json") is None
    assert detected("<a/>", "map.xml") is None


def test_a_new_format_is_known_by_its_suffix_and_its_text(monkeypatch: pytest.MonkeyPatch) -> None:
    looking = replace(SIGNED, name="looking", detects=lambda text: text.startswith("="), certainty=Certainty.LOOKS)
    marked = replace(SIGNED, name="marked", suffixes=(".mark",), detects=lambda text: text.startswith("= "))
    monkeypatch.setattr(choosing, "FORMATS", Registered(looking, marked))
    assert detected("nothing known", "map.signs") == "looking"
    assert detected("= T") == "marked"
    assert detected("= T", "map.signs") == "looking"
    assert ".mark" in suffixes()
    assert [format.name for format in writers("map.mark")] == ["marked"]


def test_of_two_formats_that_detect_a_text_the_more_certain_one_reads_it() -> None:
    text = "p af 2\n#\n1 2\n"
    takers = [name for name in ("tgf", "iccma") if FORMATS.get(name).detects(text)]
    assert "iccma" in takers
    assert detected(text) == "iccma"


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("map.yaml", "native"),
        ("map.yml", "native"),
        ("MAP.JSON", "native-json"),
        ("map.argdown", "argdown"),
        ("map.csv", "csv"),
    ],
)
def test_a_map_is_dumped_in_the_format_of_the_suffix(tmp_path: Path, name: str, format: str) -> None:
    builder = MapBuilder()
    builder.support(builder.claim("Reason", id="r"), builder.thesis("Thesis", id="t"))
    dump(builder.build(), tmp_path / name)
    text = (tmp_path / name).read_text(encoding="utf-8")
    assert parse(text).format == format.removesuffix("-json")
    assert text.startswith("{") is (format == "native-json")
    assert load(tmp_path / name) == builder.build()


@pytest.mark.parametrize("name", ["map.docx", "map", "map.lkif"])
def test_what_cannot_be_written_is_refused_with_the_known_suffixes(tmp_path: Path, name: str) -> None:
    message = rf"'{name}': no format is written with this suffix; known suffixes are .* \.argdown .* \.yaml"
    with pytest.raises(ValueError, match=message):
        dump(MapBuilder().build(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_named_format_is_written_whatever_the_suffix_says(tmp_path: Path) -> None:
    dump(MapBuilder().build(), tmp_path / "map.json", format="aif")
    assert '"nodes"' in (tmp_path / "map.json").read_text(encoding="utf-8")


def test_the_text_beside_an_annotation_is_told_from_a_map(tmp_path: Path) -> None:
    for name in ("a.txt", "a.ann", "b.txt", "b.ann.json", "c.txt", "c.xml", "d.txt", "d.argdown"):
        (tmp_path / name).touch()
    assert [name for name in "abcd" if is_text_beside(tmp_path / f"{name}.txt")] == ["a", "b", "c"]
    assert not is_text_beside(tmp_path / "a.ann")
