"""Writes the table of words of the guide from the word lists: `python -m tests.pages.sign_words_table`."""

from __future__ import annotations

from argmap.language.sign_words import ROLES, sign_languages
from tests.pages.blocks import ROOT

FILE = ROOT / "argmap" / "guide" / "signs.md"
HEADING = "## Words by language\n"
_OPENING = """
Words in any case, with or without accents. An entry with `…` may go on for some words, as in *Arguments against zoos*.
Only the English words were reviewed by somebody who grew up with the language; the others are data files in
`argmap/language/signs`, one for each language, and corrections are welcome.

| language | for | against | neither |
|---|---|---|---|
"""


def table() -> str:
    """The section of the page: a row for each language, with all words that have a role."""
    rows = []
    for language in sign_languages():
        cells = [", ".join(language.sections.get(role, ())) for role in ROLES]
        rows.append(f"| {language.name} (`{language.code}`) | {' | '.join(cells)} |\n")
    return HEADING + _OPENING + "".join(rows)


if __name__ == "__main__":
    before = FILE.read_text(encoding="utf-8").partition(HEADING)[0]
    FILE.write_text(before + table(), encoding="utf-8")
