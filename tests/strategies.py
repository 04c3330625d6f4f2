"""Random maps for property tests: any graph the model can hold, and plain trees."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from argmap.model.builder import MapBuilder
from argmap.model.elements import (
    ArgumentMap,
    Confidence,
    Expectation,
    Issue,
    Kind,
    Origin,
    Polarity,
    Profile,
    Source,
    Status,
)
from argmap.model.ids import is_id

WORDS = st.sampled_from(
    ["cars", "no", "12:30", "2024-01-01", "a: b", "# x", "- y", "'quoted'", '"said"', "it's", "null", "~", "tab\tbed",
     "two  blanks", "{x}", "[y]", "&z", "*w", "!v", "%u", "@t", "`s", ">", "|", "?", "\\n", "0x1F", "1e3", ".5", "=",
     "<<", "line\u2028sep", "\u0085nel", "мир", "سلام", "世界", "🙂", "e\u0301", "\ufeffbom", "\u00a0nbsp", "\ue000pua"]
)  # fmt: skip
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=30)
TEXTS = (
    st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
    | ANY_TEXT
    | st.sampled_from(["line\nbreak", "line\n\nbreak\n", " lead", "trail ", "long " * 40])
).filter(lambda text: text.strip() != "")
IDS = st.from_regex(r"[a-z][a-z0-9_.:>-]{0,6}", fullmatch=True) | ANY_TEXT.filter(is_id)
SIGNED = [polarity for polarity in Polarity if polarity is not Polarity.UNKNOWN]
UNITS = st.floats(0, 1, allow_subnormal=False) | st.sampled_from([0.0, 0.5, 1.0])
NUMBERS = st.sampled_from(["0", "0.60", ">= 0.6", "<1", "== 0.710", "3"])
META = st.recursive(
    TEXTS, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXTS, inner, max_size=2), max_leaves=4
)


def optional(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | strategy


SOURCES = st.builds(
    Source,
    title=optional(TEXTS),
    url=optional(st.just("https://example.org/a?b=c#d")),
    file=optional(st.just("text.txt")),
    sha256=optional(st.just("0" * 63 + "a")),
    length=optional(st.integers(0, 10**6)),
)


@st.composite
def trees(draw: st.DrawFn, max_claims: int = 12) -> ArgumentMap:
    """A thesis and claims that each support or attack one earlier claim."""
    builder = MapBuilder()
    claims = [builder.thesis("The thesis holds.", id="t", base_score=draw(UNITS))]
    for number in range(draw(st.integers(0, max_claims - 1))):
        claim = builder.claim(f"Claim {number} holds.", id=f"c{number}", base_score=draw(UNITS))
        polarity = draw(st.sampled_from([Polarity.SUPPORT, Polarity.ATTACK]))
        builder.relation(polarity, claim, draw(st.sampled_from(claims)))
        claims.append(claim)
    return builder.build_sound()


@st.composite
def maps(
    draw: st.DrawFn, max_claims: int = 8, acyclic: bool = False, plain: bool = False, signed: bool = False
) -> ArgumentMap:
    """Any map: several roots, shared claims, co-premises, undercuts of undercuts, cycles unless `acyclic`.

    With `plain`, texts and ids are simple and only what scoring needs varies. With `signed`, no sign is missing.
    """
    names = iter(range(1000))
    texts = st.builds(lambda: f"Claim {next(names)} holds.") if plain else TEXTS
    builder = MapBuilder()
    kinds = st.sampled_from([Kind.CLAIM, Kind.CLAIM, *Kind])
    count = draw(st.integers(0, max_claims))
    claims = []
    for _ in range(count):
        fields = {"base_score": draw(optional(UNITS))}
        if not plain:
            fields |= _claim_fields(draw)
        name = None if plain else draw(optional(IDS))
        claims.append(builder.claim(draw(texts), id=name, kind=draw(kinds), **fields))
    if claims and draw(st.integers(0, 9)):
        builder.thesis(claims[0] if acyclic else draw(st.sampled_from(claims)))
    relations = []
    for _ in range(draw(st.integers(0, 2 * count)) if count else 0):
        onto_relation = bool(relations) and draw(st.integers(0, 3)) == 0
        target_number = draw(st.integers(0, count - 1))
        target = draw(st.sampled_from(relations)) if onto_relation else claims[target_number]
        lowest = 0
        if acyclic:  # premises come later in the order than everything they lead to
            if onto_relation:
                target_number = max(claims.index(p) for p in target.premises)
            lowest = target_number + 1
            if lowest >= count:
                continue
        size = draw(st.sampled_from([1, 1, 1, 2, 3]))
        premises = [claims[draw(st.integers(lowest, count - 1))] for _ in range(size)]
        fields = {"weight": draw(UNITS)} if draw(st.booleans()) else {}
        if not plain:
            fields |= _relation_fields(draw)
        polarity = draw(st.sampled_from([*(SIGNED if signed else Polarity), Polarity.SUPPORT, Polarity.ATTACK]))
        relation_id = None if plain else draw(st.none() | st.none() | IDS)
        relations.append(builder.relation(polarity, premises, target, id=relation_id, **fields))
    if not acyclic and len(relations) > 1 and draw(st.integers(0, 4)) == 0:
        relations[0].target = relations[1]  # may close a ring of relations
    if not plain:
        builder.header = _header(draw, [c.id for c in claims if c.id])
    return builder.build_sound()


def _claim_fields(draw: st.DrawFn) -> dict:
    if draw(st.booleans()):
        return {}
    return {
        "quotes": draw(st.lists(TEXTS, max_size=2)),
        "voice": draw(optional(TEXTS)),
        "issue": draw(optional(TEXTS)),
        "source": draw(optional(SOURCES)),
        "note": draw(optional(TEXTS)),
        "tags": draw(st.lists(TEXTS, max_size=2)),
        "status": draw(st.sampled_from(Status)),
        "origin": draw(st.none() | st.builds(Origin, rule=TEXTS, confidence=st.sampled_from(Confidence))),
        "allow": draw(st.dictionaries(TEXTS, TEXTS, max_size=1)),
    }


def _relation_fields(draw: st.DrawFn) -> dict:
    return {
        "label": draw(st.sampled_from([None, None, "addresses", "recommends", "rephrases"])),
        "scheme": draw(st.sampled_from([None, None, "analogy"])),
        "allow": draw(st.dictionaries(TEXTS, TEXTS, max_size=1)) if draw(st.integers(0, 5)) == 0 else {},
    }


def _header(draw: st.DrawFn, ids: list[str]) -> dict:
    if draw(st.booleans()):
        return {}
    return {
        "title": draw(optional(TEXTS)),
        "question": draw(optional(TEXTS)),
        "language": draw(optional(st.just("en"))),
        "profile": draw(st.sampled_from(Profile)),
        "prior": draw(optional(UNITS)),
        "issues": draw(st.lists(st.builds(Issue, id=IDS, title=optional(TEXTS)), max_size=3, unique_by=lambda i: i.id)),
        "source": draw(optional(SOURCES)),
        "expect": draw(
            optional(
                st.builds(
                    Expectation,
                    unanswered=optional(NUMBERS),
                    balance=optional(NUMBERS),
                    strength=st.dictionaries(st.sampled_from(ids or ["x"]), NUMBERS, max_size=2),
                )
            )
        ),
        "allow": draw(st.dictionaries(TEXTS, TEXTS, max_size=1)),
        "metadata": draw(st.dictionaries(TEXTS, META, max_size=2)),
    }


def some(strategy: st.SearchStrategy, count: int) -> list:
    """About `count` examples, the same at each run, for what is too slow to be asked one at a time."""
    found: list = []

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def note(example: object) -> None:
        found.append(example)

    note()
    return found
