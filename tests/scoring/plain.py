"""Strengths straight from the formulas, one element at a time: slow, recursive, and independent of the evaluator."""

from __future__ import annotations

from collections.abc import Callable

from argmap.model.elements import ArgumentMap, Claim, Polarity

Formula = Callable[[float, list[float], list[float]], float]


def quadratic_energy(base: float, supports: list[float], attacks: list[float]) -> float:
    def h(x: float) -> float:
        return max(x, 0.0) ** 2 / (1.0 + max(x, 0.0) ** 2)

    e = sum(supports) - sum(attacks)
    return base + (1.0 - base) * h(e) - base * h(-e)


def df_quad(base: float, supports: list[float], attacks: list[float]) -> float:
    def pooled(strengths: list[float]) -> float:
        total = 0.0
        for strength in strengths:
            total = total + (1.0 - total) * strength
        return total

    va, vs = pooled(attacks), pooled(supports)
    return base - base * abs(vs - va) if va >= vs else base + (1.0 - base) * abs(vs - va)


FORMULAS: dict[str, Formula] = {"quadratic-energy": quadratic_energy, "df-quad": df_quad}


def plain_strengths(debate: ArgumentMap, semantics: str, *, supports_only: bool = False) -> dict[str, float]:
    """The strength of every claim and relation; a relation is always an element of its own here."""
    found: dict[str, float] = {}

    def strength(element: str) -> float:
        if element not in found:
            own = debate.by_id[element]
            onto = [relation for relation in debate.relations if relation.target == element]
            supports = [strength(r.id) for r in onto if r.polarity is Polarity.SUPPORT]
            attacks = [strength(r.id) for r in onto if r.polarity is Polarity.ATTACK and not supports_only]
            base = (
                debate.base_score(element) if isinstance(own, Claim) else own.weight * min(map(strength, own.premises))
            )
            found[element] = FORMULAS[semantics](base, supports, attacks)
        return found[element]

    return {element: strength(element) for element in debate.by_id}
