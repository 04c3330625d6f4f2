"""Writes the table of catalogues of the guide from the catalogues: `python -m tests.pages.language_table`."""

from __future__ import annotations

from argmap.language.wording import SOURCE, Wording, languages
from tests.language.missing import expected, is_shown, missing
from tests.pages.blocks import ROOT

FILE = ROOT / "argmap" / "guide" / "languages.md"
HEADING = "## The catalogues\n"
_OPENING = """
A catalogue is a data file, `argmap/language/shown/CODE.txt`. What it lacks is said in English.

| code | language | pictures, pages, exercises | scores | reviewed by a native speaker |
|---|---|---|---|---|
"""


def table() -> str:
    """The section of the page: a row for each language, with how much of it is translated."""
    rows = []
    for code in languages():
        wording, cells = Wording(code), []
        for shown in (True, False):
            wanted = [key for key in expected(code) if is_shown(key) is shown]
            lacking = [key for key in missing(code) if is_shown(key) is shown]
            cells.append(f"{len(wanted) - len(lacking)} of {len(wanted)}")
        reviewed = "yes" if wording.is_reviewed else "no; it is the source" if code == SOURCE else "no"
        rows.append(f"| `{code}` | {wording.name} | {cells[0]} | {cells[1]} | {reviewed} |\n")
    return HEADING + _OPENING + "".join(rows)


if __name__ == "__main__":
    before = FILE.read_text(encoding="utf-8").partition(HEADING)[0]
    FILE.write_text(before + table(), encoding="utf-8")
