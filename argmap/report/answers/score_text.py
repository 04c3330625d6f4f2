"""A score as people read it: the thesis and its lines with bars, the parts of balance, and a reading in plain words.

Lines of plain text without colour. What a figure means in full is `argmap explain`'s to tell.
"""

from __future__ import annotations

import textwrap
from typing import Any

from argmap.model.elements import ArgumentMap
from argmap.model.structure.answering import find_answered_lines
from argmap.report.answers.score_reading import reading
from argmap.report.output.screen import safe
from argmap.scoring import Balance, Score

BAR = 10
"""Width of a bar in characters."""
EIGHTHS = " ▏▎▍▌▋▊▉"
STATES = {1: ("tested", "untested"), -1: ("answered", "unanswered")}
"""What a line of either sign is called with and without an answer."""


def score_lines(debate: ArgumentMap, score: Score, *, width: int = 100, baseline: bool = False) -> list[str]:
    """The lines of text for one map; claims are cut so that most lines fit into `width` columns.

    `baseline` adds edge parity, the formula of other tools.
    """
    found = [flat(debate.title, width), ""] if debate.title else []
    if debate.thesis is not None:
        found += _thesis(debate, debate.thesis, score, width)
        for sign, title in ((1, "For the thesis"), (-1, "Against the thesis")):
            found += _side(debate, score, sign, title, width)
    elif debate.claims:
        found += [_head("Claims"), *(row for claim in debate.claims for row in _claim(debate, score, claim.id, width))]
    if score.balance is not None:
        found += ["", *_figures(score.balance, baseline), *_issues(score.balance, width), ""]
        found += textwrap.wrap(" ".join(reading(debate, score.balance)), width)
    for note in score.notes:
        found += textwrap.wrap(f"Note: {note}", width, subsequent_indent="  ")
    return [safe(line) for line in found]


def bar(strength: float) -> str:
    """A strength in [0, 1] as ten characters, drawn in eighths.

    >>> bar(0.5), bar(0.64), bar(1.0)
    ('█████░░░░░', '██████▍░░░', '██████████')
    """
    whole, rest = divmod(round(strength * BAR * 8), 8)
    drawn = "█" * whole + (EIGHTHS[rest] if rest else "")
    return drawn + "░" * (BAR - len(drawn))


def flat(text: str, width: int) -> str:
    """`text` on one line, cut to `width` characters.

    >>> flat("Shops lose\\ncustomers.", 12)
    'Shops lose …'
    """
    line = " ".join(text[: 4 * width].split())
    return line if len(line) <= width else line[: width - 1] + "…"


def _head(title: str) -> str:
    return f"{title:<18}QE  DF-QuAD"


def _row(strengths: list[float], state: str, text: str, width: int) -> list[str]:
    """Bar, figures and words of one claim or line; the words take two lines at most."""
    first, second = strengths
    start = f"  {bar(first)} {first:>7.2f} {second:>8.2f}  {state:<11} "
    room = max(width - len(start), 20)
    words = textwrap.wrap(flat(text, 2 * room - 10), room) or [""]
    return [start + words[0], *(" " * len(start) + more for more in words[1:])]


def _claim(debate: ArgumentMap, score: Score, claim: str, width: int) -> list[str]:
    strengths = [evaluation.strengths[claim] for evaluation in score.evaluations.values()]
    return _row(strengths, "", debate.claim(claim).text, width)


def _thesis(debate: ArgumentMap, thesis: str, score: Score, width: int) -> list[str]:
    return [_head("Thesis"), *_claim(debate, score, thesis, width)]


def _side(debate: ArgumentMap, score: Score, sign: int, title: str, width: int) -> list[str]:
    """The lines of one side with the strength that reaches the thesis."""
    lines = [line.relation for line in debate.lines if line.sign == sign]
    with_answer = find_answered_lines(debate)
    found = ["", title if lines else f"{title}: nothing"]
    for line in lines:
        strengths = [evaluation.relations[line.id] for evaluation in score.evaluations.values()]
        words = " + ".join(debate.claim(premise).text for premise in line.premises)
        found += _row(strengths, STATES[sign][line.id not in with_answer], words, width)
    return found


def _figures(balance: Balance, baseline: bool) -> list[str]:
    lines, mass, depths, response = balance["lines"], balance["mass"], balance["depths"], balance["response"]
    verdict, issues = balance["verdict"], balance["issues"]
    covered = sum(bool(row["pro"] and row["con"]) for row in issues.values())
    remarks = {
        "number": _range(balance["interval"], "{} if only its weakest part counted, {} if only its strongest"),
        "share": _range(balance["presence_interval"], "these counts allow a pro share from {} to {}"),
        "issues": f"{covered} of {len(issues)} argued from both sides" if issues else "",
    }
    warrant = f"1 no gap; pro share {_plain(balance['pro_share'])} of the mass, warranted {balance['prior']}"
    formula = "1 − |s − a|/(s + a) over counts of relations, as other tools have it"
    rows = [
        ("  lean", _signed(balance["lean"]),
         f"−1 all con … +1 all pro; mass {mass['pro']:.2f} against {mass['con']:.2f}"),
        ("  presence parity", _plain(balance["presence"]),
         f"{lines['pro']} pro, {lines['con']} con; {remarks['share']}"),
        *([("  warrant gap", _plain(balance["warrant_gap"]), warrant)] if balance["prior"] is not None else []),
        ("  development parity", _plain(balance["development"]),
         f"supports per line: {depths['pro']:.2f} pro, {depths['con']:.2f} con"),
        ("  con lines answered", _plain(response["con"]), f"integration: level {balance['integration']['level']} of 4"),
        ("  pro lines tested", _plain(response["pro"]), f"test parity {_plain(balance['test_parity'])}"),
        ("  issue coverage", _plain(balance["issue_coverage"]), remarks["issues"]),
        ("  last word", _signed(balance["last_word"]), "−1 every line ends con … +1 every line ends pro"),
        ("  verdict", _signed(verdict["quadratic-energy"]), f"DF-QuAD {_signed(verdict['df-quad'])}"),
        ("  robustness", *_firmness(balance["robustness"])),
        ("  voices", _plain(balance["voices"]), "effective number"),
        *([("  edge parity", _plain(balance["edge_parity"]), formula)] if baseline else []),
    ]  # fmt: skip
    head = (f"Balance ({balance['profile']})", _plain(balance.number), remarks["number"])
    return [f"{name:<22}{figure:>6}  {remark}".rstrip(" ;") for name, figure, remark in (head, *rows)]


def _firmness(robustness: dict[str, Any]) -> tuple[str, str]:
    """How far base scores may be off, and what that means."""
    every, claims = (robustness[key] for key in ("all", "arguments"))
    if every is None:
        return "–", "no other base scores would undo the verdict"
    if robustness["bounds"]["all"][1] == 0.0:
        return "0.000", "there is no verdict that could be lost"
    own = "any number" if claims is None else rounded_down(claims)
    return rounded_down(every), f"base scores may all be off by this much; {own} if the thesis's is right"


def rounded_down(delta: float) -> str:
    """A number in [0, 1] with three digits, none of them too large; what a computation may have lost is given back.

    >>> rounded_down(0.0419), rounded_down(0.2999999999)
    ('0.041', '0.300')
    """
    return f"{int(delta * 1000 + 1e-6) / 1000:.3f}"


def _issues(balance: Balance, width: int) -> list[str]:
    """The lean of each issue, on as many lines as it takes."""
    leans = [f"{flat(issue, 40)} {_signed(row['lean'])}" for issue, row in balance["issues"].items()]
    text = "  lean by issue: " + ", ".join(leans)
    return textwrap.wrap(text, width, subsequent_indent="    ", break_on_hyphens=False) if leans else []


def _range(interval: list[float] | None, text: str) -> str:
    return "" if interval is None else text.format(*(f"{end:.2f}" for end in interval))


def _plain(figure: float | None) -> str:
    return "–" if figure is None else f"{figure:.2f}"


def _signed(figure: float | None) -> str:
    return "–" if figure is None else f"{figure:+.2f}".replace("-", "−")
