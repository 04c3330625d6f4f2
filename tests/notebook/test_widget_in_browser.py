"""The widget in a page that stands in for a notebook: selection both ways, and nothing from a map reaches the page."""

from __future__ import annotations

import argmap
from tests.browser.examples import article, small
from tests.browser.test_safety import hostile

CSP_OF_VS_CODE = (
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
    "script-src https: 'unsafe-inline' 'unsafe-eval'; style-src https: 'unsafe-inline'; "
    'img-src https: http: data:; font-src https:; connect-src https:; child-src https: data:;">'
)
"""The strictest policy that VS Code has for the outputs of notebooks; it is off there by default."""


def test_a_click_tells_python_and_python_shows_a_claim_under_the_policy_of_vs_code(notebook) -> None:
    page = notebook(argmap.widget(article("us-pakistan")), head=CSP_OF_VS_CODE)
    page.map().locator("[data-hash=distrust]").click()
    page.selected("distrust")
    page.python_sets(selected="trade")
    page.current("trade")
    page.python_sets(selected="no-haven")  # which is folded in the overview
    page.current("no-haven")
    page.python_sets(selected=None)
    page.map().locator(".is-current").wait_for(state="detached")
    assert page.page.evaluate("window.sent") == ["distrust"]
    assert page.map().locator("[aria-selected=true]").count() == 0


def test_keys_act_in_the_map_and_do_not_reach_the_notebook(notebook) -> None:
    page = notebook(argmap.widget(article("us-pakistan"), strengths=True))
    thesis = page.map().locator("[role=treeitem]").first
    thesis.focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "d", "Enter", "Escape", "Tab"):
        page.page.keyboard.press(key)
    assert page.page.evaluate("window.keys") == []
    assert page.page.evaluate("window.model.state.selected") is not None
    for _ in range(4):  # out of the map by the Tab key alone
        page.page.keyboard.press("Shift+Tab")
    colour = page.page.evaluate("getComputedStyle(document.querySelector('p')).color")
    assert colour == "rgb(0, 100, 0)"


def test_the_same_widget_in_two_places_selects_in_both(notebook) -> None:
    page = notebook(argmap.widget(article("us-pakistan")))
    page.page.evaluate("() => { window.show('two'); }")
    page.map("two").locator("[data-hash=distrust]").click()
    page.current("distrust")
    page.map("one").locator("[data-hash=trade]").click()
    page.current("trade", "two")
    assert page.page.evaluate("window.sent") == ["distrust", "trade"]


def test_the_notebook_stays_where_it_is_when_python_selects_and_a_closed_view_hears_nothing(notebook) -> None:
    page = notebook(argmap.widget(article("us-pakistan")))
    page.page.evaluate("document.body.style.padding = '2900px 0 0 2900px'")
    page.python_sets(selected="distrust")
    page.current("distrust")
    page.page.wait_for_timeout(100)
    assert page.page.evaluate("[scrollX, scrollY]") == [0, 0]
    page.page.evaluate("async () => { (await window.close)(); }")
    page.python_sets(selected="trade")
    assert page.page.locator("iframe").count() == 0
    assert page.page.evaluate("Object.values(window.model.listeners).flat().length") == 0


def test_another_map_keeps_what_is_folded_and_selected(notebook) -> None:
    debate = article("us-pakistan")
    widget = argmap.widget(debate)
    page = notebook(widget)
    page.map().locator("#unfold-all").click()
    page.map().locator("[data-hash=distrust]").click()
    page.map().locator("[data-hash=trade] .twisty").click()
    page.current("trade")
    page.page.wait_for_timeout(100)
    widget.map = debate.evolve(title="Another title")
    page.python_sets(_page=widget._page)
    page.map().get_by_role("heading", name="Another title").wait_for()
    page.current("trade")
    folded = page.map().locator("[aria-expanded=false]")
    assert folded.evaluate_all("(all) => all.map((claim) => claim.dataset.hash)") == ["trade"]
    assert page.page.locator("iframe").count() == 1


def test_an_output_that_is_taken_out_and_put_back_is_as_it_was(notebook) -> None:
    page = notebook(argmap.widget(article("us-pakistan")))
    page.map().locator("[data-hash=distrust]").click()
    page.map().locator("#unfold-all").click()
    page.map().locator("[data-hash=no-haven]").wait_for()
    page.page.wait_for_timeout(100)
    page.page.evaluate(
        "() => { const place = document.getElementById('one'); place.remove(); document.body.append(place); }"
    )
    page.current("distrust")
    assert page.map().locator("[data-hash=no-haven]").is_visible()


def test_the_page_has_the_colours_of_the_notebook(notebook) -> None:
    page = notebook(argmap.widget(small()), paper="oklch(0.9 0 0)")
    page.map().locator(":root[data-theme=light]").wait_for(state="attached")
    page.page.evaluate("document.body.style.background = 'color(srgb 0.1 0.1 0.1)'")
    page.map().locator(":root[data-theme=dark]").wait_for(state="attached")
    fixed = notebook(argmap.widget(small(), style=argmap.Style(theme="dark")))
    assert fixed.map().locator(":root").get_attribute("data-theme") == "dark"


def test_nothing_in_a_map_runs_or_leaves_its_frame(notebook) -> None:
    debate = hostile()
    page = notebook(argmap.widget(debate, strengths=True))
    page.map().locator("#unfold-all").click()
    for claim in debate.claims[:4]:
        page.python_sets(selected=claim.id)
        page.map().locator(".is-current .text", has_text=claim.text).wait_for()
    assert page.page.evaluate("window.hurt") is None
    assert page.page.locator("iframe").get_attribute("sandbox") == "allow-scripts"
    assert page.page.frames[1].evaluate("[window.hurt, window.origin]") == [None, "null"]


def test_a_link_opens_beside_the_notebook_and_messages_of_others_are_not_heard(notebook) -> None:
    builder = argmap.MapBuilder(header={"source": {"title": "A paper", "url": "https://example.org/paper"}})
    builder.thesis("T holds.", id="t")
    page = notebook(argmap.widget(builder.build()))
    page.page.evaluate("() => { HTMLAnchorElement.prototype.click = function () { window.opened = this.href; }; }")
    page.page.evaluate("window.postMessage({ argmap: 'selected', id: 't' }, '*')")
    page.page.evaluate("window.postMessage({ argmap: 'open', url: 'https://example.org/other' }, '*')")
    page.map().locator(".sources a").click()
    page.page.wait_for_function("window.opened")
    assert page.page.evaluate("window.opened") == "https://example.org/paper"
    page.page.frames[1].evaluate("parent.postMessage({ argmap: 'open', url: 'javascript:alert(1)' }, '*')")
    page.page.frames[1].evaluate("parent.postMessage({ argmap: 'toString' }, '*')")
    page.page.wait_for_timeout(50)
    assert page.page.evaluate("[window.opened, window.sent]") == ["https://example.org/paper", []]


def test_no_rule_of_axe_is_broken(notebook, axe: str) -> None:
    page = notebook(argmap.widget(article("us-pakistan"), strengths=True))
    page.map().locator("[data-hash=distrust]").click()
    page.selected("distrust")
    for frame in page.page.frames:
        frame.evaluate(axe)
        violations = frame.evaluate("async () => (await axe.run()).violations.map((one) => one.id)")
        assert violations == []
