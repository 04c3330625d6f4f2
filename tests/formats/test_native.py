"""The native format: what every construct means, and where its faults are."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.diagnostics import ReadError
from argmap.formats import dumps, fingerprint, load, loads, parse
from argmap.formats.native.published_schema import json_schema
from argmap.formats.native.starter import starter
from argmap.model.elements import Kind, Polarity
from tests.effort import examples

MAPS = sorted((Path(__file__).parents[2] / "maps").glob("*.yaml"))

WHOLE = """\
argmap: 1
title: Cars out of the old town
thesis:
  id: close
  claim: The old town should be closed to private cars.
pillars:
  - id: air
    claim: The air gets cleaner.
    weight: 0.8
    scheme: cause effect
    evidence:
      - claim: Nitrogen dioxide fell by a third.
        source: {title: Air report, url: "https://example.org/air"}
    objections:
      - Most of the dust comes from heating.
    undercuts:
      - claim: Clean air does not decide how streets are used.
        undercuts: [Here it does.]
    backing: [The council named clean air as its aim.]
  - premises:
      - id: shops
        claim: Shops live from people who walk by.
      - More people walk where no cars drive.
    allow: {bare-pillar: common knowledge}
objections:
  - id: trade
    claim: Shops lose customers who come by car.
    rebuttals: [In the trial year takings rose.]
    supports: [air]
recommendations:
  - id: park
    claim: Build park-and-ride sites.
    addresses: trade
  - Wait for a year.
claims:
  - id: other
    claim: A second debate.
    reasons:
      - ref: shops
        weight: 0.5
relations:
  - {premises: [shops, trade], attack: other, label: rephrases}
"""


def test_every_construct_means_what_it_says() -> None:
    debate = loads(WHOLE)
    onto = {
        target: [(r.polarity.value, r.premises, r.label) for r in relations]
        for target, relations in debate.onto.items()
    }
    support, attack, neutral = "support", "attack", "neutral"
    assert debate.thesis == "close"
    assert onto["close"] == [
        (support, ("air",), None),
        (support, ("shops", "more-people-walk-where-no-cars-drive"), None),
        (attack, ("trade",), None),
        (neutral, ("wait-for-a-year",), "recommends"),
    ]
    assert onto["air"] == [
        (support, ("nitrogen-dioxide-fell-by-a-third",), None),
        (support, ("trade",), None),
        (attack, ("most-of-the-dust-comes-from-heating",), None),
    ]
    assert onto["air->close"] == [
        (support, ("the-council-named-clean-air-as-its-aim",), None),
        (attack, ("clean-air-does-not-decide-how-streets",), None),
    ]
    assert onto["clean-air-does-not-decide-how-streets->air->close"] == [(attack, ("here-it-does",), None)]
    assert onto["trade"] == [(attack, ("in-the-trial-year-takings-rose",), None), (attack, ("park",), "addresses")]
    assert onto["other"] == [(support, ("shops",), None), (attack, ("shops", "trade"), "rephrases")]
    kinds = {c.id: c.kind for c in debate.claims}
    assert kinds["nitrogen-dioxide-fell-by-a-third"] is Kind.EVIDENCE
    assert kinds["park"] is kinds["wait-for-a-year"] is Kind.RECOMMENDATION
    first, second, *_ = debate.onto["close"]
    assert (first.weight, first.scheme, second.allow) == (0.8, "cause effect", {"bare-pillar": "common knowledge"})


def test_json_with_the_same_keys_is_the_same_map() -> None:
    debate = loads(WHOLE)
    assert loads(dumps(debate, format="native-json")) == debate


PLANTED = [
    ("title: x\nprofile: debat", "ARG013", (3, 10)),
    ("pilars: []", "ARG011", (2, 1)),
    ("thesis: {claim: T, wieght: 1}", "ARG011", (2, 20)),
    ("thesis: {id: a b, claim: T}", "ARG013", (2, 14)),
    ("thesis: {id: t}", "ARG012", (2, 10)),
    ("thesis: T\npillars:\n  - claim: P\n    weight: 1.5", "ARG013", (5, 13)),
    ("thesis: T\npillars:\n  - claim: P\n    base: high", "ARG013", (5, 11)),
    ("thesis: T\npillars:\n  - {ref: nobody}", "ARG021", (4, 11)),
    ("thesis: T\npillars:\n  - {id: a, claim: P}\n  - {id: a, claim: Q}", "ARG020", (5, 10)),
    ("thesis: T\nobjections:\n  - claim: O\n    objections: [X]", "ARG011", (5, 5)),
    ("thesis: T\npillars:\n  - [x]", "ARG013", (4, 5)),
    ("thesis: T\npillars: {claim: P}", "ARG013", (3, 10)),
    ("pillars: [P]", "ARG012", (2, 1)),
    ("thesis: T\nrelations:\n  - {premises: [t], support: t, attack: t}", "ARG012", (4, 5)),
    ("thesis: T\nrelations:\n  - {id: r, premises: [t], attack: r}", "ARG022", (4, 36)),
    ("thesis: T\nsource: {sha256: abc}", "ARG013", (3, 18)),
    ("thesis: T\nsource: {file: ../x.txt}", "ARG031", (3, 16)),
    ("thesis: T\nexpect: {balance: about half}", "ARG013", (3, 19)),
    ('thesis: "T\\u0007"', "ARG013", (2, 9)),
    ("thesis: T\nrecommendations:\n  - {claim: R, kind: evidence}", "ARG013", (4, 22)),
    ("thesis: T\nrecommendations:\n  - {claim: R, addresses: [t, t2], weight: 0.5}", "ARG013", (4, 36)),
]


@pytest.mark.parametrize(("body", "code", "place"), PLANTED, ids=[f"{c}-{b[:24]!r}" for b, c, _ in PLANTED])
def test_a_planted_fault_is_reported_where_it_is(tmp_path: Path, body: str, code: str, place: tuple[int, int]) -> None:
    document = parse(f"argmap: 1\n{body}\n", file=tmp_path / "map.yaml")
    assert (code, place) in [(d.code, d.span.start) for d in document.diagnostics if d.span]


def test_one_typo_gives_one_report() -> None:
    document = parse("argmap: 1\nthesis: T\npillars:\n  - cliam: P\n")
    assert [d.code for d in document.diagnostics] == ["ARG011"]
    assert "did you mean 'claim'?" in document.diagnostics[0].message


def test_all_faults_of_a_file_come_in_one_run_and_the_rest_is_kept() -> None:
    text = (
        WHOLE.replace("weight: 0.8", "weight: 8")
        .replace("addresses: trade", "addresses: trde")
        .replace("\ntitle:", "\ntitel:")
    )
    document = parse(text)
    assert [d.code for d in document.diagnostics] == ["ARG011", "ARG013", "ARG021"]
    assert len(document.map.claims) == len(loads(WHOLE).claims)


def test_an_entry_without_a_claim_takes_what_is_below_it_along() -> None:
    document = parse("argmap: 1\nthesis: T\npillars:\n  - reasons: [lost]\n  - kept\n")
    assert [c.text for c in document.map.claims] == ["T", "kept"]


def test_places_stay_right_behind_a_broken_entry() -> None:
    document = parse("argmap: 1\nthesis: T\npillars:\n  - []\n  - id: p\n    claim: P\n")
    assert document.span("p", "text") == ((6, 12), (6, 13))
    assert document.span("p", "id") == ((5, 9), (5, 10))


def test_load_raises_with_places(tmp_path: Path) -> None:
    file = tmp_path / "map.yaml"
    file.write_text("argmap: 1\nthesiss: T\n")
    with pytest.raises(ReadError, match=r"map\.yaml:2:1: error\[ARG011\].*did you mean 'thesis'"):
        load(file)


def test_a_newer_version_is_refused_in_one_sentence() -> None:
    document = parse("argmap: 2\nthesis: {new-key: x}\n")
    assert [d.code for d in document.diagnostics] == ["ARG015"]


@pytest.mark.parametrize(
    ("text", "code"), [("", "ARG004"), ("\n# only a comment\n", "ARG004"), ("- a\n", "ARG014"), ("just text", "ARG014")]
)
def test_a_text_that_is_no_map_says_so(text: str, code: str) -> None:
    assert [d.code for d in parse(text).diagnostics] == [code]


def chain(entries: int) -> str:
    lines = ["argmap: 1", "thesis: T", "pillars:"]
    for depth in range(entries):
        pad = "  " * depth
        lines += [f"{pad}- claim: Claim {depth} holds.", f"{pad}  reasons:"]
    return "\n".join(lines[:-1])


def test_two_hundred_nested_entries_are_read() -> None:
    document = parse(chain(200))
    assert document.diagnostics == ()
    assert len(document.map.claims) == 201


def test_deeper_nesting_is_refused_in_words() -> None:
    document = parse(chain(260))
    assert [(d.code, "200 entries" in d.message) for d in document.diagnostics] == [("ARG005", True)]


def test_a_deep_map_is_written_within_the_readers_limit() -> None:
    debate = loads(chain(200))
    text = dumps(debate)
    assert max(len(line) - len(line.lstrip()) for line in text.splitlines()) < 170
    assert loads(text) == debate


def test_a_claim_that_refers_to_itself_is_read() -> None:
    document = parse("argmap: 1\nthesis: {id: t, claim: T, supports: [t]}\n")
    assert document.diagnostics == ()
    assert document.map.relations[0].premises == ("t",)


def test_empty_values_count_as_absent_but_not_their_typos() -> None:
    assert parse("argmap: 1\nthesis: T\npillars:\n").diagnostics == ()
    assert [d.code for d in parse("argmap: 1\nthesis: T\npilars:\n").diagnostics] == ["ARG011"]


def test_the_source_beside_the_map_is_read(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_bytes("\ufeffSome – text\r\n".encode())
    document = parse("argmap: 1\nthesis: T\nsource: {file: text.txt}\n", file=tmp_path / "map.yaml")
    assert document.source_text == "Some – text\n"
    assert fingerprint("\ufeffab\r\n")[1] == 3


def test_comments_are_kept_beside_the_map() -> None:
    document = parse("argmap: 1 # first\nthesis: 'T # no'\n")
    assert [c.text for c in document.comments] == ["# first"]


def test_the_starter_is_a_sound_map_whatever_its_title() -> None:
    document = parse(starter('A "quoted": title # here'))
    assert document.diagnostics == ()
    assert document.map.title == 'A "quoted": title # here'


@pytest.mark.parametrize("file", MAPS, ids=lambda p: p.stem)
def test_the_schema_takes_the_maps_of_the_project(file: Path) -> None:
    jsonschema.validate(yaml.safe_load(file.read_text()), json_schema())


def test_the_schema_refuses_an_unknown_key() -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"argmap": 1, "thesis": {"claim": "T", "wieght": 1}}, json_schema())


@settings(max_examples=examples(500), deadline=None)
@given(data=st.data())
def test_a_damaged_map_never_raises(data: st.DataObject) -> None:
    lines = WHOLE.splitlines()
    for _ in range(data.draw(st.integers(1, 4))):
        number = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.integers(0, 4)):
            case 0:
                del lines[number]
            case 1:
                lines[number] = "  " + lines[number]
            case 2:
                lines[number] = lines[number].replace(": ", ": [", 1)
            case 3:
                lines[number] = lines[number][: data.draw(st.integers(0, 30))]
            case _:
                lines.insert(number, data.draw(st.text(max_size=12)))
        lines = lines or ["x"]
    document = parse("\n".join(lines))
    assert all(r.polarity in Polarity for r in document.map.relations)
    assert loads(dumps(document.map)) == document.map


@pytest.mark.parametrize(
    ("text", "is_native"),
    [
        ('{"a": 1, "thesis": "T"}', True),
        ("{argmap: 1, claims: [it's so], thesis: T}", True),
        ('{"nodes": [{"thesis": "T"}], "edges": []}', False),
        ('{"a": "{\\"thesis\\": 1}", "b": {"argmap": {}}}', False),
        ("{a: '{thesis: 1}'}", False),
    ],
)
def test_a_key_within_other_brackets_makes_no_native_file(text: str, is_native: bool) -> None:
    assert (parse(text).format == "native") is is_native
