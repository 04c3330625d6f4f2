"""What is said of a claim, a relation, an issue, a scheme or a rule when somebody points at it, as Markdown.

Texts of the map are data: whatever they hold, they are shown as it is and make no link, picture or heading.
"""

from __future__ import annotations

from argmap.model.default_semantics import DEFAULT_SEMANTICS
from argmap.model.elements import ArgumentMap, Claim, Kind, Polarity, Relation, shorten
from argmap.model.schemes import find_scheme
from argmap.registry import RULES
from argmap.scoring import UnsettledError
from argmap.scoring.answers.effects import effects, part_of
from argmap.syntax.markdown_text import literal

LONGEST = 600
"""Characters of a text that are shown."""
_WEIGHED = 40
"""Relations onto a claim of which the effect is worked out."""


def claim_roles(debate: ArgumentMap) -> dict[str, str]:
    """What each claim is: the thesis, a pillar, an objection and so on, by its first relation."""
    roles: dict[str, str] = {}
    for claim in debate.claims:
        if claim.id == debate.thesis:
            roles[claim.id] = "thesis"
            continue
        leading = debate.out_of.get(claim.id, ())
        if claim.kind in (Kind.EVIDENCE, Kind.RECOMMENDATION, Kind.QUESTION):
            roles[claim.id] = str(claim.kind)
        elif leading:
            roles[claim.id] = debate.role(leading[0])
        else:
            roles[claim.id] = str(claim.kind)
    return roles


def claim_help(debate: ArgumentMap, claim: Claim) -> str:
    """A claim: what it is, its words, its strength, and what supports and attacks it most."""
    role = claim_roles(debate).get(claim.id, str(claim.kind))
    parts = [f"**{role}** · {literal(claim.id)}", literal(shorten(claim.text, LONGEST)), *_strength(debate, claim)]
    facts = [("said by", claim.voice), ("issue", claim.issue), ("note", claim.note)]
    facts += [("source", (claim.source.title or claim.source.url) if claim.source is not None else None)]
    said = [f"{name}: {literal(shorten(value, 200))}" for name, value in facts if value]
    return "\n\n".join([*parts, *([" · ".join(said)] if said else [])])


def _strength(debate: ArgumentMap, claim: Claim) -> list[str]:
    """The strength, and a line each for the strongest support and attack."""
    base = debate.base_score(claim.id)
    stated = "" if claim.base_score is not None else ", not stated"
    try:
        part = part_of(debate, claim.id, DEFAULT_SEMANTICS)
        onto = [relation for relation in debate.onto.get(claim.id, ()) if relation.polarity.is_signed][:_WEIGHED]
        owed = effects(part, [relation.id for relation in onto])
    except UnsettledError as error:
        return [f"strength unknown: {literal(str(error))}"]
    lines = [f"strength **{part.strength:.2f}** (base {base:.2f}{stated})"]
    for polarity, words in ((Polarity.SUPPORT, "supported most by"), (Polarity.ATTACK, "attacked most by")):
        of_kind = [relation for relation in onto if relation.polarity is polarity and relation.id in owed]
        if of_kind:
            most = max(of_kind, key=lambda relation: abs(owed[relation.id]))
            lines.append(f"{words} {_premises(debate, most)} ({_signed(owed[most.id])})")
    return ["  \n".join(lines)]


def _signed(effect: float) -> str:
    return f"{effect:+.2f}".replace("-", "−")


def _premises(debate: ArgumentMap, relation: Relation) -> str:
    shown = [f"“{literal(shorten(debate.claim(premise).text, 80))}”" for premise in relation.premises[:3]]
    return " with ".join(shown)


def relation_help(debate: ArgumentMap, relation: Relation) -> str:
    """A relation: what it is, its ends, weight and scheme."""
    target = debate.by_id[relation.target]
    words = target.text if isinstance(target, Claim) else target.id
    lines = [
        f"**{debate.role(relation)}** · {literal(relation.id)}",
        f"{_premises(debate, relation)} → “{literal(shorten(words, 120))}”",
    ]
    facts = [f"weight {relation.weight:g}"] if relation.weight != 1 else []
    if relation.scheme:
        found = find_scheme(relation.scheme)
        facts.append(f"scheme: {literal(found.title if found is not None else relation.scheme)}")
    return "\n\n".join([*lines, *([" · ".join(facts)] if facts else [])])


def issue_help(debate: ArgumentMap, name: str) -> str:
    """An issue: its title, and how many claims are about it."""
    title = next((issue.title for issue in debate.issues if issue.id == name), None)
    about = sum(claim.issue == name for claim in debate.claims)
    count = f"{about} claim{'s' * (about != 1)} about it"
    return "\n\n".join([f"**issue** · {literal(name)}", *([literal(title)] if title else []), count])


def scheme_help(name: str) -> str:
    """A scheme with its premises and critical questions; empty for a name that no scheme has."""
    scheme = find_scheme(name)
    if scheme is None:
        return ""
    lines = [f"**{literal(scheme.title)}**"]
    if scheme.premises:
        lines += ["", "Premises:", "", *(f"- {literal(premise)}" for premise in scheme.premises)]
    if scheme.questions:
        lines += ["", "Critical questions:", "", *(f"- {literal(question)}" for question in scheme.questions)]
    return "\n".join(lines)


def rule_help(name: str) -> str:
    """A rule: its code, what it reports and why; empty for a name that no rule has."""
    if name not in RULES.names():
        return ""
    rule = RULES.get(name)
    sentence, *sections = rule.doc.strip().split("\n\n")
    said = [f"**{name}** · {rule.code} · {rule.severity}", " ".join(sentence.split())]
    for section in sections:
        heading, _, body = section.partition("\n")
        if heading.strip() in ("What", "Why"):
            said.append(f"**{heading.strip()}** {' '.join(body.split())}")
    return "\n\n".join(said)
