"""Findings for tests of reporters: a small run that has everything, and any run at all."""

from __future__ import annotations

from hypothesis import strategies as st

from argmap.diagnostics import Diagnostic, Edit, Fix, Position, Related, Severity, Span
from argmap.registry import REPORTERS
from argmap.report import Checked

TEXT = "argmap: 1\nthesis: So?\npillars:\n  - claim: >\n      One\n      two.\n  - claim: Three.\n"
QUESTION = Diagnostic(
    "ARG301", "question-as-claim", Severity.WARNING, "a question: say what is claimed", "town.yaml",
    Span.of(2, 9, 2, 12), "so", (Related("asked again here", Span.of(7, 12, 7, 18), "three"), Related("see the guide")),
    Fix("write a claim", (Edit(Span.of(2, 11, 2, 12), "."),), safe=False),
)  # fmt: skip
LONG = Diagnostic("ARG203", "bare-pillar", Severity.INFO, "50 % of it, bare", "town.yaml", Span.of(4, 12, 7, 1), "one")
UNPLACED = Diagnostic("ARG004", "empty-file", Severity.ERROR, "nothing\nthere", "town.yaml")
TOWN = Checked("maps/town.yaml", TEXT, [UNPLACED, QUESTION, LONG], 2, True)
CLEAN = Checked("maps/clean.yaml", "argmap: 1\n", [])
RUN = (CLEAN, TOWN)

HOSTILE = "\0\x07\x1b\r\n\t\x85\x9b\u2028\u202e\u2066\ufffe\uffff\ud800\udcff\udfff|<>&'\"`@#[](){}*_~!:,%\\$;"
ANY = st.text(
    st.characters(categories=["L", "N", "P", "S", "Z", "C"]) | st.sampled_from(list(HOSTILE)), max_size=24
) | st.sampled_from(
    ["]]>", "<![CDATA[", "-->", "&amp;", "::error::", "%0A", "a::b,c=d", "[x](http://y)", "http://x.y", "www.x.y",
     "@all", "#1", "{0}", "", " ", ".", "../../x", "/x", "C:\\x", "<stdin>", "a\u0308"]
)  # fmt: skip
"""Any text: markup of every reporter, controls, characters that UTF-8 or XML cannot hold."""
POSITIONS = st.builds(Position, st.integers(1, 9), st.integers(1, 40))
SPANS = st.tuples(POSITIONS, POSITIONS).map(lambda ends: Span(*sorted(ends)))
CODES = st.sampled_from([("ARG201", "unanswered-objection"), ("ARG004", "empty-file"), ("ARG999", "of-a-plugin")])
FIXES = st.builds(Fix, ANY, st.lists(st.builds(Edit, SPANS, ANY), max_size=2).map(tuple), st.booleans())


@st.composite
def diagnostics(draw: st.DrawFn) -> Diagnostic:
    """Any diagnostic."""
    code, rule = draw(CODES)
    related = st.builds(Related, ANY, st.none() | SPANS, st.none() | ANY)
    return Diagnostic(
        code, rule, draw(st.sampled_from(Severity)), draw(ANY), None, draw(st.none() | SPANS), draw(st.none() | ANY),
        tuple(draw(st.lists(related, max_size=2))), draw(st.none() | FIXES),
    )  # fmt: skip


CHECKED = st.tuples(ANY, ANY, st.lists(diagnostics(), max_size=4), st.integers(0, 3), st.booleans()).map(
    lambda fields: Checked(*fields)
)
RUNS = st.lists(CHECKED, max_size=3)


def written(name: str, *files: Checked, several: bool = True) -> str:
    """The whole report of `files` by the reporter called `name`."""
    return "".join(REPORTERS.get(name).write(files, several=several))


def found(files: list[Checked]) -> list[tuple[Checked, Diagnostic]]:
    """All findings with their files."""
    return [(checked, diagnostic) for checked in files for diagnostic in checked.diagnostics]
