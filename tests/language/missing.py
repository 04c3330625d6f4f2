"""What the catalogues lack, as `missing.txt` lists it; `python -m tests.language.missing` writes that file anew.

Whoever adds a key to `en.txt` runs it: the file then says what is left to translate.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from argmap.language.plural_forms import MANY, plural_endings, without_ending
from argmap.language.wording import SOURCE, catalogue, languages

FILE = Path(__file__).with_name("missing.txt")
SHOWN = (
    "box",
    "catalogue",
    "change",
    "class",
    "class-board",
    "columns",
    "connective",
    "detail",
    "exercise",
    "exercise-page",
    "feedback",
    "flow",
    "legend",
    "lesson",
    "list",
    "live",
    "mark",
    "matrix",
    "number",
    "outline",
    "overview",
    "page",
    "part",
    "passive",
    "picture",
    "principle",
    "quote",
    "report",
    "role",
    "rubric",
    "scheme",
    "script",
    "shape",
    "side-of-claim",
    "side-of-thesis",
    "side.thesis",
    "side.top",
    "sheet",
    "slide",
    "tag",
    "tree",
    "vee",
    "verb",
)
"""What the keys of pictures, pages and exercises begin with; every catalogue should have all of them."""
SAID = (
    "compare",
    "element",
    "figure",
    "label",
    "profile",
    "remark",
    "robust",
    "rows",
    "score",
    "semantics",
    "shares",
    "side",
    "state",
    "stats",
    "what-if",
    "why",
)
"""What the keys of scores begin with, which are complete in English and German."""
COMPLETE = ("de",)
"""The languages that have both."""


def begins(key: str, starts: tuple[str, ...]) -> bool:
    """Whether a key is one of `starts` or begins with one of them and a dot."""
    return any(key == start or key.startswith(f"{start}.") for start in starts)


def is_shown(key: str) -> bool:
    """Whether pictures, pages and exercises show the words of a key, rather than scores alone."""
    return begins(key, SHOWN)


def expected(language: str) -> list[str]:
    """The keys of a full catalogue: those of English, with the plural forms of the language."""
    keys: list[str] = []
    for key in catalogue(SOURCE):
        keys += [without_ending(key) + ending for ending in plural_endings(language)] if key.endswith(MANY) else [key]
    return list(dict.fromkeys(keys))


def missing(language: str) -> list[str]:
    """The keys that a catalogue lacks."""
    own = catalogue(language)
    return [key for key in expected(language) if key not in own]


def report() -> str:
    """For each language, the keys of pictures that it lacks, one by one, and how many others by their first word."""
    lines = (__doc__ or "").splitlines()[:1]
    for language in languages()[1:]:
        lacks, full = missing(language), expected(language)
        lines += ["", f"{language}: {len(full) - len(lacks)} of {len(full)}"]
        named = [key for key in lacks if is_shown(key) or language in COMPLETE]
        others = Counter(key.split(".")[0] for key in lacks if key not in named)
        lines += [f"  {key}" for key in named] + [f"  {part}: {count}" for part, count in sorted(others.items())]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    FILE.write_text(report(), encoding="utf-8")
