"""A score as people read it: what it says in plain words, the lines of the thesis with bars, and the parts of balance.

Lines of plain text without colour. What a figure means in full is `argmap explain`'s to tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from argmap.language.wording import word
from argmap.model.default_semantics import DEFAULT_SEMANTICS, SECOND_OPINION
from argmap.model.elements import ArgumentMap
from argmap.model.structure.answering import find_answered_lines
from argmap.registry import SEMANTICS
from argmap.report.answers.phrases import round_down
from argmap.report.answers.score_sentences import explain_label, summarise, verdicts
from argmap.report.output.screen import cut_line, safe, wrap_words
from argmap.scoring import Balance, Evaluation, Score

BAR = 10
"""Width of a bar in characters."""
EIGHTHS = " ▏▎▍▌▋▊▉"
INDENT = "  "
"""What stands before a bar."""
NAMES = 22
"""Width of the name of a figure."""


class Figure(NamedTuple):
    """A part of balance: its name, which `argmap explain` knows, the number as text, and what it says."""

    name: str
    number: str
    remark: str


def score_lines(debate: ArgumentMap, score: Score, *, width: int = 100, baseline: bool = False) -> list[str]:
    """The lines of text for one map; claims are cut so that most lines fit into `width` columns.

    `baseline` adds edge parity, the formula of other tools.
    """
    lines = [cut_line(debate.title, width), ""] if debate.title else []
    if score.balance is not None:
        for paragraph in summarise(debate, score.balance):
            lines += wrap_words(paragraph, width)
        lines.append("")
    lines += _table(debate, score, width)
    if score.balance is not None:
        lines += ["", *_balance(score.balance, width, baseline=baseline)]
    notes = [*score.notes, *([explain_label(debate)] if debate.thesis is not None else [])]
    lines += [""] * bool(notes)
    for note in notes:
        lines += wrap_words(word("score.table.note", note=note), width, rest="  ")
    return [safe(line) for line in lines]


def bar(strength: float) -> str:
    """A strength in [0, 1] as ten characters, drawn in eighths.

    >>> bar(0.5), bar(0.64), bar(1.0)
    ('█████░░░░░', '██████▍░░░', '██████████')
    """
    whole, rest = divmod(round(strength * BAR * 8), 8)
    drawn = "█" * whole + (EIGHTHS[rest] if rest else "")
    return drawn + "░" * (BAR - len(drawn))


def _table(debate: ArgumentMap, score: Score, width: int) -> Iterator[str]:
    """The thesis and its lines, or without a thesis all claims, with their strengths."""
    columns = _columns(score)
    if debate.thesis is None:
        if not debate.claims:
            return
        yield _heading(word("score.table.claims"), columns)
        for claim in debate.claims:
            yield from _row(columns, claim.id, "", claim.text, width)
    else:
        yield _heading(word("score.table.thesis"), columns)
        yield from _row(columns, debate.thesis, "", debate.claim(debate.thesis).text, width)
        yield from _side(debate, columns, 1, word("score.table.for"), width)
        yield from _side(debate, columns, -1, word("score.table.against"), width)
    yield ""
    if list(score.evaluations) == [DEFAULT_SEMANTICS, SECOND_OPINION]:
        titles = {"first": SEMANTICS.get(DEFAULT_SEMANTICS).title, "second": SEMANTICS.get(SECOND_OPINION).title}
        yield from wrap_words(word("score.table.columns", **titles), width)
    else:
        yield from wrap_words(word("score.table.columns-asked"), width)


def _columns(score: Score) -> dict[str, Evaluation]:
    """Heading → evaluation."""
    if list(score.evaluations) == [DEFAULT_SEMANTICS, SECOND_OPINION]:
        headings = (word("score.table.strength"), word("score.table.second"))
        return dict(zip(headings, score.evaluations.values(), strict=True))
    return dict(score.evaluations)


def _heading(title: str, columns: dict[str, Evaluation]) -> str:
    return f"{title:<{len(INDENT) + BAR}}" + "".join(f"  {heading:>8}" for heading in columns)


def _row(columns: dict[str, Evaluation], element: str, state: str, text: str, width: int) -> list[str]:
    """Bar, figures and words of a claim or a line; the words take two lines at most."""
    strengths = [
        (each.strengths if element in each.strengths else each.relations)[element] for each in columns.values()
    ]
    cells = (f"{strength:>{max(len(heading), 8)}.2f}" for heading, strength in zip(columns, strengths, strict=True))
    start = f"{INDENT}{bar(strengths[0])}  {'  '.join(cells)}  {state:<11} "
    room = max(width - len(start), 20)
    words = wrap_words(cut_line(text, 2 * room - 10), room) or [""]
    return [start + words[0], *(" " * len(start) + more for more in words[1:])]


def _side(debate: ArgumentMap, columns: dict[str, Evaluation], sign: int, title: str, width: int) -> Iterator[str]:
    """The lines of one side with the strength that reaches the thesis."""
    lines = [line.relation for line in debate.lines if line.sign == sign]
    answered = find_answered_lines(debate)
    states = ("tested", "untested") if sign == 1 else ("answered", "unanswered")
    yield ""
    yield title if lines else word("score.table.nothing", title=title)
    for line in lines:
        text = " + ".join(debate.claim(premise).text for premise in line.premises)
        yield from _row(columns, line.id, word(f"state.{states[line.id not in answered]}"), text, width)


def _balance(balance: Balance, width: int, *, baseline: bool) -> Iterator[str]:
    """The balance and its parts; a part that is undefined is left out."""
    head = word("score.table.balance", profile=balance["profile"])
    figures = [
        Figure(head, _plain(balance.number) or "–", _range("figure.balance", balance["interval"])),
        *(figure._replace(name=f"  {figure.name}") for figure in _parts(balance) if figure.number),
    ]
    if baseline:
        figures.append(Figure("  edge-parity", _plain(balance["edge_parity"]) or "–", word("figure.edge-parity")))
    for name, number, remark in figures:
        start = f"{name:<{NAMES}}{number:>6}  "
        yield from wrap_words(start + remark, width, rest=" " * len(start))
    yield from _issues(balance, width)
    yield from wrap_words(word("score.table.names"), width, first="  ", rest="  ")


def _parts(balance: Balance) -> Iterator[Figure]:
    """The parts of balance under the names of their metrics; the number of one that is undefined is empty."""
    lines, mass, depths, response = (balance[name] for name in ("lines", "mass", "depths", "response"))
    yield Figure("lean", _format_signed(balance["lean"]), word("figure.lean", **_pair(mass)))
    yield Figure("presence", _plain(balance["presence"]), word("figure.presence", **lines))
    if balance["prior"] is not None:
        share = {"share": _plain(balance["pro_share"]), "prior": balance["prior"]}
        yield Figure("warrant-gap", _plain(balance["warrant_gap"]), word("figure.warrant-gap", **share))
    yield Figure("development", _plain(balance["development"]), word("figure.development", **_pair(depths)))
    yield Figure("response", _plain(response["con"]), word("figure.response"))
    if lines["con"]:
        yield Figure("integration", str(balance["integration"]["level"]), word("figure.integration"))
    tested = _pair(response) if balance["test_parity"] is not None else {"pro": "", "con": ""}
    yield Figure("test-parity", _plain(balance["test_parity"]), word("figure.test-parity", **tested))
    issues = balance["issues"]
    covered = {"covered": sum(bool(row["pro"] and row["con"]) for row in issues.values()), "total": len(issues)}
    yield Figure("issue-coverage", _plain(balance["issue_coverage"]), word("figure.issue-coverage", **covered))
    yield Figure("last-word", _format_signed(balance["last_word"]), word("figure.last-word"))
    first, *others = verdicts(balance).items()
    yield Figure("verdict", _format_signed(first[1]), _other_verdicts(first[0], others))
    yield _robustness(balance["robustness"])
    yield Figure("voices", _plain(balance["voices"]), word("figure.voices"))


def _other_verdicts(first: str, others: list[tuple[str, float]]) -> str:
    """What the numbers of a verdict mean, and those under the semantics after the first."""
    if [first, *(name for name, _ in others)] == [DEFAULT_SEMANTICS, SECOND_OPINION]:
        return word("figure.verdict", second=_format_signed(others[0][1]))
    if not others:
        return word("figure.verdict.one")
    name_element = (f"{SEMANTICS.get(name).title} {_format_signed(verdict)}" for name, verdict in others)
    return word("figure.verdict.others", others=", ".join(name_element))


def _robustness(robustness: dict[str, Any]) -> Figure:
    """How far base scores may be off, and what that means."""
    every, claims = robustness["all"], robustness["arguments"]
    if every is None:
        return Figure("robustness", "any", word("figure.robustness.any"))
    if robustness["bounds"]["all"][1] == 0.0:
        return Figure("robustness", "0.000", word("figure.robustness.none"))
    if claims is None:
        return Figure("robustness", round_down(every), word("figure.robustness.arguments-any"))
    return Figure("robustness", round_down(every), word("figure.robustness.arguments", number=round_down(claims)))


def _issues(balance: Balance, width: int) -> list[str]:
    """The lean of each issue that has one, on as many lines as it takes."""
    leans = [
        f"{cut_line(issue, 40)} {_format_signed(row['lean'])}"
        for issue, row in balance["issues"].items()
        if row["lean"] is not None
    ]
    text = f"  {word('figure.issues', leans=', '.join(leans))}"
    return wrap_words(text, width, rest="    ") if leans else []


def _pair(sides: dict[str, Any]) -> dict[str, str]:
    """The figures of both sides as text."""
    return {side: _plain(sides[side]) or "–" for side in ("pro", "con")}


def _range(key: str, interval: list[float] | None) -> str:
    return "" if interval is None else word(key, low=f"{interval[0]:z.2f}", high=f"{interval[1]:z.2f}")


def _plain(figure: float | None) -> str:
    return "" if figure is None else f"{figure:z.2f}"


def _format_signed(figure: float | None) -> str:
    return "" if figure is None else f"{figure:+z.2f}".replace("-", "−")
