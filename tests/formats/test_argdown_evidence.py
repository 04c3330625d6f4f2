"""Argdown is recognised by what only Argdown has, not by brackets, dashes or numbers."""

from __future__ import annotations

import pytest

from argmap.formats.shared.choosing import detect

ARGDOWN = {
    "a relation between titles": "[T]: We should.\n  + <A>: It helps.\n",
    "titles of one word": "[T]: text\n  - [S]: text\n",
    "arrows": "The town should close.\n  <- Shops lose.\n\n[T]\n  +> [S]\n",
    "a contradiction": "[S]: One.\n    >< <A>: Two.\n",
    "premises and a conclusion": "<A>\n\n(1) All men die.\n(2) Socrates is a man.\n-----\n(3) Socrates dies.\n",
    "a header": "===\ntitle: A debate\n===\n\n[T]\n  - a word\n",
    "an included part": "[a]: A.\n\n@include(part.argdown)\n",
}
OTHERS = {
    "TOML": "[build-system]\nrequires = ['x']\n\n[project]\nname = 'x'\n\n[tool.x]\na = 1\n",
    "link definitions": "# Read me\n\nSee [the site] and [docs].\n\n[the site]: https://a.org\n[docs]: ./docs/a.md\n",
    "footnotes": "A text.[^1]\n\nAnother.[^2]\n\n[^1]: See the first book.\n[^2]: See the second book.\n",
    "options": "usage: x [options] <file>\n\n  -h   show help\n  -v   be loud\n\n<file>: the file to read\n",
    "a licence": "(1) You may copy this.\n(2) You may not sell it.\n\n-------\n\nThe end of it.\n",
    "front matter": "---\ntitle: A post\n---\n\nWords, and more words.\n",
    "an underlined heading": "Heading\n=======\n\n- one\n- two\n\nOther\n-----\n\n(1) a point\n",
    "a change log": "[1.2.0] - 2024\n  - fixed a bug\n  - fixed another\n\n[1.1.0] - 2023\n  - first\n",
    "a transcript": "<anna> hello there\n<ben> hello to you\n<anna> how are things\n",
    "Python": 'def f(a: int) -> int:\n    """Returns a.\n\n    - a: it\n    """\n    return [a][0]\n',
    "YAML": "key:\n  - [a]\n  - [b]\nother: <x>\n",
    "a web page": "<html><body>[a]: b c\n  + [d]</body></html>",
}


@pytest.mark.parametrize("kind", ARGDOWN)
def test_argdown_is_recognised(kind: str) -> None:
    format = detect(ARGDOWN[kind], ARGDOWN[kind], None)
    assert format is not None
    assert format.name == "argdown"


@pytest.mark.parametrize("kind", OTHERS)
@pytest.mark.parametrize("file", [None, "a.txt", "a.md", "a.toml"])
def test_other_texts_are_not(kind: str, file: str | None) -> None:
    format = detect(OTHERS[kind], OTHERS[kind], file)
    assert format is None or format.name != "argdown"


def test_a_file_that_says_it_is_argdown_is_read_as_such() -> None:
    format = detect("Just words.", "Just words.", "a.argdown")
    assert format is not None
    assert format.name == "argdown"
