"""An assistant without a model: it maps an article by the tools alone, as its plan says, and corrects a false quote.

What it quotes it looks up in the passages that it was given; the one false quote is a passage in its own words.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Reply(NamedTuple):
    """What a tool has answered; `values` is None for a refusal."""

    text: str
    values: dict[str, Any] | None


Call = Callable[..., Awaitable[Reply]]


class Step(NamedTuple):
    """A claim of the plan: its key, the key of the claim that it bears on and how, its words, and the beginning and the
    end of what it quotes.
    """

    key: str
    above: str
    role: str
    words: str
    begins: str
    ends: str


@dataclass
class Plan:
    """What the assistant means to say of an article; `false_quote` is what it first quotes for the last claim."""

    title: str
    thesis: Step
    steps: tuple[Step, ...]
    false_quote: str


@dataclass
class Mapped:
    """What came of it: the map, the refusal of the false quote, the last check, and how many calls it took."""

    text: str
    refusal: str
    check: dict[str, Any]
    calls: int
    sizes: dict[str, int] = field(default_factory=dict)


async def map_article(call: Call, plan: Plan, **article: str) -> Mapped:
    """Maps an article, which is given by `path` or `text`, with the map as a text that grows."""
    calls = 0
    sizes: dict[str, int] = {}

    async def ask(name: str, **arguments: Any) -> Reply:
        nonlocal calls
        calls += 1
        reply = await call(name, **arguments)
        sizes[name] = max(sizes.get(name, 0), len(reply.text))
        return reply

    assert "Passages" in (await ask("method")).text
    passages = await read_passages(ask, **article)
    compared = {f"article_{name}": value for name, value in article.items()}
    first = plan.thesis
    text = (
        f"argmap: 1\ntitle: {plan.title}\nthesis:\n  id: thesis\n  claim: {first.words}\n"
        f"  quote: {look_up(passages, first)}\n"
    )
    ids = {first.key: "thesis"}
    refusal = ""
    for number, step in enumerate(plan.steps):
        action = {"action": "add", "claim": ids[step.above], "role": step.role, "text": step.words}
        is_last = number + 1 == len(plan.steps)
        if is_last:
            refused = await ask(
                "edit", text=text, actions=[{**action, "quote": plan.false_quote}], show="map", **compared
            )
            assert refused.values is None, "a false quote was taken"
            refusal = refused.text
        right = {**action, "quote": look_up(passages, step)}
        text, focus = await edit(ask, text, right, compared)
        ids[step.key] = focus
    checked = await ask("check", text=text, detail=True, **compared)
    assert checked.values is not None, checked.text
    for name in ("score", "render"):
        assert (await ask(name, text=text)).values is not None
    return Mapped(text, refusal, checked.values, calls, sizes)


async def read_passages(ask: Call, **article: str) -> list[str]:
    """All passages of an article, window by window."""
    passages: list[str] = []
    offset: int | None = 0
    while offset is not None:
        reply = await ask("passages", offset=offset, **article)
        assert reply.values is not None, reply.text
        passages += [passage["text"] for passage in reply.values["passages"]]
        offset = reply.values["next_offset"]
    return passages


async def edit(ask: Call, text: str, action: dict[str, Any], compared: dict[str, str]) -> tuple[str, str]:
    """The whole text of the map after an action, window by window, and the claim to look at next."""
    whole, offset, focus = "", 0, ""
    while offset is not None:
        reply = await ask("edit", text=text, actions=[action], show="map", detail=True, offset=offset, **compared)
        assert reply.values is not None, reply.text
        whole, offset, focus = whole + reply.values["text"], reply.values["next_offset"], reply.values["focus"]
    return whole, focus


def look_up(passages: list[str], step: Step) -> str:
    """What a step quotes, word for word from the passage that has it."""
    for passage in passages:
        start = passage.find(step.begins)
        if start >= 0 and (end := passage.find(step.ends, start)) >= 0:
            return passage[start : end + len(step.ends)]
    raise AssertionError(f"no passage has '{step.begins} … {step.ends}'")


NIGHT_BUSES = Plan(
    "Night buses",
    Step("thesis", "", "", "Buses should run all night on the four main lines.", "The city should run", "main lines"),
    (
        Step("work", "thesis", "reason", "Night buses help people to work at night.", "Work does not", "at midnight"),
        Step("taxi", "work", "evidence", "A third of the workers pay for a taxi.", "a third of them", "their wage"),
        Step("safer", "thesis", "reason", "Night buses make the streets safer.", "The streets are safer", "ride"),
        Step("drunk", "safer", "evidence", "There were a fifth fewer drunk drivers.", "the police", "drunk drivers"),
        Step("trial", "drunk", "objection", "The trial was short.", "the trial lasted", "one winter"),
        Step("money", "thesis", "objection", "Empty buses waste money.", "empty buses", "burn money"),
        Step("small", "money", "rebuttal", "Small buses cost half as much.", "small buses", "that sum"),
        Step("noise", "thesis", "objection", "Residents are kept awake.", "Residents fear", "windows"),
        Step("quiet", "noise", "rebuttal", "Electric buses are quiet.", "electric buses", "the rain"),
        Step("start", "money", "recommendation", "Start with small electric buses.", "The council should", "buses"),
    ),
    "The council must begin with little electric buses",
)

US_PAKISTAN = Plan(
    "A fresh start for Pakistan and the United States",
    Step(
        "reset", "", "", "Pakistan's attempt at a fresh start with Washington is worth making.",
        "Pakistan’s bid to reset", "calculated gamble",
    ),
    (
        Step("security", "reset", "reason", "Fighting terrorism together makes both nations safer.",
             "Both nations share", "safe haven"),
        Step("taliban", "security", "evidence", "Pakistan has influence over the Taliban.",
             "Pakistan’s influence", "the Taliban"),
        Step("trust", "security", "reason", "Joint operations restore trust.",
             "Enhanced intelligence-sharing", "rebuild trust"),
        Step("trade", "reset", "reason", "More trade pays off for both nations.",
             "Pakistan’s economy", "technology"),
        Step("road", "trade", "objection", "Washington distrusts the Belt and Road Initiative.",
             "despite U.S. skepticism", "Initiative"),
        Step("diplomacy", "reset", "reason", "Diplomacy in step eases conflicts from Kashmir to Iran.",
             "From Kashmir to Iran", "mitigate conflicts"),
        Step("distrust", "reset", "objection", "The past has left distrust.",
             "U.S. policymakers remain wary", "Haqqani Network"),
        Step("pragmatism", "distrust", "rebuttal", "Pakistan now speaks with pragmatism.",
             "Despite these fissures", "pragmatism"),
        Step("china", "reset", "objection", "Pakistan's closeness to China stands in the way.",
             "Washington views CPEC", "economic collaboration"),
        Step("projects", "china", "recommendation", "Build projects together that need no CPEC.",
             "Alternative to CPEC", "transport initiatives"),
        Step("domestic", "reset", "objection", "Politics at home leave little room.",
             "The Trump administration’s “America First”", "limit concessions"),
        Step("tariffs", "domestic", "recommendation", "Lower the tariffs on textiles and services.",
             "Tariff reductions", "trade imbalance"),
    ),
    "Tariffs on textiles from Pakistan ought to fall",
)  # fmt: skip
