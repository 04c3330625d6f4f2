"""English is told from other languages by its function words, and from other scripts by its letters."""

from __future__ import annotations

import pytest

from argmap.language.guessing import is_english, main_script

ENGLISH = "The city should buy more buses, because people need them and there is no room for more cars in the streets."
OTHERS = [
    "Die Stadt sollte mehr Busse fahren lassen, denn so war es früher, und wer an die Kinder denkt, will es so.",
    "Het is een goed idee om in de stad meer bussen te laten rijden, want dat was vroeger ook zo.",
    "Byen skal have flere busser, for vi har brug for dem, og der er for mange biler i centrum.",
    "La ville doit acheter plus de bus parce que les habitants en ont besoin et que le trafic est plus dense.",
    "Город должен купить больше автобусов.",
    "الحافلات تنقل عدداً أكبر من الناس",
    "",
    "12, 13!",
]


def test_english() -> None:
    assert is_english(ENGLISH)
    assert is_english(f"{ENGLISH} “على الطريق”, as they say.")


@pytest.mark.parametrize("text", OTHERS)
def test_other_languages(text: str) -> None:
    assert not is_english(text)


def test_scripts() -> None:
    assert [main_script(text) for text in OTHERS[-4:]] == ["cyrillic", "arabic", None, None]
    assert main_script(ENGLISH) == "latin"
