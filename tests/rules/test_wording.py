"""How claims are worded: questions, long texts, drafts, several claims, commands, labels, hedges, reports, connectives.

And what a copy leaves behind: half a pair of quotation marks, text that was decoded wrongly, characters nobody sees.
"""

from __future__ import annotations

import json

import pytest

from argmap import MapBuilder, check, parse
from argmap.rules import MOST, RulePlan
from argmap.rules import check as check_with
from argmap.syntax import edits
from tests.rules.cases import found, places

THESIS = "argmap: 1\nthesis: {id: t, claim: It is so.}\n"
ENGLISH = ("several-claims", "command-as-claim", "label-as-claim", "hedge-only-claim", "unvoiced-report")
WORDING = (*ENGLISH, "connective-in-claim", "unbalanced-quotes", "mojibake", "invisible-character", "long-claim")


def flagged(rule: str, texts: list[str], header: str = "", **options: int) -> list[str]:
    """Which of the texts, each a pillar of its own, a rule finds fault with."""
    entries = "".join(f"  - {json.dumps(text, ensure_ascii=False)}\n" for text in texts)
    document = parse(f"{THESIS}{header}pillars:\n{entries}")
    assert document.diagnostics == ()
    plan = RulePlan(options={rule: options} if options else {})
    elements = {d.element for d in check_with(document, plan=plan) if d.rule == rule}
    return [claim.text for claim in document.map.claims if claim.id in elements]


def misread(byte: int, encoding: str) -> str:
    """A byte as browsers read it: where Windows-1252 has no character, a control character."""
    try:
        return bytes([byte]).decode(encoding)
    except UnicodeDecodeError:
        return chr(byte)


def mended(text: str, rule: str) -> str:
    """The text with all fixes of a rule."""
    return edits.apply(text, {edit for d in found(text, rule) if d.fix is not None for edit in d.fix.edits})


@pytest.mark.parametrize(
    "text", ["Who knows?", "Wer weiß?!", "Who knows?...", "本当ですか？", "لماذا؟", '"Who knows?"', "Who knows? "]
)
def test_a_question_mark_of_any_script_makes_a_question(text: str) -> None:
    assert [p[:2] for p in places(THESIS + f"pillars:\n  - '{text}'\n", "question-as-claim")] == [(4, 5)]


@pytest.mark.parametrize("text", ['They ask: "Who knows?"', "Who knows.", "Taxes (really?) fall.", '"Who?" and "Why?"'])
def test_a_quoted_or_passing_question_is_a_claim(text: str) -> None:
    assert places(THESIS + f"pillars:\n  - '{text}'\n", "question-as-claim") == []


def test_questions_and_context_may_ask() -> None:
    text = THESIS + "claims: [{claim: Who knows?, kind: question}]\npillars: [{claim: One., context: [Who?]}]\n"
    assert places(text, "question-as-claim") == []


def test_forty_words_are_enough() -> None:
    words = "word " * 39
    assert places(THESIS + f"pillars: [{words}end.]\n", "long-claim") == []
    (diagnostic,) = found(THESIS + f"pillars:\n  - {words}the end.\n", "long-claim")
    assert "41 words" in diagnostic.message
    assert "301 characters" in found(THESIS + f"pillars: [{'字' * 301}]\n", "long-claim")[0].message


def test_a_project_may_set_other_limits_for_long_texts() -> None:
    assert flagged("long-claim", ["One two three four.", "One two."], words=3) == ["One two three four."]
    assert flagged("long-claim", ["Four words are fine.", "So."], characters=10) == ["Four words are fine."]


def test_a_draft_is_found_at_its_status() -> None:
    assert places(THESIS + "pillars:\n  - {claim: One., status: draft}\n", "draft-claim") == [(4, 27, 4, 32)]


def test_two_sentences_are_several_claims() -> None:
    texts = [
        "The air is bad. The streets are narrow.",
        "The air is bad! Nobody does anything.",
        "They live in the U.S. They pay taxes there.",
        "He said “no.” The plan failed.",
        "It took 1.5 years. In 2020 it failed.",
        "It failed... The mayor left.",
        "The air is bad; it smells of rubber.",
        "The buses are full; however, there are more of them now.",
    ]
    assert flagged("several-claims", texts) == texts


@pytest.mark.parametrize(
    "text",
    [
        "Dr. No of the U.S. Congress left with J. R. Smith et al. for St. Louis.",
        "The fee is approx. 3.50 francs, i.e. less than in Mr. Hall's town.",
        "They say: “Never. Not once. Nowhere.”",
        "They say 'Not here. Not now.' at every meeting.",
        "The plan (see p. 3. It is long.) works.",
        "It works... Hardly ever",
        "Wrong. The plan works.",
        "The plan works. See Hall 2020.",
        "1. The plan works.",
        "Three things are scarce: clean air; quiet streets; safe ways to school.",
        "People who are ill; those who are old; and children suffer most.",
        "The plan costs 3 million; far too much.",
        "Fish &amp; chips are cheap; chips alone",
        "No. 5 is alive.",
        "Yahoo! is a company.",
        "The plan works ...",
        "Who says so? nobody",
    ],
)
def test_abbreviations_quotations_and_lists_are_one_claim(text: str) -> None:
    assert flagged("several-claims", [text]) == []


def test_a_project_may_allow_more_sentences() -> None:
    texts = ["One is here. Two are there.", "One is here. Two are there. Three are gone."]
    assert flagged("several-claims", texts, sentences=2) == texts[1:]


def test_commands_are_no_claims() -> None:
    texts = [
        "Let's wait.",
        "Let us wait.",
        "Let the market decide.",
        "Do not trust them.",
        "Don’t do it.",
        "Please wait.",
        "Ban cars.",
        "Close the old town to cars.",
        "Always ask your doctor.",
        "Tax every flight.",
        "Stop building roads.",
        "Protect those who are weak.",
        "Make the schools better, since they are bad.",
        "Help them. They are poor.",
    ]
    assert flagged("command-as-claim", texts) == texts


@pytest.mark.parametrize(
    "text",
    [
        "Close friends are rare.",
        "Ban evasion is easy.",
        "Tax cuts help nobody.",
        "Open borders are possible.",
        "Raise the fee and people will leave.",
        "Support the government gives is small.",
        "Work hours are long.",
        "Trust is good.",
        "Do not drivers deserve better?",
        "Doing nothing is worse.",
        "Letters were sent.",
        "To ban cars is wrong.",
        "Grant money goes to few.",
        "Answer is there none.",
        "“Ban cars!” is a slogan.",
        "Imagine, however, was a magazine.",
        "Please",
        "…",
    ],
)
def test_sentences_that_look_like_commands_are_claims(text: str) -> None:
    assert flagged("command-as-claim", [text]) == []


def test_recommendations_and_questions_may_command_but_not_the_thesis() -> None:
    kinds = "claims: [{claim: Ban cars., kind: recommendation}, {claim: Ban vans., kind: question}]\n"
    assert found(THESIS + kinds, "command-as-claim") == []
    (diagnostic,) = found("argmap: 1\nthesis: Ban cars.\n", "command-as-claim")
    assert "recommendation" not in diagnostic.message
    assert "recommendation" in found(THESIS + "pillars: [Ban cars.]\n", "command-as-claim")[0].message


def test_noun_phrases_are_labels() -> None:
    texts = [
        "Air quality",
        "The costs",
        "Costs.",
        "Benefits and costs",
        "Economic growth",
        "Cost of living:",
        "Freedom of speech",
        "Health risks",
        "Climate change",
        "Impact on trade",
        "Rising inequality",
        "Lack of evidence",
        "The slippery slope",
        "National security",
    ]
    assert flagged("label-as-claim", texts) == texts


@pytest.mark.parametrize(
    "text",
    [
        "Cars pollute.",
        "Costs rise.",
        "Children benefit.",
        "The poor need help.",
        "The young vote.",
        "Plastic harms wildlife.",
        "Solar panels power homes.",
        "Time and money matter.",
        "The costs of war matter.",
        "Smoking kills.",
        "Health matters.",
        "The government fear defeat.",
        "Parking costs money.",
        "Voters demand change.",
        "Stop cars",
        "Trust in God",
        "Yes.",
        "Agreed",
        "One.",
        "A",
        "a1",
        "Unfair.",
        "In towns and villages",
        "Luftqualität",
        "空气质量",
        "Costs?",
        "Costs of the war in the other country",
    ],
)
def test_short_sentences_and_unknown_words_are_no_labels(text: str) -> None:
    assert flagged("label-as-claim", [text]) == []


def test_a_project_may_set_how_many_words_a_label_has() -> None:
    assert flagged("label-as-claim", ["Cost of living", "Costs"], words=2) == ["Costs"]


def test_hedges_commit_to_nothing() -> None:
    texts = [
        "It depends.",
        "Well, it depends …",
        "Maybe, maybe not.",
        "There are arguments on both sides.",
        "Opinions differ, and it's complicated.",
        "It’s hard to say – time will tell!",
        "I think there are pros and cons to this.",
        "Honestly, who knows?",
    ]
    assert flagged("hedge-only-claim", texts) == texts


@pytest.mark.parametrize(
    "text",
    [
        "It depends on the weather.",
        "Maybe the plan fails.",
        "Opinions differ on taxes because wages differ.",
        "There are arguments on both sides of the road.",
        "It is complicated to move house.",
        "Perhaps. But the plan fails.",
        "Time will tell who was right.",
        "Well",
        "...",
    ],
)
def test_who_says_on_what_it_depends_does_not_only_hedge(text: str) -> None:
    assert flagged("hedge-only-claim", [text]) == []


def test_what_others_say_needs_a_voice_or_a_source() -> None:
    texts = [
        "Critics say that shops would suffer.",
        "Some say shops would suffer.",
        "According to the mayor, shops would suffer.",
        "Shops would suffer, according to Hall.",
        "Shops would suffer, according to the town's survey.",
        "The Chamber of Commerce argues that shops would suffer.",
        "The minister claims that shops would suffer.",
        "It is often argued that shops would suffer.",
        "A survey by the town shows that shops would suffer.",
        "He insists that shops would suffer.",
    ]
    assert flagged("unvoiced-report", texts) == texts
    for field in ("voice: Chamber", "source: Survey", "kind: question"):
        assert found(THESIS + f"pillars: [{{claim: Critics say that it fails., {field}}}]\n", "unvoiced-report") == []


@pytest.mark.parametrize(
    "text",
    [
        "The false claim that vaccines harm spreads.",
        "A state that kills is bad.",
        "The report that he wrote is wrong.",
        "Stores with some state that persists fail.",
        "Those who say that it fails are wrong.",
        "If critics say that it fails, they err.",
        "Nobody says that it fails.",
        "I say that it fails.",
        "This suggests that it fails.",
        "The evidence suggests that he lied.",
        "Labels should say that it is sweet.",
        "Pay is set according to need.",
        "Homes are built, according to plans that changed.",
        "History shows that it fails.",
        "Teachers argue daily.",
        "“Critics say that it fails” is no argument.",
    ],
)
def test_talk_about_saying_is_no_report(text: str) -> None:
    assert flagged("unvoiced-report", [text]) == []


def test_connectives_belong_to_the_relation() -> None:
    texts = [
        "Therefore the plan fails.",
        "However, the plan fails.",
        "But the plan fails.",
        "And so it goes on.",
        "So the plan fails.",
        "So, nothing works.",
        "Yet it moves.",
        "For example, buses are full.",
        "That’s why the plan fails.",
        "Because it rains, the plan fails.",
        "Since the air is bad, people move.",
        "The plan fails because it rains.",
        "The plan fails, since it is raining.",
        "It rains, therefore the plan fails.",
        "It rains, and thus the plan fails.",
    ]
    assert flagged("connective-in-claim", texts) == texts


@pytest.mark.parametrize(
    "text",
    [
        "Since 1990 crime fell.",
        "Since the law came into force, accidents fell.",
        "So far nothing has happened.",
        "So many people die.",
        "So is cancer.",
        "Because of the rain, it is wet.",
        "Prices rose because of the war.",
        "This is not because they are poor.",
        "That is because cars are loud.",
        "However hard they try, they fail.",
        "Besides cars, vans pollute.",
        "First aid saves lives.",
        "Still water is deep.",
        "Yet another law is needed.",
        "Thus far nothing has changed.",
        "As a result of the war, prices rose.",
        "Butter is good.",
        "It has been closed, since it was sold, for years.",
        "They say “it fails because it rains”.",
        "But",
    ],
)
def test_other_uses_of_the_same_words_are_no_connectives(text: str) -> None:
    assert flagged("connective-in-claim", [text]) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Moreover, the air is bad.", "The air is bad."),
        ("And therefore, it is late.", "It is late."),
        ("but they are late", "they are late"),
    ],
)
def test_a_connective_is_taken_off_where_a_sentence_is_left(before: str, after: str) -> None:
    text = f"{THESIS}pillars:\n  - {{id: a, claim: '{before}'}}\n"
    (diagnostic,) = found(text, "connective-in-claim")
    assert diagnostic.fix is not None and not diagnostic.fix.safe
    assert [claim.text for claim in parse(mended(text, "connective-in-claim")).map.claims][1] == after


@pytest.mark.parametrize("text", ["Because it rains, we stay.", "And now the conclusion", "Or they will leave."])
def test_no_connective_is_taken_off_where_no_sentence_would_be_left(text: str) -> None:
    (diagnostic,) = found(f"{THESIS}pillars:\n  - '{text}'\n", "connective-in-claim")
    assert diagnostic.fix is None


@pytest.mark.parametrize("rule", [*ENGLISH, "connective-in-claim"])
def test_rules_about_english_words_are_silent_on_other_languages(rule: str) -> None:
    texts = ["Ban cars.", "Costs", "It depends.", "Critics say that it fails.", "But it fails. It is so."]
    assert flagged(rule, texts)
    assert flagged(rule, texts, "language: de\n") == []


@pytest.mark.parametrize(
    "text", ["(a", "a)bc)", "“a", "a”", "„a", '"a', "[a", "「a", "a」", "«a", "a (b [c) d", '"a" b"']
)
def test_half_a_pair_is_found(text: str) -> None:
    assert flagged("unbalanced-quotes", [text]) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "a) this b) that (and more)",
        "(first a) this, then b) that)",
        "1) this 2) that",
        "The drivers' rights don't matter, 'tis said.",
        'A 5" pipe is 6\'2" long.',
        '"A 5" pipe" is long.',
        "„So“ „so” »so« «so» ”so” “so” “a “b” c”",
        "「これ『それ』」（あれ）",
        "It works :) well ;-)",
        "It works (so they say :)",
        "p is in [0, 1) and q in ]0, n]",
        "They write “(” for it.",
    ],
)
def test_marks_that_need_no_partner_are_let_pass(text: str) -> None:
    assert flagged("unbalanced-quotes", [text]) == []


def test_the_mark_without_partner_is_the_place() -> None:
    assert places(THESIS + "pillars:\n  - One (two is\n    three.\n", "unbalanced-quotes") == [(4, 9, 4, 10)]
    assert places(THESIS + "pillars:\n  - One two is\n    “three.\n", "unbalanced-quotes") == [(5, 5, 5, 6)]
    assert places(THESIS + "pillars:\n  - 'Don''t (two.'\n", "unbalanced-quotes") == [(4, 5, 4, 19)]


@pytest.mark.parametrize(
    "text",
    [
        "café",
        "It’s “so” – yes…",
        "5 € at 20 °C ½",
        "über Straße Öl",
        "Łódź Čapek",
        "Привет",
        "日本語の字",
        "😀",
        "Ærø Ýes",
    ],
)
@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
@pytest.mark.parametrize("times", [1, 2])
def test_wrongly_decoded_text_is_decoded_again(text: str, encoding: str, times: int) -> None:
    wrong = text
    for _ in range(times):
        wrong = "".join(misread(byte, encoding) for byte in wrong.encode())
    written = f"{THESIS}pillars:\n  - {{id: a, claim: {json.dumps(wrong)}}}\n"
    (diagnostic,) = found(written, "mojibake")
    assert diagnostic.fix is not None and diagnostic.fix.safe
    assert [claim.text for claim in parse(mended(written, "mojibake")).map.claims][1] == text


@pytest.mark.parametrize(
    "text",
    [
        "“CAFÉ…” und “café”…",
        "«MAÇÔ “MAÇÔ",
        "“SPASS” „TSCHÜß“ Spaß“",
        "São Paulo, Århus, Ærø, Ñandú",
        "R&D; AT&T &c; x & y;",
        "3 × “a”",
        "À « la »",
    ],
)
def test_accented_letters_before_marks_are_no_mojibake(text: str) -> None:
    assert flagged("mojibake", [text]) == []


def test_entities_are_resolved_and_lost_characters_reported() -> None:
    text = f"{THESIS}pillars:\n  - {{id: a, claim: 'Fish &amp;amp; chips don&#39;t.'}}\n"
    assert parse(mended(text, "mojibake")).map.claims[1].text == "Fish & chips don't."
    (lost,) = found(f"{THESIS}pillars:\n  - Caf\ufffd life\n", "mojibake")
    assert lost.fix is None
    assert lost.span is not None and lost.span.start == (4, 8)
    unreadable = parse(b"argmap: 1\nthesis: Caf\xe9 life\n")
    assert [d.rule for d in check(unreadable) if d.rule in ("mojibake", "not-utf8")] == ["not-utf8"]


def test_mojibake_is_found_wherever_readers_see_it() -> None:
    text = "argmap: 1\ntitle: CafÃ©\nquestion: CafÃ© yes?\nthesis: {claim: It is so., voice: JosÃ©, quote: dÃ©jÃ  vu}\n"
    assert [d.span.start.line for d in found(text, "mojibake") if d.span is not None] == [2, 3, 4, 4]
    assert found(text, "mojibake", source="They say: dÃ©jÃ  vu")[3:] == []
    (*_, quote) = found(text, "mojibake")
    assert quote.fix is not None and not quote.fix.safe


def test_a_fix_that_would_change_an_id_is_unsafe() -> None:
    for rule, text in (("mojibake", "CafÃ© life"), ("invisible-character", "Ca\u200bfe life")):
        (diagnostic,) = found(f"{THESIS}pillars:\n  - {text}\n", rule)
        assert diagnostic.fix is not None and not diagnostic.fix.safe


@pytest.mark.parametrize("char", list("\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2066\u2069\ufeff"))
def test_an_invisible_character_is_found_at_its_place_and_deleted(char: str) -> None:
    text = f"{THESIS}pillars:\n  - {{id: a, claim: On{char}e is here.}}\n"
    (diagnostic,) = found(text, "invisible-character")
    assert diagnostic.element == "a"
    assert diagnostic.span is not None and (*diagnostic.span.start, *diagnostic.span.end) == (4, 22, 4, 23)
    assert diagnostic.fix is not None and diagnostic.fix.safe
    assert mended(text, "invisible-character") == text.replace(char, "")


@pytest.mark.parametrize("text", ["می\u200cخواهم", "क्\u200dष", "👨🏽\u200d⚕️ 👩\u200d👧", "ab \u200eאב", "سلام\u061c"])
def test_scripts_and_emoji_keep_what_they_need(text: str) -> None:
    assert flagged("invisible-character", [text]) == []


def test_invisible_characters_are_found_in_keys_and_comments() -> None:
    text = "argmap: 1 # one\u200b\nthesis: {id: a\u200b, claim: It is so.}\n"
    comment, key = found(text, "invisible-character")
    assert comment.fix is not None and comment.fix.safe
    assert key.fix is not None and not key.fix.safe
    assert key.span is not None and key.span.start == (2, 15)


@pytest.mark.parametrize("value", ["\u200b- one", "\u200b# one", "'\u200b'", "one -\u200b two:\u200b three"])
def test_nothing_is_deleted_that_keeps_the_text_readable(value: str) -> None:
    text = f"argmap: 1\nthesis: {{id: t, claim: It is so.}}\ntitle:\n  {value}\n"
    before = parse(text)
    after = parse(mended(text, "invisible-character"))
    assert len(after.diagnostics) == len(before.diagnostics)
    assert (after.map.title or "").replace("\u200b", "") == (before.map.title or "").replace("\u200b", "")


def test_an_escaped_invisible_character_is_found_at_the_text() -> None:
    text = THESIS + 'pillars:\n  - {id: a, claim: "On\\u200be is here."}\n'
    assert places(text, "invisible-character") == [(4, 20, 4, 40)]
    assert parse(mended(text, "invisible-character")).map.claims[1].text == "One is here."
    builder = MapBuilder()
    builder.thesis("On\u200be is here.")
    (diagnostic,) = [d for d in check(builder.build()) if d.rule == "invisible-character"]
    assert diagnostic.span is None


def test_an_invisible_character_can_be_allowed_on_its_claim() -> None:
    text = THESIS + "pillars:\n  - {claim: On\u200be is here., allow: {invisible-character: on purpose}}\n"
    assert found(text, "invisible-character") == []


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "." * 100_000,
        "A. " * 33_000,
        "! " * 50_000,
        "(" * 100_000,
        '"' * 99_999,
        "'a " * 33_000,
        "“(" * 50_000,
        ":( 1) [0," * 11_000,
        "Ã" * 100_000,
        "â€" * 50_000,
        "&amp;" * 20_000,
        "a;" * 50_000,
        "but " * 25_000,
        "so, " * 25_000,
        "because " * 12_000,
        "ban " * 25_000,
        "costs and " * 10_000,
        "it depends, " * 8_000,
        "Critics " * 12_000 + "say that",
        "According to " + "x" * 100_000,
        "a\u200b" * 50_000,
        "\u200b" * 99_999 + "a",
        "\u200d" * 50_000 + "字",
    ],
)
def test_hostile_texts_come_to_an_end_with_messages_of_a_few_lines(text: str) -> None:
    document = parse(THESIS + f"pillars:\n  - {{id: a, claim: {json.dumps(text, ensure_ascii=False)}}}\n")
    for rule in WORDING:
        diagnostics = check_with(document, plan=RulePlan(frozenset({rule})))
        assert len(diagnostics) <= MOST + 1
        assert all(len(diagnostic.message) < 500 for diagnostic in diagnostics)
