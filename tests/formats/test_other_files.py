"""Files that are no argument maps are told by evidence, and in one sentence."""

from __future__ import annotations

import pytest

from argmap.formats import parse
from argmap.formats.shared.choosing import detect

OTHERS = {
    "pyproject.toml": ('[build-system]\nrequires = ["x"]\n\n[project]\nname = "y"\n', "a TOML file"),
    "README.md": (
        "# Tool\n\nRun it:\n\n- install\n  - quickly\n- use\n\n[a]: https://b.org\n",
        "a page without pro",
    ),
    "SUMMARY.md": ("# Summary\n\n- [One](one.md)\n  - [Two](two.md)\n", "a page without pro"),
    "note.md": ("---\ntags: [x]\n---\n\nSome words -- and dashes.\n\n---\n", "a page without pro"),
    "talk.txt": ("[ANN]: Hello there.\n[BOB]: Hello.\n\n-- end --\n", "plain text"),
    "setup.py": ('"""\n[a]: A is so.\n  - [b]: B is so.\n"""\n', "a program"),
    "logo.svg": ('<svg xmlns="x"><g/></svg>', "a drawing (SVG)"),
    "index.rst": ("Title\n=====\n\n.. [1] Note\n\n-- end\n", "reStructuredText"),
    "data.csv": ("year,visitors\n2020,7\n", "a table with the columns year,visitors"),
    "steps.md": ("1. Install it.\n2. Run it.\n   - Note: slowly\n3. So it goes on\n4. Enjoy.\n", "a page without pro"),
    "notes.txt": ("Notes 1.5\n=========\n\nFixes\n-----\n\n* Bugs\n\n  - It stops.\n  - It slows.\n", "plain text"),
    "log.txt": ("[INFO]: started\n[INFO]: ended\n-> next\n", "plain text"),
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_file_that_is_no_map_gets_one_sentence(name: str) -> None:
    text, what = OTHERS[name]
    document = parse(text, file=name)
    assert document.format == "unknown"
    [error] = document.diagnostics
    assert error.message.startswith(f"this is not an argument map in a known format; it seems to be {what}")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[Close]: Close the old town.\n  + The air gets cleaner.\n", "argdown"),
        ("[Close]\n  + <Air>\n  - <Trade>\n", "argdown"),
        ("===\ntitle: T\n===\n\nClose it.\n", "argdown"),
        ("(1) All men are mortal.\n(2) Socrates is a man.\n----\n(3) Socrates is mortal.\n", "argdown"),
        ("<Air>: Cleaner.\n  +> [Close]\n", "argdown"),
        ("---\ntags: [x]\n---\n# Q?\n\n- Close it\n  - Air\n  - Trade\n", "outline"),
        ("+++\ntitle = 'T'\n+++\n\n- Close it\n  - Pro: Air\n", "outline"),
        ("- Close it\n  - Note: Air\n", "outline"),
    ],
)
def test_a_map_is_known_by_its_content(text: str, name: str) -> None:
    for file in (None, "map.md", "map.txt"):
        format = detect(text, text, file)
        assert (format.name if format is not None else None) == name


def test_a_suffix_of_its_own_still_decides() -> None:
    assert parse("Close the old town.\n", file="map.argdown").format == "argdown"
