"""The live page in a browser: it follows the file, keeps the view, edits by keys and by dragging, and runs nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from argmap.formats import dumps, parse
from tests.browser.conftest import WATCH
from tests.browser.test_safety import hostile, violations
from tests.preview.conftest import MAP, Served, write_parks

OpenLive = Callable[..., Any]


@pytest.fixture
def open_live(browser: Any) -> Iterator[OpenLive]:
    """A function from a server to its page; fails for errors, dialogs, violations and requests to other places."""
    contexts: list[Any] = []
    pages: list[Any] = []
    faults: list[str] = []

    def opened(served: Served, *, ready: str = "#world svg", watched: bool = True, **options: Any) -> Any:
        options = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce", **options}
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        pages.append(page)
        page.set_default_timeout(20_000)
        page.add_init_script(WATCH)
        page.on("pageerror", lambda error: faults.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        if watched:
            page.on("console", lambda message: faults.append(f"console: {message.text}"))
        own = f"http://127.0.0.1:{served.port}/"
        page.on("request", lambda request: _note(faults, request.url, own))
        page.goto(served.address)
        page.wait_for_selector(ready)
        return page

    yield opened
    faults += [what for page in pages for what in page.evaluate("window.violations")]
    for context in contexts:
        context.close()
    assert faults == []


def _note(faults: list[str], url: str, own: str) -> None:
    if not url.startswith((own, "data:")):
        faults.append(f"request: {url}")


@pytest.fixture
def parks(serve: Callable[..., Served], tmp_path: Path) -> Iterator[Served]:
    served = serve(write_parks(tmp_path / "maps"))
    yield served
    served.process.kill()


def text(served: Served) -> str:
    return (served.folder / "parks.yaml").read_text(encoding="utf-8")


def write(served: Served, content: str) -> None:
    (served.folder / "parks.yaml").write_text(content, encoding="utf-8")


def box(page: Any, claim: str) -> Any:
    return page.locator(f"#world g.node[data-id='{claim}']")


def focused(page: Any) -> str | None:
    return page.locator("#tree [aria-selected=true]").first.get_attribute("data-claim")


def wait_for_text(page: Any, served: Served, wanted: Callable[[str], bool]) -> None:
    for _ in range(400):
        if wanted(text(served)):
            return
        page.wait_for_timeout(25)
    raise AssertionError(text(served))


def test_the_token_leaves_the_address_bar_and_a_reload_works(parks: Served, open_live: OpenLive) -> None:
    page = open_live(parks)
    assert page.url == f"http://127.0.0.1:{parks.port}/"
    page.reload()
    page.wait_for_selector("#world svg")
    assert page.locator("#title").inner_text() == "Parks"


def test_without_the_token_the_page_says_what_to_do(parks: Served, open_live: OpenLive) -> None:
    other = Served(parks.process, parks.port, "wrong", parks.folder)
    page = open_live(other, ready="#notice p", watched=False)
    assert "open the address" in page.locator("#notice").inner_text()


def test_quotes_are_marked_and_what_nobody_quotes_is_underlined(parks: Served, open_live: OpenLive) -> None:
    page = open_live(parks)
    page.keyboard.press("2")
    assert page.locator("#article mark").all_inner_texts() == ["Parks are good for a town.", "Parks clean the air."]
    assert page.locator("#article .article-text .missed").all_inner_texts() == ["Nobody speaks of the trees."]
    page.locator("#article mark").nth(1).click()
    assert focused(page) == "air"
    assert "Parks clean the air" in page.locator("#focus").inner_text()
    assert page.locator("#article mark.is-focus").inner_text() == "Parks clean the air."


def test_drafts_look_like_drafts(parks: Served, open_live: OpenLive) -> None:
    page = open_live(parks)
    assert box(page, "air").locator(".frame-of.is-draft text").text_content() == "DRAFT"
    assert page.locator(".frame-of.is-draft").count() == 1
    assert page.locator("#tree .is-draft").get_attribute("data-claim") == "air"
    assert "Drafts: 1 of 4" in page.locator("#status").inner_text()


def test_a_draft_is_accepted_and_the_edit_undone_by_keys(parks: Served, open_live: OpenLive) -> None:
    page = open_live(parks)
    page.keyboard.press("n")
    assert focused(page) == "air"
    page.keyboard.press("a")
    wait_for_text(page, parks, lambda now: now == MAP.replace("    status: draft\n", ""))
    page.wait_for_selector(".frame-of.is-draft", state="detached")
    page.keyboard.press("u")
    wait_for_text(page, parks, lambda now: now == MAP)
    page.wait_for_selector(".frame-of.is-draft", state="attached")
    page.keyboard.press("U")
    wait_for_text(page, parks, lambda now: now == MAP.replace("    status: draft\n", ""))


def test_a_claim_is_reworded_moved_and_quoted_by_keys(parks: Served, open_live: OpenLive) -> None:
    page = open_live(parks)
    box(page, "play").click()
    page.keyboard.press("e")
    page.locator("dialog textarea").fill("All play in parks.")
    page.keyboard.press("Enter")
    wait_for_text(page, parks, lambda now: "All play in parks." in now)
    page.keyboard.press("q")
    page.keyboard.type("trees")
    page.keyboard.press("Enter")
    wait_for_text(page, parks, lambda now: "quote: Nobody speaks of the trees." in now)
    page.keyboard.press("m")
    page.keyboard.type("clean")
    page.keyboard.press("Enter")
    wait_for_text(page, parks, lambda now: parse(now).map.out_of["play"][0].target == "air")
    page.keyboard.press("k")
    page.keyboard.type("evid")
    page.keyboard.press("Enter")
    wait_for_text(page, parks, lambda now: str(parse(now).map.claim("play").kind) == "evidence")
    assert "# sure?" in text(parks)


def test_a_selection_of_the_article_becomes_the_quote(parks: Served, open_live: OpenLive) -> None:
    page = open_live(parks)
    page.keyboard.press("2")
    box(page, "cost").click()
    page.evaluate("""() => {
        const text = [...document.querySelectorAll(".missed")].at(-1).firstChild;
        getSelection().setBaseAndExtent(text, 0, text, "Nobody speaks".length);
    }""")
    page.keyboard.press("q")
    wait_for_text(page, parks, lambda now: "quote: Nobody speaks" in now and "trees" not in now)


def test_a_claim_is_moved_by_dragging(parks: Served, open_live: OpenLive) -> None:
    page = open_live(parks)
    start, end = box(page, "play").bounding_box(), box(page, "air").bounding_box()
    page.mouse.move(start["x"] + 20, start["y"] + 20)
    page.mouse.down()
    page.mouse.move(end["x"] + 30, end["y"] + 20, steps=8)
    assert page.locator(".ghost").inner_text().endswith("Children play in parks.")
    assert page.locator(".is-target").get_attribute("data-id") == "air"
    page.mouse.up()
    wait_for_text(page, parks, lambda now: parse(now).map.out_of["play"][0].target == "air")
    assert "# what the council is asked" in text(parks)
    assert page.locator(".ghost").count() == 0


def test_escape_and_a_drop_beside_move_nothing(parks: Served, open_live: OpenLive) -> None:
    page = open_live(parks, watched=False)
    start = box(page, "play").bounding_box()
    for is_stopped in (True, False):
        page.mouse.move(start["x"] + 20, start["y"] + 20)
        page.mouse.down()
        page.mouse.move(start["x"] + 20, start["y"] + 200, steps=5)
        if is_stopped:
            page.keyboard.press("Escape")
        page.mouse.up()
        assert page.locator(".ghost").count() == 0
    page.keyboard.press("u")
    page.wait_for_selector("#notice p")
    assert text(parks) == MAP


def test_a_change_of_the_file_is_shown_without_a_reload_and_the_view_stays(parks: Served, open_live: OpenLive) -> None:
    page = open_live(parks)
    page.evaluate("window.kept = 1")
    box(page, "cost").click()
    page.keyboard.press("+")
    before = box(page, "cost").bounding_box()
    more = "".join(f"  - {{id: more-{n}, claim: Parks are good in a way of their own.}}\n" for n in range(4))
    write(parks, MAP.replace("pillars:\n", f"pillars:\n{more}"))
    page.wait_for_selector("#world g.node[data-id='more-3']")
    after = box(page, "cost").bounding_box()
    assert after["x"] + after["width"] / 2 == pytest.approx(before["x"] + before["width"] / 2, abs=1)
    assert after["y"] + after["height"] / 2 == pytest.approx(before["y"] + before["height"] / 2, abs=1)
    assert page.evaluate("window.kept") == 1
    assert focused(page) == "cost"


@pytest.mark.parametrize(("motion", "moves"), [("no-preference", True), ("reduce", False)])
def test_the_others_move_visibly_unless_motion_is_reduced(
    parks: Served, open_live: OpenLive, motion: str, moves: bool
) -> None:
    page = open_live(parks, reduced_motion=motion)
    page.evaluate("""() => {
        window.moved = [];
        const animate = Element.prototype.animate;
        Element.prototype.animate = function (frames, timing) {
            if (this.dataset.id && frames[0].transform) window.moved.push(this.dataset.id);
            return animate.call(this, frames, timing);
        };
    }""")
    box(page, "t").click()
    write(parks, MAP.replace("pillars:\n", "pillars:\n  - {id: new, claim: Parks are quiet.}\n"))
    page.wait_for_selector("#world g.node[data-id='new']")
    assert ("air" in page.evaluate("window.moved")) == moves
    assert "t" not in page.evaluate("window.moved")


def test_a_half_typed_file_shows_what_is_sound_and_where_it_is_wrong(parks: Served, open_live: OpenLive) -> None:
    page = open_live(parks)
    page.keyboard.press("3")
    write(parks, MAP + "  - {id: new, claim: Parks\n")
    page.wait_for_selector(".problem.is-error")
    assert box(page, "air").count() == 1
    assert page.locator(".lines .is-wrong").count() >= 1
    assert "has errors" in page.locator("#status").inner_text()
    page.locator(".problem.is-error").first.click()
    assert page.locator(".lines [aria-current=true]").count() == 1
    write(parks, MAP)
    page.wait_for_selector(".problem.is-error", state="detached")


def test_a_problem_leads_to_its_claim_and_its_line(parks: Served, open_live: OpenLive) -> None:
    page = open_live(parks)
    page.keyboard.press("3")
    page.locator(".problem", has_text="cost").first.click()
    assert focused(page) == "cost"
    line = next(number for number, row in enumerate(MAP.split("\n"), 1) if "id: cost" in row)
    assert "id: cost" in page.locator(".lines [aria-current=true]").inner_text()
    link = page.locator("#editor").get_attribute("href")
    assert link == f"vscode://file{parks.folder / 'parks.yaml'}:{line}"


def test_the_score_is_said_in_words_with_why(parks: Served, open_live: OpenLive) -> None:
    page = open_live(parks)
    page.keyboard.press("4")
    page.wait_for_selector("#score pre:has-text('base score')")
    assert "The verdict is for the thesis" in page.locator("#score").inner_text()
    box(page, "air").click()
    page.wait_for_selector("#score pre:has-text('pillar')")


def test_an_edit_of_an_old_state_is_refused_and_can_be_made_on_the_new_one(
    parks: Served, open_live: OpenLive, axe: str
) -> None:
    page = open_live(parks, watched=False, bypass_csp=True)
    edited = MAP.replace("Children play", "All children play")

    def let_the_editor_win(route: Any) -> None:
        write(parks, edited)
        route.continue_()

    page.route("**/api/edit", let_the_editor_win, times=1)
    box(page, "air").click()
    page.keyboard.press("a")
    page.wait_for_selector("#notice p")
    assert "your edit was not made" in page.locator("#notice").inner_text()
    assert violations(page, axe) == []
    assert text(parks) == edited
    page.wait_for_selector("#tree .words:has-text('All children')")
    page.get_by_role("button", name="Make it now").click()
    wait_for_text(page, parks, lambda now: now == edited.replace("    status: draft\n", ""))


def test_a_file_of_another_format_is_shown_and_can_be_saved_as_a_map(
    serve: Callable[..., Served], open_live: OpenLive, tmp_path: Path
) -> None:
    file = tmp_path / "parks.argdown"
    file.write_text("[Parks]: Parks are good.\n  + Parks clean the air.\n", encoding="utf-8")
    page = open_live(serve(file))
    assert page.locator("#focus button").count() == 0
    assert "in the format 'argdown'" in page.locator("#status").inner_text()
    page.get_by_role("button", name="Save as argmap").click()
    page.wait_for_selector("#focus button")
    assert "Saved as parks.yaml." in page.locator("#notice").inner_text()
    assert [claim.text for claim in parse((tmp_path / "parks.yaml").read_bytes()).map.claims] == [
        "Parks are good.",
        "Parks clean the air.",
    ]


def test_a_hostile_map_runs_nothing(serve: Callable[..., Served], open_live: OpenLive, tmp_path: Path) -> None:
    file = tmp_path / "hostile.yaml"
    file.write_text(dumps(hostile()), encoding="utf-8")
    page = open_live(serve(file))
    for key in "1234":
        page.keyboard.press(key)
        for row in range(4):
            box(page, hostile().claims[row].id.replace("'", "\\'")).first.click()
            page.keyboard.press("ArrowDown")
    assert page.evaluate("window.hurt") is None
    assert page.locator("script").count() == 1
    assert page.locator("#panes img, #panes iframe, #panes [onclick], #panes [onerror]").count() == 0


STATES: dict[str, tuple[str, dict[str, Any]]] = {
    "claims": ("1", {}),
    "article": ("2", {}),
    "text": ("3", {}),
    "score": ("4", {}),
    "keys": ("?", {}),
    "actions": ("o", {}),
    "moving": ("nm", {}),
    "rewording": ("e", {}),
    "dark": ("2n", {"color_scheme": "dark"}),
    "dark-text": ("3", {"color_scheme": "dark"}),
    "dark-actions": ("o", {"color_scheme": "dark"}),
    "narrow": ("2", {"viewport": {"width": 400, "height": 800}}),
    "narrow-claims": ("1n", {"viewport": {"width": 400, "height": 800}}),
}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(parks: Served, open_live: OpenLive, axe: str, state: str) -> None:
    keys, options = STATES[state]
    page = open_live(parks, bypass_csp=True, **options)
    for key in keys:
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    assert violations(page, axe) == []


def test_axe_finds_nothing_in_errors_and_lists(
    parks: Served, serve: Callable[..., Served], open_live: OpenLive, axe: str
) -> None:
    write(parks, MAP + "  - {id: new, claim: Parks\n")
    page = open_live(parks, bypass_csp=True)
    page.keyboard.press("3")
    page.wait_for_selector(".problem.is-error")
    assert violations(page, axe) == []
    folder = open_live(serve(parks.folder), ready="#maps button", bypass_csp=True)
    assert violations(folder, axe) == []
    folder.get_by_role("button", name="parks.yaml").click()
    folder.wait_for_selector("#world svg")
    folder.get_by_role("button", name="All maps").click()
    folder.wait_for_selector("#list", state="visible")
    assert folder.locator("#maps button").all_inner_texts() == ["parks.yaml"]
    assert not folder.locator("#tools").is_visible()


@pytest.mark.parametrize("width", [400, 1280])
def test_nothing_is_wider_than_the_screen(parks: Served, open_live: OpenLive, width: int) -> None:
    page = open_live(parks, viewport={"width": width, "height": 800})
    for key in "1234":
        page.keyboard.press(key)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_f_fits_the_map_to_the_screen(parks: Served, open_live: OpenLive) -> None:
    page = open_live(parks)
    for _ in range(6):
        page.keyboard.press("+")
    page.keyboard.press("f")
    stage, picture = page.locator("#stage").bounding_box(), page.locator("#world svg").bounding_box()
    assert stage["x"] <= picture["x"] and picture["x"] + picture["width"] <= stage["x"] + stage["width"]
    assert stage["y"] <= picture["y"] and picture["y"] + picture["height"] <= stage["y"] + stage["height"]


def test_on_paper_there_are_map_and_panel_without_the_tools(parks: Served, open_live: OpenLive) -> None:
    page = open_live(parks)
    page.emulate_media(media="print")
    assert page.locator("#world svg").is_visible()
    assert page.locator("#tree").is_visible()
    assert not page.locator("header .tools").is_visible()
    assert not page.locator("#focus").is_visible()


def test_single_keys_can_be_turned_off(parks: Served, open_live: OpenLive) -> None:
    page = open_live(parks)
    page.keyboard.press("?")
    page.locator("#single-keys").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    page.keyboard.press("a")
    page.keyboard.press("2")
    assert page.locator("#claims").is_visible()
    assert text(parks) == MAP


def test_arrow_keys_go_from_claim_to_claim(parks: Served, open_live: OpenLive) -> None:
    page = open_live(parks)
    page.locator("#tree [tabindex='0']").focus()
    for key, claim in (("ArrowDown", "air"), ("ArrowDown", "play"), ("ArrowUp", "air"), ("ArrowLeft", "t")):
        page.keyboard.press(key)
        assert focused(page) == claim
        assert page.evaluate("document.activeElement.dataset.claim") == claim


def test_home_and_end_lead_to_the_first_and_the_last_claim(parks: Served, open_live: OpenLive) -> None:
    page = open_live(parks)
    page.locator("#tree [tabindex='0']").focus()
    page.keyboard.press("End")
    assert focused(page) == "cost"
    page.keyboard.press("Home")
    assert focused(page) == "t"


def test_a_claim_is_found_by_its_words(parks: Served, open_live: OpenLive) -> None:
    page = open_live(parks)
    page.keyboard.press("/")
    page.keyboard.type("park MONEY")
    assert page.locator("dialog [role=option]").count() == 1
    assert page.evaluate("CSS.highlights.get('found').size") == 2
    page.keyboard.press("Enter")
    page.wait_for_selector("#tree [data-claim=cost][aria-selected=true]", state="attached")
    assert focused(page) == "cost"


def test_the_lines_of_the_claim_in_focus_are_lit(parks: Served, open_live: OpenLive) -> None:
    page = open_live(parks)
    lit = page.locator("#world .edge.is-on")
    box(page, "air").click()
    assert [line.get_attribute("data-id") for line in lit.all()] == ["air->t"]
    box(page, "t").click()
    box(page, "cost").hover()
    assert [line.get_attribute("data-id") for line in lit.all()] == ["cost->t"]


def test_a_reload_keeps_the_claim_the_panel_and_the_view(parks: Served, open_live: OpenLive) -> None:
    page = open_live(parks)
    box(page, "cost").click()
    page.keyboard.press("2")
    page.keyboard.press("+")
    before = box(page, "cost").bounding_box()
    page.reload()
    page.wait_for_selector("#world svg")
    assert focused(page) == "cost"
    assert page.locator("#article").is_visible()
    assert box(page, "cost").bounding_box() == pytest.approx(before)


def test_part_of_a_sentence_becomes_the_quote_by_keys(parks: Served, open_live: OpenLive) -> None:
    page = open_live(parks)
    box(page, "cost").click()
    page.keyboard.press("w")
    assert page.evaluate("document.activeElement.className") == "article-text"
    said = page.locator("#live")
    for key, chosen in (
        ("ArrowRight", "Nobody"),
        ("ArrowRight", "speaks"),
        ("Shift+ArrowRight", "speaks of"),
        ("ArrowUp", "Nobody"),
        ("Shift+ArrowDown", "Nobody speaks of the trees"),
        ("Shift+ArrowLeft", "Nobody speaks of the"),
        ("Shift+ArrowLeft", "Nobody speaks of"),
    ):
        page.keyboard.press(key)
        assert said.inner_text() == chosen
        assert page.evaluate("getSelection().toString()") == chosen
    page.keyboard.press("Enter")
    wait_for_text(page, parks, lambda now: "quote: Nobody speaks of}" in now)


def test_claims_are_set_aside_and_put_in_order_by_keys(parks: Served, open_live: OpenLive) -> None:
    page = open_live(parks)
    box(page, "play").click()
    page.keyboard.press("Alt+ArrowUp")
    wait_for_text(page, parks, lambda now: now.index("id: play") < now.index("id: air"))
    page.wait_for_selector("#tree li:nth-child(2)[data-claim=play]")
    page.keyboard.press("z")
    wait_for_text(page, parks, lambda now: "claims:\n  - {id: play" in now)
    page.keyboard.press("u")
    page.keyboard.press("u")
    wait_for_text(page, parks, lambda now: now == MAP)


def test_a_claim_that_hangs_on_nothing_is_moved_with_a_sign(parks: Served, open_live: OpenLive) -> None:
    page = open_live(parks)
    box(page, "play").click()
    page.keyboard.press("z")
    wait_for_text(page, parks, lambda now: "claims:" in now)
    page.wait_for_selector("#tree [data-claim=play] .tag:not(:has-text('PILLAR'))")
    page.keyboard.press("m")
    page.keyboard.type("money")
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog [role=option]:has-text('attacks')")
    page.keyboard.type("att")
    page.keyboard.press("Enter")
    wait_for_text(page, parks, lambda now: "rebuttals: [{id: play" in now)


def test_letters_of_another_script_count_by_their_place(parks: Served, open_live: OpenLive) -> None:
    page = open_live(parks)
    page.evaluate("""() => document.body.dispatchEvent(
        new KeyboardEvent("keydown", {key: "\u0649", code: "KeyN", bubbles: true}))""")
    assert focused(page) == "air"


@pytest.mark.parametrize(
    ("language", "direction", "undo"), [("ur", "rtl", "واپس کریں"), ("de", "ltr", "Rückgängig"), ("zh", "ltr", "撤销")]
)
def test_the_page_speaks_the_language_of_the_map(
    parks: Served, open_live: OpenLive, axe: str, language: str, direction: str, undo: str
) -> None:
    write(parks, f"{MAP}language: {language}\n")
    page = open_live(parks, bypass_csp=True)
    page.wait_for_selector(f"html[lang={language}][dir={direction}]")
    assert page.locator("#undo").inner_text() == undo
    page.keyboard.press("2")
    page.keyboard.press("n")
    assert violations(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    page.keyboard.press("?")
    assert violations(page, axe) == []
    write(parks, MAP)
    page.wait_for_selector("html[lang=en][dir=ltr]")
    assert page.locator("#undo").inner_text() == "Undo"


def test_another_language_is_asked_for_when_serving(
    serve: Callable[..., Served], open_live: OpenLive, tmp_path: Path
) -> None:
    file = write_parks(tmp_path / "maps")
    page = open_live(serve(file, "--no-browser", "--language", "fr"))
    page.wait_for_selector("html[lang=fr]")
    assert page.locator("#undo").inner_text() == "Annuler"
    assert page.locator("#focus .tag").inner_text().startswith("THÈSE")


def test_a_draft_is_reviewed_to_a_map_by_the_keyboard_alone(
    serve: Callable[..., Served], open_live: OpenLive, axe: str, tmp_path: Path
) -> None:
    article = tmp_path / "parks.txt"
    article.write_text(
        "Parks are good for a town, and the council should open more of them.\n"
        "Two reasons speak for parks:\n- Air: Parks clean the air of the town.\n- Play: Children play in parks.\n",
        encoding="utf-8",
    )
    served = serve(article, "--review", command="draft")
    drafted = parse(text(served)).map
    assert all(claim.origin is not None for claim in drafted.claims)
    page = open_live(served, ready="dialog [role=option]", bypass_csp=True)
    assert violations(page, axe) == []
    assert page.locator("#article").is_visible()
    keys = 1
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog", state="detached")
    wait_for_state(page)
    for _ in drafted.claims:
        page.keyboard.press("a")
        keys += 1
    wait_for_text(page, served, lambda now: not re.search("status:|origin:", now))
    reviewed = parse(text(served)).map
    assert [claim.text for claim in reviewed.claims] == [claim.text for claim in drafted.claims]
    assert keys == len(drafted.claims) + 1


def wait_for_state(page: Any) -> None:
    """Waits until the page has heard of what it has asked for."""
    page.wait_for_selector("#status:has-text('thesis'), #status:has-text('Drafts')")


def test_another_thesis_is_drafted_when_it_is_chosen(
    serve: Callable[..., Served], open_live: OpenLive, tmp_path: Path
) -> None:
    article = tmp_path / "op-ed.txt"
    article.write_text(
        (Path(__file__).parents[2] / "maps" / "sunday-library.txt").read_text(encoding="utf-8"), encoding="utf-8"
    )
    served = serve(article, "--review", command="draft")
    file = tmp_path / "op-ed.yaml"
    first = parse(file.read_bytes()).map.thesis_claim
    page = open_live(served, ready="dialog [role=option]")
    second = page.locator("dialog [role=option]").nth(1).inner_text().split("\n")[0]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    for _ in range(400):
        thesis = parse(file.read_bytes()).map.thesis_claim
        if thesis != first:
            break
        page.wait_for_timeout(25)
    assert thesis is not None and thesis.text.rstrip(".") == second.rstrip(".")
