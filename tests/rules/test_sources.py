"""Quotes, the source they are checked against, figures and evidence."""

from __future__ import annotations

import pytest

from argmap.diagnostics import Severity
from argmap.formats import parse
from argmap.language.numbers import figures
from argmap.model.schemes import schemes
from argmap.model.source.quotes import fingerprint
from argmap.rules import check
from tests.rules.cases import found, mended, places

THESIS = "argmap: 1\nthesis: {id: t, claim: It is so.}\n"
SOURCE = """We waited long.
It is “time” to give
these streets — all of them — back to the people who walk.
Clean air for all. Clean air for ever."""


def quoting(*quotes: str) -> str:
    listed = "\n".join(f"      - {quote}" for quote in quotes)
    return THESIS + f"pillars:\n  - claim: One.\n    quotes:\n{listed}\n"


def test_a_quote_may_differ_in_marks_dashes_breaks_and_case() -> None:
    text = quoting('it is "time" to give these streets - all of them - back', "CLEAN AIR FOR EVER")
    assert found(text, "quote-not-in-source", source=SOURCE) == []


def test_a_quote_that_is_not_there_shows_the_nearest_passage_and_its_line() -> None:
    text = quoting("Clean air for ever", "time to give those streets back")
    (diagnostic,) = found(text, "quote-not-in-source", source=SOURCE)
    assert places(text, "quote-not-in-source", source=SOURCE) == [(7, 9, 7, 40)]
    assert "the nearest passage is '“time” to give these streets" in diagnostic.message
    assert "(line 2 of the source)" in diagnostic.message
    assert diagnostic.severity is Severity.ERROR


def test_a_quote_that_is_like_nothing_and_one_with_a_gap() -> None:
    (strange,) = found(quoting("quarterly revenue projections"), "quote-not-in-source", source=SOURCE)
    assert "nor is anything similar" in strange.message
    (gap,) = found(quoting("We waited long … back to the people"), "quote-not-in-source", source=SOURCE)
    assert "one passage without omissions" in gap.message


def test_part_of_a_word_is_no_quote() -> None:
    assert len(found(quoting("eople who"), "quote-not-in-source", source=SOURCE)) == 1


def test_without_the_source_no_quote_is_wrong() -> None:
    rules = [d.rule for d in check(parse(quoting("never said")))]
    assert "quote-not-in-source" not in rules
    assert "ambiguous-quote" not in rules


def test_a_short_quote_that_occurs_twice_is_ambiguous() -> None:
    text = quoting("Clean air", "Clean air for all", "waited long")
    (diagnostic,) = found(text, "ambiguous-quote", source=SOURCE)
    assert places(text, "ambiguous-quote", source=SOURCE) == [(6, 9, 6, 18)]
    assert "(line 4)" in diagnostic.message
    assert "(lines 2, 3)" in found(quoting("to"), "ambiguous-quote", source="so\nto and\nto the")[0].message


def test_a_source_that_was_edited() -> None:
    sha256, length = fingerprint(SOURCE)
    good = THESIS + f"source:\n  sha256: {sha256}\n  length: {length}\n"
    assert found(good, "source-changed", source=SOURCE) == []
    assert found(good, "source-changed", source="\ufeff" + SOURCE.replace("\n", "\r\n")) == []
    assert places(good, "source-changed", source=SOURCE + " ")[0][0] == 5
    assert places(good, "source-changed", source=SOURCE.upper())[0][0] == 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The trade is worth $6.5 billion a year.", ["$6.5 billion"]),
        ("Over 70,000 dead and $150 billion of damage from 2001 on.", ["70,000", "$150 billion"]),
        ("Of 25 pupils, 18 work late.", ["25", "18"]),
        ("Rents rose by 8% and wages by 3 per cent.", ["8%", "3 per cent"]),
        ("Between 10–20 % of them agree.", ["10", "20 %"]),
        ("Loans rose by eleven per cent.", ["eleven per cent"]),
        ("Four in ten parents and a third of the pupils.", ["Four in ten", "a third of"]),
        ("The average is 2.5 children.", ["2.5"]),
        ("A 20-per-cent cut.", ["20-per-cent"]),
        ("In 2018 aid was suspended, as in the 1990s.", []),
        ("On 12 May 2024 at 12:30, or 2024-05-12.", []),
        ("COVID-19, 9/11, 24/7, 5G, the G20 and the 21st century.", []),
        ("Article 50, section 230 and Windows 11.", []),
        ("One of the 3 pillars has two reasons.", []),
        ("Agenda 2030 stands.", []),
        ("12-year-olds learn it in grade 10.", []),
        ("Talk to young people under 30, or isn&#8217;t it so?", []),
        ("Pupils under the age of 12 and people over 70 per cent.", ["70 per cent"]),
        ("It holds.", []),
    ],
)
def test_what_is_a_figure(text: str, expected: list[str]) -> None:
    assert list(figures(text, english=True)) == expected


def test_words_are_figures_in_english_only() -> None:
    assert list(figures("eleven per cent", english=False)) == []


def test_a_figure_needs_a_source_of_its_own_or_below() -> None:
    figure = THESIS + "pillars:\n  - claim: Rents rose by 8 %.\n    voice: author\n    quote: up 8 %\n"
    assert places(figure, "unsourced-number") == [(4, 12, 4, 30)]
    assert places(figure + "    source: Office of statistics\n", "unsourced-number") == []
    assert places(figure + "    evidence: [{claim: It says so., source: Office}]\n", "unsourced-number") == []


def test_a_figure_that_the_debate_is_about_needs_none() -> None:
    text = "argmap: 1\nthesis: The limit should be 30 km an hour.\nobjections: [Nobody drives 30 km an hour.]\n"
    assert places(text, "unsourced-number") == []
    proposed = THESIS + "pillars: [One hour out of 24 suffices.]\nrecommendations: [Grant one of 24 hours.]\n"
    assert places(proposed, "unsourced-number") == []


def test_evidence_without_any_origin() -> None:
    text = THESIS + "pillars:\n  - claim: One.\n    evidence:\n      - Two.\n      - {claim: Three., voice: me}\n"
    assert places(text, "unsourced-evidence") == [(6, 9, 6, 13)]


def test_a_quote_is_mended_when_the_passage_is_surely_what_was_meant() -> None:
    text = quoting("We have waited long", "give these streets to all of them") + "    quote: 'to the peple who walk'\n"
    after = mended(text, "quote-not-in-source", source=SOURCE)
    assert "    quote: to the people who walk.\n" in after
    assert "- We have waited long\n" not in after
    assert found(after, "quote-not-in-source", source=SOURCE) == []
    assert parse(after).diagnostics == ()


@pytest.mark.parametrize("quote", ["We waited … to give", "these streets are ours to walk in", "quarterly revenue"])
def test_a_quote_that_may_mean_another_passage_is_not_mended(quote: str) -> None:
    (diagnostic,) = found(quoting(quote), "quote-not-in-source", source=SOURCE)
    assert diagnostic.fix is None


@pytest.mark.parametrize("mark", ["", "'", '"'])
def test_a_source_that_was_edited_can_be_stated_anew(mark: str) -> None:
    text = THESIS + f"source:\n  sha256: {mark}{'0' * 64}{mark}\n  length: {mark}7{mark}\n"
    after = mended(text, "source-changed", source=SOURCE)
    sha256, length = fingerprint(SOURCE)
    assert after == THESIS + f"source:\n  sha256: {mark}{sha256}{mark}\n  length: {mark}{length}{mark}\n"
    as_json = '{"argmap": "1", "thesis": "T.", "source": {"length": 7}}'
    assert mended(as_json, "source-changed", source=SOURCE).endswith(f'{{"length": {length}}}}}')


def citing(url: str) -> str:
    """A map with a claim whose source has this address."""
    quoted = url.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\n", "\\n")
    return THESIS + f'pillars:\n  - {{claim: One., source: {{title: Report, url: "{quoted}"}}}}\n'


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "\n javascript:alert(1)",
        "javascript://example.org/%0aalert(1)",
        "vbscript:msgbox",
        "data:text/html;base64,PHNjcmlwdD4=",
        "file:///etc/passwd",
        "ftp://example.org/report",
        "doi:10.1000/182",
        "C:\\reports\\air.pdf",
        "https://me:secret@example.org/air",
        "https://example.org@evil.example/air",
        "https:\\\\me:secret@example.org",
        "https://example.org/\u202egpj.exe",
    ],
)
def test_an_unsafe_address_is_an_error_and_is_not_repeated(url: str) -> None:
    (diagnostic,) = found(citing(url), "unsafe-url")
    assert diagnostic.severity is Severity.ERROR
    assert "secret" not in diagnostic.message
    assert [place[:2] for place in places(citing(url), "unsafe-url")] == [(4, 48)]
    assert found(citing(url), "broken-url") == []


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/air",
        "HTTP://EXAMPLE.COM",
        "http://example.org:8080/a?b=c:d@e#f",
        "https://example.org/@me",
        "mailto:press@example.org",
        "https://en.wikipedia.org/wiki/Washington,_D.C.",
        "https://en.wikipedia.org/wiki/Air_(disambiguation)",
        "https://web.archive.org/web/2020/https://example.org/",
        "https://example.org/go?to=https://example.com",
        "https://example.org/compare/v1...v2",
        "https://münchen.example/straße",
        "https://xn--mnchen-3ya.example",
        "https://fa.example.org/می\u200cشود",
        "https://93.184.216.34/air",
        "#air",
    ],
)
def test_an_address_that_may_lead_somewhere_passes(url: str) -> None:
    assert found(citing(url), "unsafe-url") == found(citing(url), "broken-url") == []


@pytest.mark.parametrize(
    ("url", "meant"),
    [
        ("www.example.org", "https://www.example.org"),
        ("example.org/air", "https://example.org/air"),
        ("//example.org/air", "https://example.org/air"),
        ("http:/example.org", "http://example.org"),
        ("https//example.org", "https://example.org"),
        ("htps://example.org", "https://example.org"),
        ("ttp://example.org", "http://example.org"),
        ("http://https://example.org", "https://example.org"),
        ("<https://example.org>", "https://example.org"),
        ("https://example.org/air.", "https://example.org/air"),
        ("https://example.org/air),", "https://example.org/air"),
        ("https://example.org/a_(b)).", "https://example.org/a_(b)"),
        ("press@example.org", "mailto:press@example.org"),
        ("https://example.org/a b", None),
        ("https://example.org/a_(b", None),
        ("https://example.org/air-re…/2024", None),
        ("https://example.org/air-rep...", None),
        ("https://example.org/a,https://example.org/b", None),
        ("https://", None),
        ("https://intranet/air", None),
        ("https://intranet/air.", None),
        ("http://localhost:8000/air", None),
        ("http://192.168.0.7/air", None),
        ("http://[::1]/air", None),
        ("http://300.1.1.1/air", None),
        ("https://printer.local/air", None),
        ("https://www,example.org", None),
        ("https://www..example.org", None),
        ("https://example.org:99999/", None),
        ("air.pdf", None),
        ("localhost:8000", None),
        ("mailto:press", None),
    ],
)
def test_a_damaged_address_is_found_and_mended_where_it_is_clear_what_was_meant(url: str, meant: str | None) -> None:
    (diagnostic,) = found(citing(url), "broken-url")
    assert diagnostic.severity is Severity.WARNING
    assert found(citing(url), "unsafe-url") == []
    if meant is None:
        assert diagnostic.fix is None
    else:
        after = mended(citing(url), "broken-url")
        assert parse(after).map.claims[1].source == parse(citing(meant)).map.claims[1].source
        assert found(after, "broken-url") == []


@pytest.mark.parametrize(
    ("title", "unsafe", "broken"),
    [
        ("javascript:alert(1)", True, False),
        ("data:text/html,<b>hi</b>", True, False),
        ("file:///home/me/report.pdf", True, False),
        ("'JavaScript: The Good Parts'", False, False),
        ("'Data: the census of 2020'", False, False),
        ("'File: 12'", False, False),
        ("www.example.org/air", False, True),
        ("htp://example.org", False, True),
        ("example.org", False, False),
        ("www.example.org and others", False, False),
    ],
)
def test_a_title_may_be_an_address(title: str, unsafe: bool, broken: bool) -> None:
    text = THESIS + f"pillars:\n  - {{claim: One., source: {title if title[0] == chr(39) else repr(title)}}}\n"
    assert bool(found(text, "unsafe-url")) is unsafe
    assert bool(found(text, "broken-url")) is broken
    if broken:
        assert parse(mended(text, "broken-url")).map.claims[1].source.url is not None


def test_the_address_of_the_header_is_checked_too_and_one_beside_a_title_is_the_address() -> None:
    header = THESIS + "source: {title: Op-ed, url: 'data:,hi'}\n"
    assert [place[:2] for place in places(header, "unsafe-url")] == [(3, 29)]
    beside = THESIS + "source: {title: www.example.org, url: 'https://www.example.org'}\n"
    assert found(beside, "broken-url") == []
    alone = THESIS + "source: {title: www.example.org, author: Somebody}\n"
    assert [d.fix for d in found(alone, "broken-url")] == [None]


def test_an_endless_address_takes_no_time() -> None:
    for url in ("https://example.org/" + ")" * 90_000, "a." * 40_000, "https://" + "a-" * 40_000, "java" + "\t" * 9000):
        found(citing(url), "broken-url")
        found(citing(url), "unsafe-url")


def sided(*sources: str, key: str = "pillars") -> str:
    listed = "".join(f"  - {{claim: Claim {n}., source: {source}}}\n" for n, source in enumerate(sources))
    return THESIS + f"{key}:\n{listed}"


@pytest.mark.parametrize(
    ("sources", "same"),
    [
        (("Report", "report.", "Report"), True),
        (("Report", "Report"), False),
        (("Report", "Report", "Survey"), False),
        (("https://example.org/a#x", "'http://www.example.org/a/'", "{title: A, url: 'https://EXAMPLE.org/a'}"), True),
        (("https://example.org/a", "https://example.org/b", "https://example.org/c"), False),
        (("https://example.org/?id=1", "https://example.org/?id=2", "https://example.org/?id=3"), False),
        (("{author: Me}", "{author: Me}", "{author: Me}"), False),
    ],
)
def test_a_side_with_one_source(sources: tuple[str, ...], same: bool) -> None:
    assert bool(found(sided(*sources), "single-source-side")) is same
    assert bool(found(sided(*sources, key="objections"), "single-source-side")) is same


def test_the_sides_are_told_apart_through_objections_to_objections() -> None:
    text = sided("Report", "Report") + "objections:\n  - {claim: But., source: Survey, rebuttals: [REBUTTAL]}\n"
    (diagnostic,) = found(text.replace("REBUTTAL", "{claim: No., source: Report}"), "single-source-side")
    assert diagnostic.message == "all 3 sourced claims for the thesis come from 'Report'"
    assert [place[:2] for place in places(text.replace("REBUTTAL", "{claim: No., source: Report}"),
                                          "single-source-side")] == [(4, 31)]  # fmt: skip
    assert found(text.replace("REBUTTAL", "{claim: No., source: Other}"), "single-source-side") == []
    assert found(text.replace("[REBUTTAL]", "[{claim: No., reasons: [{claim: Two., source: Report}]}]"),
                 "single-source-side") != []  # fmt: skip
    assert len(found(sided("A", "A"), "single-source-side", claims=2)) == 1


def stepping(scheme: str, more: str = "") -> str:
    return THESIS + f"pillars:\n  - {{id: a, claim: One., scheme: {scheme}{more}}}\n"


def test_a_scheme_may_be_spelt_in_many_ways_and_a_misspelt_one_has_a_nearest() -> None:
    for known in ("analogy", "ArgumentFromAnalogy", "Default Inference", "Ad Hominem", "fear appeal", "EXPERT_OPINION"):
        assert found(stepping(known), "unknown-scheme") == []
    (diagnostic,) = found(stepping("anallogy"), "unknown-scheme")
    assert "did you mean 'analogy'?" in diagnostic.message
    assert places(stepping("anallogy"), "unknown-scheme") == [(4, 34, 4, 42)]
    assert mended(stepping("anallogy"), "unknown-scheme") == stepping("analogy")
    (strange,) = found(stepping("xyzzy"), "unknown-scheme")
    assert strange.fix is None
    listed = THESIS + "pillars: [{id: a, claim: One.}]\nrelations: [{premises: [a], attack: t, scheme: anallogy}]\n"
    assert places(listed, "unknown-scheme") == [(4, 48, 4, 56)]


@pytest.mark.parametrize(
    ("more", "tested"),
    [
        ("", False),
        (", reasons: [Two.]", False),
        (", undercuts: [So what.]", True),
        (", backing: [It holds.]", True),
        (", objections: [No.]", True),
        (", context: [{claim: Who says so?, kind: question}]", True),
    ],
)
def test_what_takes_up_the_questions_of_a_scheme(more: str, tested: bool) -> None:
    assert (found(stepping("ExpertOpinion", more), "untested-scheme") == []) is tested


def test_the_first_three_questions_are_listed() -> None:
    (diagnostic,) = found(stepping("expert opinion"), "untested-scheme")
    assert diagnostic.message.count("?") == 3
    assert "'expert-opinion'" in diagnostic.message
    by_name_only = next(scheme.name for scheme in schemes().values() if not scheme.questions)
    assert found(stepping(by_name_only), "untested-scheme") == []
    assert found(stepping("xyzzy"), "untested-scheme") == []
