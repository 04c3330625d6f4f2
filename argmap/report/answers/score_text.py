"""A score as people read it: what it says in plain words, the lines of the thesis with bars, and the parts of balance.

Lines of plain text without colour. What a figure means in full is `argmap explain`'s to tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from argmap.language.wording import ENGLISH, Wording
from argmap.model.default_semantics import DEFAULT_SEMANTICS, SECOND_OPINION
from argmap.model.elements import ArgumentMap
from argmap.model.structure.answering import find_answered_lines
from argmap.report.answers.phrases import round_down, title_semantics
from argmap.report.answers.score_sentences import explain_label, summarise, verdicts
from argmap.report.output.screen import cut_line, safe, wrap_words
from argmap.scoring import Balance, Evaluation, Score

BAR = 10
"""Width of a bar in characters."""
EIGHTHS = " ▏▎▍▌▋▊▉"
INDENT = "  "
"""What stands before a bar."""
STATES = ("answered", "unanswered", "tested", "untested")
"""What is said of a line, by the ends of the keys."""
NAMES = 22
"""Width of the name of a figure."""


class Figure(NamedTuple):
    """A part of balance: its name, which `argmap explain` knows, the number as text, and what it says."""

    name: str
    number: str
    remark: str


def score_lines(
    debate: ArgumentMap, score: Score, *, width: int = 100, baseline: bool = False, wording: Wording = ENGLISH
) -> list[str]:
    """The lines of text for one map; claims are cut so that most lines fit into `width` columns.

    `baseline` adds edge parity, the formula of other tools.
    """
    lines = [cut_line(debate.title, width), ""] if debate.title else []
    if score.balance is not None:
        for paragraph in summarise(debate, score.balance, wording):
            lines += wrap_words(paragraph, width)
        lines.append("")
    lines += _table(debate, score, width, wording)
    if score.balance is not None:
        lines += ["", *_balance(score.balance, width, wording, baseline=baseline)]
    notes = [
        *(remark.say(wording) for remark in score.remarks),
        *([explain_label(debate, wording)] if debate.thesis is not None else []),
    ]
    lines += [""] * bool(notes)
    for note in notes:
        lines += wrap_words(wording.word("score.table.note", note=note), width, rest="  ")
    return [safe(line) for line in lines]


def bar(strength: float) -> str:
    """A strength in [0, 1] as ten characters, drawn in eighths.

    >>> bar(0.5), bar(0.64), bar(1.0)
    ('█████░░░░░', '██████▍░░░', '██████████')
    """
    whole, rest = divmod(round(strength * BAR * 8), 8)
    drawn = "█" * whole + (EIGHTHS[rest] if rest else "")
    return drawn + "░" * (BAR - len(drawn))


def _table(debate: ArgumentMap, score: Score, width: int, wording: Wording) -> Iterator[str]:
    """The thesis and its lines, or without a thesis all claims, with their strengths."""
    columns = _columns(score, wording)
    if debate.thesis is None:
        if not debate.claims:
            return
        yield _heading(wording.word("score.table.claims"), columns)
        for claim in debate.claims:
            yield from _row(columns, claim.id, "", claim.text, width, wording)
    else:
        yield _heading(wording.word("score.table.thesis"), columns)
        yield from _row(columns, debate.thesis, "", debate.claim(debate.thesis).text, width, wording)
        yield from _side(debate, columns, 1, wording.word("score.table.for"), width, wording)
        yield from _side(debate, columns, -1, wording.word("score.table.against"), width, wording)
    yield ""
    if list(score.evaluations) == [DEFAULT_SEMANTICS, SECOND_OPINION]:
        titles = {
            "first": title_semantics(DEFAULT_SEMANTICS, wording),
            "second": title_semantics(SECOND_OPINION, wording),
        }
        yield from wrap_words(wording.word("score.table.columns", **titles), width)
    else:
        yield from wrap_words(wording.word("score.table.columns-asked"), width)


def _columns(score: Score, wording: Wording) -> dict[str, Evaluation]:
    """Heading → evaluation."""
    if list(score.evaluations) == [DEFAULT_SEMANTICS, SECOND_OPINION]:
        headings = (wording.word("score.table.strength"), wording.word("score.table.second"))
        return dict(zip(headings, score.evaluations.values(), strict=True))
    return dict(score.evaluations)


def _heading(title: str, columns: dict[str, Evaluation]) -> str:
    return f"{title:<{len(INDENT) + BAR}}" + "".join(f"  {heading:>8}" for heading in columns)


def _row(
    columns: dict[str, Evaluation], element: str, state: str, text: str, width: int, wording: Wording
) -> list[str]:
    """Bar, figures and words of a claim or a line; the words take two lines at most."""
    strengths = [
        (each.strengths if element in each.strengths else each.relations)[element] for each in columns.values()
    ]
    figures = (wording.number(strength, ".2f") for strength in strengths)
    cells = (f"{figure:>{max(len(heading), 8)}}" for heading, figure in zip(columns, figures, strict=True))
    wide = max(len(wording.word(f"state.{name}")) for name in STATES)
    start = f"{INDENT}{bar(strengths[0])}  {'  '.join(cells)}  {state:<{wide + 1}} "
    room = max(width - len(start), 20)
    words = wrap_words(cut_line(text, 2 * room - 10), room) or [""]
    return [start + words[0], *(" " * len(start) + more for more in words[1:])]


def _side(
    debate: ArgumentMap, columns: dict[str, Evaluation], sign: int, title: str, width: int, wording: Wording
) -> Iterator[str]:
    """The lines of one side with the strength that reaches the thesis."""
    lines = [line.relation for line in debate.lines if line.sign == sign]
    answered = find_answered_lines(debate)
    states = ("tested", "untested") if sign == 1 else ("answered", "unanswered")
    yield ""
    yield title if lines else wording.word("score.table.nothing", title=title)
    for line in lines:
        text = " + ".join(debate.claim(premise).text for premise in line.premises)
        yield from _row(
            columns, line.id, wording.word(f"state.{states[line.id not in answered]}"), text, width, wording
        )


def _balance(balance: Balance, width: int, wording: Wording, *, baseline: bool) -> Iterator[str]:
    """The balance and its parts; a part that is undefined is left out."""
    profile = wording.word(f"profile.{balance['profile']}")
    head = wording.word("score.table.balance", profile=profile)
    figures = [
        Figure(head, _plain(balance.number, wording) or "–", _range("figure.balance", balance["interval"], wording)),
        *(figure._replace(name=f"  {figure.name}") for figure in _parts(balance, wording) if figure.number),
    ]
    if baseline:
        figures.append(
            Figure("  edge-parity", _plain(balance["edge_parity"], wording) or "–", wording.word("figure.edge-parity"))
        )
    wide = max(NAMES, *(len(figure.name) + 1 for figure in figures))
    for name, number, remark in figures:
        start = f"{name:<{wide}}{number:>6}  "
        yield from wrap_words(start + remark, width, rest=" " * len(start))
    yield from _issues(balance, width, wording)
    yield from wrap_words(wording.word("score.table.names"), width, first="  ", rest="  ")


def _parts(balance: Balance, wording: Wording) -> Iterator[Figure]:
    """The parts of balance under the names of their metrics; the number of one that is undefined is empty."""
    lines, mass, depths, response = (balance[name] for name in ("lines", "mass", "depths", "response"))
    yield Figure("lean", _format_signed(balance["lean"], wording), wording.word("figure.lean", **_pair(mass, wording)))
    yield Figure("presence", _plain(balance["presence"], wording), wording.word("figure.presence", **lines))
    if balance["prior"] is not None:
        share = {"share": _plain(balance["pro_share"], wording), "prior": balance["prior"]}
        yield Figure(
            "warrant-gap", _plain(balance["warrant_gap"], wording), wording.word("figure.warrant-gap", **share)
        )
    yield Figure(
        "development",
        _plain(balance["development"], wording),
        wording.word("figure.development", **_pair(depths, wording)),
    )
    yield Figure("response", _plain(response["con"], wording), wording.word("figure.response"))
    if lines["con"]:
        yield Figure("integration", str(balance["integration"]["level"]), wording.word("figure.integration"))
    tested = _pair(response, wording) if balance["test_parity"] is not None else {"pro": "", "con": ""}
    yield Figure("test-parity", _plain(balance["test_parity"], wording), wording.word("figure.test-parity", **tested))
    issues = balance["issues"]
    covered = {"covered": sum(bool(row["pro"] and row["con"]) for row in issues.values()), "total": len(issues)}
    yield Figure(
        "issue-coverage", _plain(balance["issue_coverage"], wording), wording.word("figure.issue-coverage", **covered)
    )
    yield Figure("last-word", _format_signed(balance["last_word"], wording), wording.word("figure.last-word"))
    first, *others = verdicts(balance).items()
    yield Figure("verdict", _format_signed(first[1], wording), _other_verdicts(first[0], others, wording))
    yield _robustness(balance["robustness"], wording)
    yield Figure("voices", _plain(balance["voices"], wording), wording.word("figure.voices"))


def _other_verdicts(first: str, others: list[tuple[str, float]], wording: Wording) -> str:
    """What the numbers of a verdict mean, and those under the semantics after the first."""
    if [first, *(name for name, _ in others)] == [DEFAULT_SEMANTICS, SECOND_OPINION]:
        return wording.word("figure.verdict", second=_format_signed(others[0][1], wording))
    if not others:
        return wording.word("figure.verdict.one")
    name_element = (f"{title_semantics(name, wording)} {_format_signed(verdict, wording)}" for name, verdict in others)
    return wording.word("figure.verdict.others", others=wording.join(name_element))


def _robustness(robustness: dict[str, Any], wording: Wording) -> Figure:
    """How far base scores may be off, and what that means."""
    every, claims = robustness["all"], robustness["arguments"]
    if every is None:
        return Figure("robustness", wording.word("figure.robustness.every"), wording.word("figure.robustness.any"))
    if robustness["bounds"]["all"][1] == 0.0:
        return Figure("robustness", wording.number(0.0, ".3f"), wording.word("figure.robustness.none"))
    if claims is None:
        return Figure("robustness", round_down(every, wording), wording.word("figure.robustness.arguments-any"))
    return Figure(
        "robustness",
        round_down(every, wording),
        wording.word("figure.robustness.arguments", number=round_down(claims, wording)),
    )


def _issues(balance: Balance, width: int, wording: Wording) -> list[str]:
    """The lean of each issue that has one, on as many lines as it takes."""
    leans = [
        f"{cut_line(issue, 40)} {_format_signed(row['lean'], wording)}"
        for issue, row in balance["issues"].items()
        if row["lean"] is not None
    ]
    text = f"  {wording.word('figure.issues', leans=wording.join(leans))}"
    return wrap_words(text, width, rest="    ") if leans else []


def _pair(sides: dict[str, Any], wording: Wording) -> dict[str, str]:
    """The figures of both sides as text."""
    return {side: _plain(sides[side], wording) or "–" for side in ("pro", "con")}


def _range(key: str, interval: list[float] | None, wording: Wording) -> str:
    if interval is None:
        return ""
    low, high = (wording.number(bound, "z.2f") for bound in interval)
    return wording.word(key, low=low, high=high)


def _plain(figure: float | None, wording: Wording) -> str:
    return "" if figure is None else wording.number(figure, "z.2f")


def _format_signed(figure: float | None, wording: Wording) -> str:
    return "" if figure is None else wording.number(figure, "+z.2f").replace("-", "−")
