"""The tree by keyboard and mouse: walking, folding, typing ahead, stepping, focus on one claim."""

from __future__ import annotations

from argmap.drawing import render
from benchmarks.generated import tree
from tests.browser.conftest import settle
from tests.browser.examples import article, claim, focused, press, scored, small, visible

ORDER = ["t", "air", "dioxide", "shops", "walk", "less", "trade", "noise", "ride"]


def test_arrow_down_reaches_every_claim_in_reading_order(show) -> None:
    debate = article("us-pakistan")
    page = show(debate, scored(debate))
    claim(page, debate.thesis).focus()
    met = [focused(page)]
    for _ in range(len(debate.claims) - 1):
        press(page, "ArrowDown")
        met.append(focused(page))
        assert page.evaluate("document.activeElement.getAttribute('aria-selected')") == "true"
    assert met == visible(page)
    assert sorted(met) == sorted(c.id for c in debate.claims)
    press(page, "ArrowDown")
    assert focused(page) == met[-1]
    press(page, "Home")
    assert focused(page) == met[0]
    press(page, "End")
    assert focused(page) == met[-1]
    press(page, "ArrowUp")
    assert focused(page) == met[-2]


def test_left_and_right_fold_and_walk(show) -> None:
    page = show(small())
    claim(page, "air").focus()
    press(page, "ArrowLeft")
    assert claim(page, "air").get_attribute("aria-expanded") == "false"
    assert "dioxide" not in visible(page)
    assert "+1 claim: 1 evidence" in claim(page, "air").inner_text()
    press(page, "ArrowLeft")
    assert focused(page) == "t"
    press(page, "ArrowDown", "ArrowRight")
    assert claim(page, "air").get_attribute("aria-expanded") == "true"
    assert "+1 claim" not in claim(page, "air").inner_text()
    press(page, "ArrowRight")
    assert focused(page) == "dioxide"
    assert claim(page, "dioxide").get_attribute("aria-expanded") is None


def test_a_star_unfolds_the_claims_beside(show) -> None:
    page = show(small())
    page.select_option("#depth", "1")
    settle(page)
    assert visible(page) == ["t", "ride"]
    claim(page, "t").focus()
    press(page, "*")
    assert visible(page) == ["t", "air", "shops", "walk", "trade", "noise", "ride"]
    claim(page, "air").focus()
    press(page, "*")
    assert visible(page) == ORDER


def test_levels_are_chosen_and_all_unfolded(show) -> None:
    page = show(small())
    page.select_option("#depth", "2")
    settle(page)
    assert visible(page) == ["t", "air", "shops", "walk", "trade", "noise", "ride"]
    page.click("#unfold-all")
    settle(page)
    assert visible(page) == ORDER


def test_a_click_on_the_twisty_folds_and_one_on_the_summary_unfolds(show) -> None:
    page = show(small())
    claim(page, "t").locator(".twisty").click()
    settle(page)
    assert visible(page) == ["t", "ride"]
    page.get_by_text("+7 claims: ").click()
    settle(page)
    assert visible(page) == ORDER
    assert page.locator("#panel").is_hidden()


def test_letters_go_to_the_next_claim_that_starts_so(show) -> None:
    page = show(small())
    claim(page, "t").focus()
    press(page, "s", "h")
    assert focused(page) == "shops"
    other = show(small())
    claim(other, "t").focus()
    press(other, "n")
    assert focused(other) == "noise"


def test_one_item_of_the_tree_is_in_the_tab_order(show) -> None:
    page = show(small())
    claim(page, "t").focus()
    press(page, "ArrowDown", "ArrowDown")
    script = "all => all.filter(e => e.tabIndex === 0).map(e => e.dataset.hash)"
    assert page.locator("[role=treeitem]").evaluate_all(script) == ["dioxide"]


def test_claims_are_stepped_through_in_reading_order(show) -> None:
    page = show(small())
    for place, name in enumerate(ORDER, 1):
        page.click("#next")
        settle(page)
        assert page.inner_text("#counter") == f"{place} / {len(ORDER)}"
        assert page.locator(".is-current").get_attribute("data-hash") == name
        assert page.inner_text("#live").startswith(f"{place} of {len(ORDER)}. ")
    assert float(claim(page, "t").evaluate("e => getComputedStyle(e).opacity")) < 1
    page.click("#previous")
    settle(page)
    assert page.inner_text("#counter") == "8 / 9"
    page.keyboard.press("Escape")
    settle(page)
    assert float(claim(page, "t").evaluate("e => getComputedStyle(e).opacity")) == 1


def test_shift_n_steps_with_the_focus_and_unfolds_what_it_comes_to(show) -> None:
    page = show(small())
    page.select_option("#depth", "1")
    claim(page, "t").focus()
    press(page, "Enter", "Escape")
    press(page, "Shift+N", "Shift+N")
    assert focused(page) == "dioxide"
    assert "dioxide" in visible(page)
    press(page, "Shift+P")
    assert focused(page) == "air"


def test_focus_shows_a_claim_with_its_neighbours_until_escape(show) -> None:
    page = show(small())
    claim(page, "trade").focus()
    press(page, "Shift+F")
    assert visible(page) == ["t", "walk", "trade", "ride"]
    assert page.get_attribute("#focus", "aria-pressed") == "true"
    assert focused(page) == "trade"
    press(page, "Escape")
    assert visible(page) == ORDER
    assert page.get_attribute("#focus", "aria-pressed") == "false"


def test_a_map_opens_as_an_overview_and_all_is_a_button_away(show) -> None:
    page = show(small(), as_opened=True)
    assert visible(page) == ["t", "air", "shops", "walk", "trade", "noise", "ride"]
    assert page.get_attribute("#overview", "aria-pressed") == "true"
    page.get_by_role("button", name="Show all").click()
    settle(page)
    assert visible(page) == ORDER
    assert page.get_attribute("#unfold-all", "aria-pressed") == "true"
    page.get_by_role("button", name="Overview").click()
    settle(page)
    assert "dioxide" not in visible(page)


def test_keys_work_without_a_click_before(show) -> None:
    page = show(small(), as_opened=True)
    press(page, "ArrowDown")
    assert focused(page) == "t"
    press(page, "ArrowDown", "ArrowRight")
    assert "dioxide" in visible(page)
    other = show(small(), as_opened=True)
    press(other, "/")
    assert focused(other) == "query"
    other.keyboard.type("?+ArrowDown")
    assert (other.input_value("#query"), other.locator("#help").is_hidden()) == ("?+ArrowDown", True)
    other.click("#unfold-all")
    press(other, "ArrowDown")
    assert focused(other) == "t"


def test_what_was_folded_is_remembered_by_the_content_of_the_map(show) -> None:
    page = show(small(), as_opened=True)
    claim(page, "air").locator(".twisty").click()
    settle(page)
    page.reload()
    settle(page)
    assert "dioxide" in visible(page)
    assert page.locator(".is-current").get_attribute("data-hash") == "air"
    page.click("#unfold-all")
    settle(page)
    page.goto(page.url.split("#")[0])
    settle(page)
    assert visible(page) == ORDER
    keys = page.evaluate("Object.keys(localStorage)")
    assert len(keys) == 1
    for text in ("no JSON", "[1]", "null", '{"folded": 7}', '{"folded": [99, "x", -1], "current": 1e9}'):
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [keys[0], text])
        page.reload()
        settle(page)
        assert "t" in visible(page)


def test_only_the_maps_seen_last_are_remembered(show) -> None:
    page = show(small(), as_opened=True)
    fill = "for (let n = 0; n < 80; n += 1) localStorage.setItem(`argmap:${n}`, JSON.stringify({at: n}))"
    page.evaluate(f"localStorage.clear(); localStorage.setItem('other', '1'); {fill}")
    page.click("#unfold-all")
    settle(page)
    keys = page.evaluate("Object.keys(localStorage)")
    assert len(keys) == 51 and "other" in keys and "argmap:79" in keys and "argmap:0" not in keys


def test_without_storage_everything_else_works(open_page) -> None:
    refuse = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
    text = str(render(small(), "html"))
    page = open_page(text)
    page.add_init_script(refuse)
    page.reload()
    settle(page)
    assert "dioxide" not in visible(page)
    page.click("#unfold-all")
    settle(page)
    assert visible(page) == ORDER


def test_a_large_map_unfolds_in_steps_that_another_choice_ends(show) -> None:
    page = show(tree(300), as_opened=True)
    folded = "document.querySelectorAll('[aria-expanded=false]').length"
    overview = page.evaluate(folded)
    page.evaluate("document.getElementById('unfold-all').click()")
    assert page.locator("#world").get_attribute("aria-busy") == "true"
    settle(page)
    assert page.evaluate(folded) == 0
    assert page.locator("#unfold-all").get_attribute("aria-pressed") == "true"
    page.click("#overview")
    page.evaluate("document.getElementById('unfold-all').click(); document.getElementById('overview').click()")
    settle(page)
    settle(page)
    assert page.evaluate(folded) == overview
    assert page.locator("#overview").get_attribute("aria-pressed") == "true"
