"""Marks of reasons and objections at the start of a line: words in any dress, brackets, signs."""

from __future__ import annotations

import pytest

from argmap.formats import parse
from argmap.formats.shared.sign_labels import read_label, section_polarity


@pytest.mark.parametrize("line", ["Pro: x", "PRO : x", "pro – x", "Pro 1: x", "Pro #2: x", "Point 3 (pro): x"])
@pytest.mark.parametrize("mark", ["", "\u200f", "\u2068"])
def test_a_word_with_a_colon_or_a_dash(line: str, mark: str) -> None:
    label = read_label(mark + line)
    assert (str(label.polarity), label.text) == ("support", "x")


@pytest.mark.parametrize(
    "line",
    [
        *("**Con**: x", "**Con:** x", "*Con*: x", "_Con:_ x", "__Con__ x", "***Con*** – x", "`Con`: x"),
        *("[Con] x", "(con): x", "【反对】x", "[-] x", "(−) x", "（-）x"),
        *("- x", "− x", "➖ x", "👎 x", "👎🏾 x", "❌x", "✘ x", "✖️ x", "❌: x"),
        *("Con：x", "Con﹕ x", "反对：x"),
    ],
)
def test_words_in_any_dress_and_signs(line: str) -> None:
    label = read_label(line)
    assert (str(label.polarity), label.text) == ("attack", "x")


@pytest.mark.parametrize(
    ("line", "polarity", "text"),
    [
        ("Good, because it is known", "support", "it is known"),
        ("Bad, because it grows", "attack", "it grows"),
        ("Neutral, because it is text", "neutral", "it is text"),
        ("Gut, weil es klein ist", "support", "es klein ist"),
        ("Bien, parce que c'est petit", "support", "c'est petit"),
        ("Because it rains", "support", "Because it rains"),
        ("but they train vets", "attack", "but they train vets"),
        ("但是动物受苦", "attack", "但是动物受苦"),
        ("Note: x", "neutral", "x"),
    ],
)
def test_sentences_that_open_with_a_reason(line: str, polarity: str, text: str) -> None:
    label = read_label(line)
    assert (str(label.polarity), label.text) == (polarity, text)


@pytest.mark.parametrize(
    "line",
    [
        *("Zoos educate", "+5 % growth", "-5 %", "https://example.org", "At 10:30 we go", "**Bold** words", "[x] done"),
        *(
            "[Pro](#id)",
            "Pro\\: x",
            "Because?",
            "Buttons are round",
            "Formal: x",
            "Contraband: x",
            "Pro:",
            "",
            "反对动物园",
        ),
    ],
)
def test_what_is_no_label(line: str) -> None:
    label = read_label(line)
    assert (label.polarity, label.text) == (None, line)


def test_a_word_that_is_not_known_is_not_support_and_the_nearest_is_named() -> None:
    label = read_label("Objecton: they breed")
    assert label.polarity is None
    assert label.problem == "'Objecton:' is not known as a word for reasons or objections; did you mean 'objection:'?"
    assert read_label("Zoos educate").problem is None


@pytest.mark.parametrize(
    "name", ["Cons", "**Cons**", "*Cons:*", "## Cons", "Cons (3)", "2. Cons", "👎", "👎 Cons", "Arguments against zoos"]
)
def test_names_of_sections(name: str) -> None:
    assert str(section_polarity(name)) == "attack"


@pytest.mark.parametrize("name", ["", "Zoos", "Pros and cons", "The cons outweigh", "👍 Cons", "x" * 200])
def test_what_is_no_name_of_a_section(name: str) -> None:
    assert section_polarity(name) is None


LANGUAGES = {
    "en": ("For", "Against", "Objection"),
    "de": ("Für", "Gegen", "Einwand"),
    "fr": ("Pour ", "Contre ", "Objection "),
    "es": ("A favor", "En contra", "Objeción"),
    "pt": ("Prós", "Contra", "Objeção"),
    "it": ("A favore", "Contro", "Obiezione"),
    "nl": ("Voor", "Tegen", "Bezwaar"),
    "pl": ("Za", "Przeciw", "Zarzut"),
    "tr": ("Lehte", "Karşı", "İTİRAZ"),
    "ar": ("مع", "ضد", "اعتراض"),
    "ur": ("حق میں", "خلاف", "اعتراض"),
    "hi": ("पक्ष", "विपक्ष", "आपत्ति"),
    "zh": ("支持", "反对", "异议"),
    "ja": ("賛成", "反対", "異論"),
}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("dress", ["{}: {}", "**{}**: {}", "{}： {}", "*{}:* {}", "[{}] {}"])
def test_an_outline_in_each_language(code: str, dress: str) -> None:
    words = LANGUAGES[code]
    bullets = "".join(f"  - {dress.format(word, f'claim {number}')}\n" for number, word in enumerate(words))
    document = parse(f"- Thesis of the page\n{bullets}", format="outline")
    signs = {document.map.claim(r.premises[0]).text: str(r.polarity) for r in document.map.relations}
    assert signs == {"claim 0": "support", "claim 1": "attack", "claim 2": "attack"}
    assert [d for d in document.diagnostics if d.severity != "info"] == []
