"""Strengths straight from the formulas, one element at a time: slow, recursive, and independent of the evaluator."""

from __future__ import annotations

from collections.abc import Callable
from math import exp, log, prod

from argmap.model.elements import ArgumentMap, Claim, Polarity

Formula = Callable[[float, list[float], list[float]], float]


def pooled(strengths: list[float], power: int = 1) -> float:
    return 1.0 - prod((1.0 - strength) ** power for strength in strengths)


def linear(base: float, supports: float, attacks: float) -> float:
    if attacks >= supports:
        return base - base * (attacks - supports)
    return base + (1.0 - base) * (supports - attacks)


def p_max(power: int, base: float, energy: float) -> float:
    def h(x: float) -> float:
        return max(x, 0.0) ** power / (1.0 + max(x, 0.0) ** power)

    return base + (1.0 - base) * h(energy) - base * h(-energy)


def euler(base: float, energy: float) -> float:
    return 1.0 - (1.0 - base**2) / (1.0 + base * exp(energy))


def quadratic_energy(base: float, supports: list[float], attacks: list[float]) -> float:
    return p_max(2, base, sum(supports) - sum(attacks))


def df_quad(base: float, supports: list[float], attacks: list[float]) -> float:
    return linear(base, pooled(supports), pooled(attacks))


def squared_energy(base: float, supports: list[float], attacks: list[float]) -> float:
    return p_max(1, base, sum(s * s for s in supports) - sum(a * a for a in attacks))


def squared_df_quad(base: float, supports: list[float], attacks: list[float]) -> float:
    return linear(base, pooled(supports, 2), pooled(attacks, 2))


def df_quad_one_max(base: float, supports: list[float], attacks: list[float]) -> float:
    return p_max(1, base, pooled(supports) - pooled(attacks))


def euler_based(base: float, supports: list[float], attacks: list[float]) -> float:
    return euler(base, sum(supports) - sum(attacks))


def max_euler(base: float, supports: list[float], attacks: list[float]) -> float:
    return euler(base, max(supports, default=0.0) - max(attacks, default=0.0))


def mlp_based(base: float, supports: list[float], attacks: list[float]) -> float:
    if base in (0.0, 1.0):
        return base
    x = log(base / (1.0 - base)) + sum(supports) - sum(attacks)
    return 1.0 / (1.0 + exp(-x)) if x >= 0.0 else exp(x) / (1.0 + exp(x))


def h_categorizer(base: float, supports: list[float], attacks: list[float]) -> float:
    return base / (1.0 + sum(attacks))


def quad(base: float, supports: list[float], attacks: list[float]) -> float:
    supports, attacks = ([v for v in side if v] for side in (supports, attacks))
    lowered = base * prod(1.0 - a for a in attacks)
    raised = 1.0 - (1.0 - base) * prod(1.0 - s for s in supports)
    if supports and attacks:
        return (lowered + raised) / 2.0
    return raised if supports else lowered


def weighted_sum(base: float, supports: list[float], attacks: list[float]) -> float:
    return base + sum(supports) - sum(attacks)


FORMULAS: dict[str, Formula] = {
    "quadratic-energy": quadratic_energy,
    "df-quad": df_quad,
    "squared-energy": squared_energy,
    "squared-df-quad": squared_df_quad,
    "df-quad-one-max": df_quad_one_max,
    "euler-based": euler_based,
    "max-euler": max_euler,
    "mlp-based": mlp_based,
    "h-categorizer": h_categorizer,
    "quad": quad,
    "weighted-sum": weighted_sum,
}
BASES_IGNORED = {"h-categorizer"}


def plain_strengths(debate: ArgumentMap, semantics: str, *, supports_only: bool = False) -> dict[str, float]:
    """The strength of every claim and relation; a relation is always an element of its own here."""
    found: dict[str, float] = {}

    def strength(element: str) -> float:
        if element not in found:
            own = debate.by_id[element]
            onto = [relation for relation in debate.relations if relation.target == element]
            supports = [strength(r.id) for r in onto if r.polarity is Polarity.SUPPORT]
            attacks = [strength(r.id) for r in onto if r.polarity is Polarity.ATTACK and not supports_only]
            if not isinstance(own, Claim):
                base = own.weight * min(map(strength, own.premises))
            else:
                base = 1.0 if semantics in BASES_IGNORED else debate.base_score(element)
            found[element] = FORMULAS[semantics](base, supports, attacks)
        return found[element]

    return {element: strength(element) for element in debate.by_id}


def without(debate: ArgumentMap, *gone: str) -> ArgumentMap:
    """The map without some claims, the relations they are a premise or target of, and what hangs on those."""
    lost = set(gone)
    relations = list(debate.relations)
    while dropped := [r for r in relations if lost & {*r.premises, r.target}]:
        lost.update(r.id for r in dropped)
        relations = [r for r in relations if r not in dropped]
    return debate.evolve(
        thesis=None if debate.thesis in lost else debate.thesis,
        claims=[c for c in debate.claims if c.id not in lost],
        relations=relations,
    )
