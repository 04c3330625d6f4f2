"""Pages are accessible by axe-core's rules; what stands in a map never runs; the fixture watches."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from argmap.drawing import Style
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap
from tests.browser.conftest import settle
from tests.browser.examples import article, claim, press, scored, small

HOSTILE = [
    "<script>window.hurt = 1</script>",
    "</script><script>window.hurt = 2</script>",
    "</style><img src=x onerror='window.hurt = 3'>",
    "<img src=x onerror=alert(1)>",
    "--><!-- ]]> <![CDATA[",
    "{{ 7 * 7 }} {% raw %} ${7 * 7}",
    '" onclick="window.hurt = 4" x=\'',
    "\u202eturned round\u2066",
    "javascript:window.hurt=5",
    "&lt;b&gt; &amp;amp;",
]


def hostile() -> ArgumentMap:
    builder = MapBuilder(title=HOSTILE[0], header={"question": HOSTILE[1], "language": '"><script>'})
    target = builder.thesis(HOSTILE[2], id="t")
    for number, text in enumerate(HOSTILE):
        below = builder.claim(
            text,
            id=f"<{number}>\"'`</script>",
            voice=text,
            note=text,
            tags=[text],
            issue=text,
            quotes=[text],
            source={"title": text, "author": text, "url": f"javascript:window.hurt={number}"},
        )
        builder.relation(["support", "attack"][number % 2], below, target, label=text, scheme=text)
        target = below
    return builder.build()


def test_hostile_maps_run_nothing_and_are_shown_word_for_word(show) -> None:
    debate = hostile()
    page = show(debate, scored(debate))
    claim(page, "t").focus()
    press(page, "Enter")
    claim(page, "t").focus()
    for _ in HOSTILE:
        press(page, "ArrowDown")
    for element in debate.claims[:4]:
        page.fill("#query", element.text)
        settle(page)
        assert element.text in page.locator("#tree .text").all_inner_texts()
    page.click("#unfold-all")
    assert page.locator("#tree a, #panel a, #tree script, #tree img").count() == 0
    assert page.evaluate("window.hurt") is None
    texts = page.locator("#tree .text").all_text_contents()
    assert "{{ 7 * 7 }} {% raw %} ${7 * 7}" in texts
    assert "turned round" in texts


def test_hostile_ids_are_found_by_address(show) -> None:
    page = show(hostile(), anchor="#%3C3%3E%22%27%60%3C%2Fscript%3E")
    assert page.locator(".is-current .text").first.inner_text() == HOSTILE[3]


def folded(page: Any) -> None:
    page.select_option("#depth", "1")


def detailed(page: Any) -> None:
    claim(page, "trade").focus()
    press(page, "Enter")


def searched(page: Any) -> None:
    page.fill("#query", "the")


def alone(page: Any) -> None:
    page.locator("[role=treeitem]").nth(2).focus()
    press(page, "Shift+F")


def helped(page: Any) -> None:
    page.click("#keys")


@pytest.mark.parametrize(
    ("act", "options"),
    [
        (None, {}),
        (None, {"as_opened": True}),
        (None, {"color_scheme": "dark"}),
        (None, {"style": Style(theme="greyscale")}),
        (None, {"style": Style(theme="high-contrast")}),
        (folded, {}),
        (detailed, {}),
        (detailed, {"color_scheme": "dark"}),
        (searched, {}),
        (searched, {"color_scheme": "dark"}),
        (alone, {}),
        (helped, {}),
        (None, {"viewport": {"width": 400, "height": 800}}),
        (detailed, {"viewport": {"width": 400, "height": 800}}),
    ],
)
def test_axe_finds_nothing(
    show: Callable[..., Any], axe: str, act: Callable[[Any], None] | None, options: dict[str, Any]
) -> None:
    debate = small()
    page = show(debate, scored(debate), bypass_csp=True, **options)
    if act is not None:
        act(page)
        settle(page)
    assert violations(page, axe) == []


@pytest.mark.parametrize("case", ["us-pakistan", "sunday-library", "weekend-homework"])
def test_axe_finds_nothing_in_whole_articles(show: Callable[..., Any], axe: str, case: str) -> None:
    assert violations(show(article(case), scored(article(case)), bypass_csp=True), axe) == []


def test_axe_finds_nothing_in_an_empty_map(show: Callable[..., Any], axe: str) -> None:
    assert violations(show(MapBuilder().build(), bypass_csp=True), axe) == []


def violations(page: Any, axe: str) -> list[tuple[str, list[str]]]:
    page.evaluate(axe)
    found = page.evaluate("axe.run()")["violations"]
    return [(one["id"], [node["html"][:200] for node in one["nodes"][:3]]) for one in found]
