"""What every renderer has to do; a new one is enrolled by being there."""

import importlib
import inspect
import io
import os
import re
from functools import cache

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from markdown_it import MarkdownIt
from pptx import Presentation

from argmap.diagnostics import ArgmapError
from argmap.drawing import About, Change, ChangeKind, Style, render, render_sheets, renderer_for
from argmap.drawing.scene.sources import LONGEST_LINK
from argmap.drawing.style.paper import Page
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap
from argmap.registry import RENDERERS
from tests.drawing import measure
from tests.strategies import maps

NAMES = RENDERERS.names()
PICTURES = ("png", "pdf", "docx", "pptx")
TEXTS = [name for name in NAMES if name not in PICTURES]
READ = [name for name in NAMES if name != "png"]
"""What words can be read back from."""
HOSTILE = [
    "\"quoted\" 'twice' back\\slash \\N \\G",
    "<script>alert(1)</script>",
    "]]> --> %%{init: {}}%% end",
    "<b>looks like a label</b>",
    "line\u2028sep\u0085next\x9b31m",
    "\u202eturned round\u2066",
    "سلام שלום 世界 🙂 e\u0301",
    "x" * 400,
    "`md` **b** [l](javascript:alert(1)) #35; &lt; $x$",
]


PAGES = {"pdf": Page.A4}
"""Where a page without an end would have one."""


def hostile() -> ArgumentMap:
    builder = MapBuilder(title=HOSTILE[1], header={"question": HOSTILE[0]})
    target = builder.thesis(HOSTILE[0])
    for number, text in enumerate(HOSTILE):
        source = {"title": HOSTILE[number - 1], "url": "javascript:alert(1)"}
        claim = builder.claim(text, id=f"<{number}>\"'\\", voice=text, source=source)
        step = builder.relation(["support", "attack", "neutral"][number % 3], claim, target, scheme=text, label=text)
        builder.attack(builder.claim(text), step)
        target = claim
    return builder.build()


def rich() -> ArgumentMap:
    builder = MapBuilder(title="Rich")
    thesis = builder.thesis("Thesis stands.", id="t", voice="author")
    pillar = builder.claim("Pillar carries.", id="p", voice="author")
    step = builder.support(pillar, thesis)
    under = builder.attack(builder.claim("Undercut cuts."), step)
    builder.attack(builder.claim("Deeper cuts deeper."), under)
    builder.support(builder.claim("Backing backs."), step)
    pair = [builder.claim("First joins.", kind="evidence"), builder.claim("Second joins.")]
    builder.support(pair, pillar, weight=0.5)
    objection = builder.claim("Objection opposes.", id="o", voice="critics")
    builder.attack(objection, thesis)
    builder.attack(pair[0], objection)
    builder.neutral(builder.claim("Context surrounds.", kind="context"), thesis)
    builder.address(builder.claim("Recommendation helps.", kind="recommendation"), objection)
    builder.attack(builder.claim("Open remains."), thesis)
    return builder.build()


def empty() -> ArgumentMap:
    return MapBuilder().build()


def rootless() -> ArgumentMap:
    builder = MapBuilder()
    one, two, three = (builder.claim(f"Ring {n} turns.") for n in "abc")
    for premise, target in ((one, two), (two, three), (three, one), (one, one)):
        builder.support(premise, target)
    builder.claim("Apart stands.")
    return builder.build()


def cycle_of_steps() -> ArgumentMap:
    builder = MapBuilder()
    one, two = builder.claim("One turns."), builder.claim("Two turns.")
    first = builder.attack(one, two)
    second = builder.attack(two, first)
    first.target = second
    return builder.build()


def deep() -> ArgumentMap:
    builder = MapBuilder()
    below = builder.thesis("Level top.")
    for number in range(300):
        claim = builder.claim(f"Level {number} follows.")
        builder.support(claim, below)
        if number % 20 == 0:
            builder.attack(builder.claim(f"Doubt {number} arises."), below)
        below = claim
    return builder.build()


CASES = [hostile, rich, empty, rootless, cycle_of_steps, deep]


@pytest.mark.parametrize("name", NAMES)
def test_it_is_described_by_its_module(name: str) -> None:
    renderer = RENDERERS.get(name)
    module = importlib.import_module(f"argmap.drawing.renderers.{name.replace('-', '_')}")
    assert renderer.name == name
    assert inspect.cleandoc(renderer.doc) == inspect.getdoc(module)
    assert all(suffix.startswith(".") for suffix in renderer.suffixes)


def test_a_suffix_belongs_to_one_renderer() -> None:
    suffixes = [suffix for renderer in RENDERERS for suffix in renderer.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert all(renderer_for(f"map{suffix}").name in NAMES for suffix in suffixes)


def draw(debate: ArgumentMap, name: str, **known) -> str | bytes:
    return render(debate, name, style=Style(page=PAGES.get(name, Page.SCREEN)), **known)


@cache
def drawn(case, name: str) -> str | bytes:
    """A case as a renderer shows it, drawn once for all tests."""
    return draw(case(), name)


def words_of(debate: ArgumentMap, name: str, **known) -> str:
    """The words of a map as a renderer shows it."""
    return words_in(draw(debate, name, **known), name)


def words_in(drawn: str | bytes, name: str) -> str:
    if name == "svg":
        return measure.svg(str(drawn)).text
    if isinstance(drawn, str):
        return re.sub("<br/?>|</small><br>", " ", drawn, flags=re.IGNORECASE)
    if name == "docx":
        return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(drawn)).paragraphs)
    if name == "pptx":
        slides = Presentation(io.BytesIO(drawn)).slides
        return "\n".join(slide.notes_slide.notes_text_frame.text for slide in slides if slide.has_notes_slide)
    return " ".join(page.text for page in measure.pdf(drawn))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("case", CASES)
def test_any_map_is_shown_and_in_the_same_way_again(name: str, case) -> None:
    try:
        first = drawn(case, name)
    except ArgmapError as error:
        assert name in PICTURES
        assert "no installed Graphviz can draw" in str(error)
        assert not os.environ.get("CI"), "typefaces for all letters are missing"
        return
    assert first
    assert first == draw(case(), name)


@pytest.mark.parametrize("name", NAMES)
def test_the_longest_link_can_be_drawn(name: str) -> None:
    address = "https://a.org/".ljust(LONGEST_LINK, '"')
    builder = MapBuilder()
    builder.thesis("Stands.", source={"title": "Long", "url": address})
    assert draw(builder.build(), name)


@pytest.mark.parametrize("name", READ)
def test_a_part_of_a_map_says_what_it_leaves_out(name: str) -> None:
    text = words_of(rich(), name, about=About(shown=frozenset({"t", "p", "o"})))
    assert "Pillar carries" in text
    assert "Context surrounds" not in text
    assert re.search(r"not\s+shown", text)
    assert re.search(r"\b1\s+backing", text)


@pytest.mark.parametrize("name", READ)
def test_changes_are_marked_in_words(name: str) -> None:
    changes = {"p": Change(ChangeKind.REWORDED, "was: Pillar stood"), "o": Change(ChangeKind.ADDED)}
    text = words_of(rich(), name, about=About(changes=changes))
    assert re.search("reworded", text, re.IGNORECASE)
    assert re.search("added", text, re.IGNORECASE)
    assert "Pillar stood" in " ".join(text.split())


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("case", [rich, rootless, cycle_of_steps, deep])
def test_every_word_of_every_claim_is_there(name: str, case) -> None:
    words = set(re.findall(r"\w+", words_in(drawn(case, name), name)))
    missing = {word for claim in case().claims for word in re.findall(r"\w+", claim.text)} - words
    assert not missing


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_hostile_gets_through(name: str) -> None:
    text = str(drawn(hostile, name))
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028]", text)
    if name != "terminal":
        own = str(drawn(rich, name)).count("<script")  # a page may have scripts of its own
        assert text.count("<script") == own
    assert not re.search(r"""href=["']?javascript:""", text, re.IGNORECASE)


def test_markdown_turns_no_words_of_a_map_into_html_or_markup() -> None:
    tokens = MarkdownIt().parse(str(render(hostile(), "markdown")))
    inner = [child for token in tokens for child in token.children or ()]
    kinds = {token.type for token in (*tokens, *inner)}
    lists = {"bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"}
    marks = {"heading_open", "heading_close", "em_open", "em_close", "strong_open", "strong_close"}
    assert kinds <= {*lists, *marks, "paragraph_open", "paragraph_close", "inline", "text", "text_special"}
    shown = "".join(child.content for child in inner).replace("\u200b", "")
    assert all(" ".join(text.split()) in shown for text in (HOSTILE[0], HOSTILE[1], HOSTILE[2], HOSTILE[-1]))


@pytest.mark.parametrize("name", READ)
def test_strengths_are_shown_where_they_are_given(name: str) -> None:
    shown = re.compile(r"(?<![\d.])0\.63(?!\d)")
    assert shown.search(words_of(rich(), name, strengths={"t": 0.634}))
    assert not shown.search(words_in(drawn(rich, name), name))


@pytest.mark.parametrize("name", READ)
def test_an_unanswered_objection_is_marked(name: str) -> None:
    debate = rich()
    assert re.search(r"\bunanswered\b", words_in(drawn(rich, name), name), re.IGNORECASE)
    answered = debate.evolve(
        claims=[c for c in debate.claims if c.text != "Open remains."],
        relations=[r for r in debate.relations if debate.claim(r.premises[0]).text != "Open remains."],
    )
    assert not re.search(r"\bunanswered\b", words_of(answered, name), re.IGNORECASE)


@pytest.mark.parametrize("name", [name for name in TEXTS if name != "svg"])
@given(maps())
def test_any_generated_map_is_shown(name: str, debate: ArgumentMap) -> None:
    text = render(debate, name)
    assert isinstance(text, str)
    assert text.endswith("\n")
    text.encode()


@pytest.mark.parametrize("name", ["svg", "png", "pdf"])
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(debate=maps())
def test_any_generated_map_is_drawn(name: str, debate: ArgumentMap) -> None:
    style = Style(page=Page.A4)
    try:
        first = render_sheets(debate, name, style=style)
    except ArgmapError as error:  # some letters of Unicode are in no typeface
        assert name in PICTURES
        assert "no installed Graphviz can draw" in str(error)
    else:
        assert first == render_sheets(debate, name, style=style)


def test_an_unknown_format_and_an_unknown_suffix_are_named() -> None:
    with pytest.raises(KeyError, match="did you mean 'svg'"):
        render(empty(), "svgg")
    with pytest.raises(ValueError, match=r"'\.jpg'.*\.svg"):
        renderer_for("picture.jpg")
