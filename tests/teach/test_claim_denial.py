"""Which sentences deny another one, and which only seem to: antonyms, order, amounts, and what a denial is about."""

from __future__ import annotations

import pytest

from argmap.model.builder import MapBuilder
from argmap.teach.grading.word_evidence import ModelWords


def denies(model: str, text: str, language: str = "en") -> bool:
    """Whether a text is no longer taken for a claim of a model, were it in its place."""
    builder = MapBuilder()
    builder.claim(model)
    evidence = ModelWords(builder.build().evolve(language=language)).compare(text).get(0)
    return evidence is not None and evidence.clearly_denied >= 0.6


@pytest.mark.parametrize(
    ("model", "opposite", "same"),
    [
        ("Birds eat fish.", "Fish eat birds.", "Fish are eaten by birds."),
        ("The state lends the village money.", "The village lends the state money.", "The village borrows money."),
        ("Steel is stronger than copper.", "Copper is stronger than steel.", "Copper is weaker than steel."),
        ("The bridge broke because the river flooded.", "The river flooded because the bridge broke.",
         "Because the river flooded, the bridge broke."),
        ("The mayor asks the village before she decides.", "The mayor asks the village after she decides.",
         "Before she decides, the mayor asks the village."),
        ("The storm turned the village against the mayor.", "The storm turned the mayor against the village.",
         "The village was turned against the mayor by the storm."),
        ("A path leads from the lake to the mill.", "A path leads from the mill to the lake.",
         "A path leads to the mill from the lake."),
        ("The park has eight benches.", "The park has two benches.", "There are 8 benches in the park."),
        ("A third of the drivers wait.", "All of the drivers wait.", "33 % of the drivers wait."),
        ("Only the old mill is open on Sunday.", "Every old mill is open on Sunday.",
         "Nothing but the old mill is open on Sunday."),
        ("Nobody forgot to water the garden.", "Everybody forgot to water the garden.",
         "Everybody remembered to water the garden."),
        ("Lorries are not allowed to cross the bridge.", "Lorries may cross the bridge.",
         "Lorries are forbidden to cross the bridge."),
        ("The town should raise the tax.", "The town should lower the tax.", "The tax should be raised by the town."),
        ("The gate is locked at night.", "The gate is unlocked at night.", "At night the gate is locked."),
        ("The builder earns money.", "The builder loses money.", "The builder makes money."),
    ],
)  # fmt: skip
def test_an_opposite_denies_and_the_same_in_other_words_does_not(model: str, opposite: str, same: str) -> None:
    assert denies(model, opposite)
    assert not denies(model, same)


@pytest.mark.parametrize(
    ("model", "opposite", "same"),
    [
        ("Handys stören den Unterricht.", "Handys stören den Unterricht nicht.",
         "Der Unterricht wird von Smartphones gestört."),
        ("Die Karten sind teuer.", "Die Karten sind billig.", "Die Karten sind nicht billig."),
        ("Die Schule ist am Wochenende geschlossen.", "Die Schule ist am Wochenende offen.",
         "Am Wochenende ist die Schule nicht offen."),
        ("Kinder lernen in der Schule viel über Tiere.", "Kinder lernen in der Schule wenig über Tiere.",
         "In der Schule erfahren Kinder viel über Tiere."),
        ("Der Parkplatz ist im Dunkeln gefährlich.", "Der Parkplatz ist im Dunkeln sicher.",
         "Der Parkplatz ist im Dunkeln nicht sicher."),
        ("Unsere Klasse soll ein Kaninchen halten.", "Unsere Klasse soll kein Kaninchen halten.",
         "Ein Kaninchen sollte in unserer Klasse gehalten werden."),
        ("Die Klasse hat die Fische nie vergessen.", "Die Klasse hat die Fische vergessen.",
         "Die Klasse vergaß die Fische niemals."),
        ("Die Preise steigen im Sommer.", "Die Preise sinken im Sommer.", "Im Sommer wachsen die Preise."),
        ("Der Direktor erlaubt Handys in der Pause.", "Der Direktor verbietet Handys in der Pause.",
         "In der Pause sind Handys vom Direktor erlaubt."),
        ("Der Bus ist langsam.", "Der Bus ist schnell.", "Der Bus ist nicht schnell."),
    ],
)  # fmt: skip
def test_an_opposite_in_german_denies_and_the_same_in_other_words_does_not(
    model: str, opposite: str, same: str
) -> None:
    assert denies(model, opposite, "de")
    assert not denies(model, same, "de")


@pytest.mark.parametrize(
    ("model", "text"),
    [
        ("Travellers sleep on the way.", "It is not a problem to sleep on the way."),  # another word is denied
        ("The town takes no notice of the rain.", "The town does not see the rain."),  # both deny the seeing
        ("Our town is just as large as Felden.", "Felden is just as large as our town."),  # what says the same of both
        ("At nine the park closes.", "The park closes at nine."),  # a time may stand anywhere
    ],
)
def test_what_only_looks_like_a_denial(model: str, text: str) -> None:
    assert not denies(model, text)


def test_one_word_in_the_place_of_another_makes_a_copy_doubtful() -> None:
    assert denies("The birds leave the river in winter.", "The birds guard the river in winter.")
    assert not denies("The birds leave the river in winter.", "In winter the birds leave the river.")


def test_a_figure_is_its_whole_number() -> None:
    assert denies("The car park saw eleven accidents.", "The car park saw one single accident.")
    assert not denies("The car park saw eleven accidents.", "The car park saw 11 accidents.")
