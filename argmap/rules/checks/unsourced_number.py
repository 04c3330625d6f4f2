"""A figure without a source.

What
    A claim or piece of evidence, other than the thesis, that states a figure, while neither it nor a claim that
    directly supports it has a `source`. A link in a text of Kialo, Argdown or Markdown is a source. A figure in a quote
    has the article that the map is about, if the header's `source` names it. A voice says who states the figure, not
    where to look it up.

    A *figure* is an amount of money, a percentage, a number with million, billion or trillion, a number from ten up, or
    a decimal; in English also words such as *eleven per cent*, *four in ten* and *a third of*. These are not figures:
    years, dates, times, ages (*16-year-olds*, *aged 65*), ordinals (*21st*), numbers below ten, *one of*, numbers in
    names (*Article 50*, *COVID-19*, *9/11*, *5G*), and numbers in the question, the thesis or a recommendation, since
    the debate is about them.

Why
    A figure persuades because it is exact, and nobody can check it without knowing where it comes from.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: Nitrogen dioxide fell by 33 % in 2024.

Clean
    argmap: 1
    thesis: The old town should be closed to private cars from 10 to 18 h.
    pillars:
      - claim: Nitrogen dioxide fell by 33 % in 2024.
        source: City air report 2024
      - claim: Children under 10 play there until 18 h.

See: Kialo, "Types of mark": *unsupported* is a claim with neither sources nor pros below it.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Severity
from argmap.language.normalising import normalise
from argmap.language.numbers import COUNTING, figures, numbers
from argmap.model.elements import ArgumentMap, Claim, Kind
from argmap.rules.running.grounds import MAY_SUPPORT
from argmap.rules.running.rule import Finding, Rule, RuleContext


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each such claim."""
    debate = context.debate
    english = context.is_english
    topic = numbers(debate.question or "")
    for claim in debate.claims:
        if claim.id == debate.thesis or claim.kind is Kind.RECOMMENDATION:
            topic |= numbers(claim.text)
    for claim in debate.claims:
        if claim.id == debate.thesis or claim.kind not in (Kind.CLAIM, Kind.EVIDENCE):
            continue
        in_words = english and not COUNTING.isdisjoint(context.words[claim.text])
        bare = [figure for figure in figures(claim.text, in_words) if not numbers(figure) or numbers(figure) - topic]
        if bare and debate.source is not None:
            bare = [figure for figure in bare if not _is_quoted(figure, claim)]
        if bare and not _is_sourced(debate, claim):
            named = " and ".join(f"'{figure}'" for figure in bare[:2])
            yield Finding(f"{named} {'has' if len(bare) == 1 else 'have'} no source; add 'source:'", claim.id, "text")


def _is_quoted(figure: str, claim: Claim) -> bool:
    """Whether a quote of the claim has the figure."""
    digits = numbers(figure)
    return any(digits <= numbers(quote) if digits else normalise(figure) in normalise(quote) for quote in claim.quotes)


def _is_sourced(debate: ArgumentMap, claim: Claim) -> bool:
    below = [r for r in debate.onto.get(claim.id, ()) if r.polarity in MAY_SUPPORT]
    return any(member.source is not None for member in (claim, *(debate.claim(p) for r in below for p in r.premises)))


RULE = Rule("ARG404", "unsourced-number", Severity.WARNING, check, __doc__, reports_absence=True)
