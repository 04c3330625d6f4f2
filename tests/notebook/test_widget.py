"""The widget in Python: its map, its options, the claim that is selected, and what a saved notebook has of it."""

from __future__ import annotations

import base64
import re
import subprocess
import sys

import pytest

import argmap
from argmap import MapBuilder
from argmap.model.elements import ArgumentMap
from tests.browser.examples import small
from tests.house import ROOT


def pools(*names: str) -> ArgumentMap:
    builder = MapBuilder(title="Pools")
    thesis = builder.thesis("Keep the pool.", id="keep")
    for name in names:
        below = builder.claim(f"The {name} counts.", id=name)
        builder.support(below, thesis)
        builder.support(builder.claim(f"So it is with {name}.", id=f"{name}-fact"), below)
    return builder.build()


def test_an_unknown_claim_is_refused_with_the_nearest_id() -> None:
    widget = argmap.widget(pools("money"))
    widget.selected = "money"
    with pytest.raises(KeyError, match="there is no 'mony' in this map; did you mean 'money'"):
        widget.selected = "mony"
    assert widget.selected == "money"
    widget.selected = None
    assert widget.selected is None


def test_what_is_selected_can_be_observed() -> None:
    widget, seen = argmap.widget(pools("money")), []
    widget.observe(lambda change: seen.append(change["new"]), "selected")
    widget.set_state({"selected": "money"})
    widget.set_state({"selected": None})
    assert seen == ["money", None]


@pytest.mark.parametrize("state", [{"selected": "health"}, {"selected": ["keep"]}, {"selected": 3}, {"_page": "x"}, {}])
def test_a_page_can_send_nothing_but_a_claim_of_the_map(state: dict[str, object]) -> None:
    widget = argmap.widget(pools("money"))
    widget.selected, page = "money", widget._page
    widget.set_state(state)
    assert (widget.selected, widget._page) == ("money", page)


def test_another_map_keeps_the_selection_if_it_has_the_claim() -> None:
    widget = argmap.widget(pools("money", "health"))
    widget.selected = "money"
    widget.map = pools("money")
    assert widget.selected == "money"
    assert "health" not in widget._page
    widget.map = argmap.parse("argmap: 1\nthesis: Close it.\n")
    assert widget.selected is None
    assert widget.map.title is None
    assert widget._title == "Close it."


def test_what_is_no_map_is_refused_and_the_map_stays() -> None:
    debate = pools("money")
    widget = argmap.widget(debate)
    with pytest.raises(TypeError, match="expected a map or a document, found str"):
        widget.map = "map.yaml"
    assert widget.map is debate


def test_a_part_of_a_map_is_shown_and_only_its_claims_can_be_selected() -> None:
    widget = argmap.widget(pools("money", "health"), focus="money", depth=0)
    assert "health" not in widget._page
    with pytest.raises(ValueError, match="'health' is not in the part of the map that this widget shows"):
        widget.selected = "health"
    with pytest.raises(KeyError, match="money"):
        widget.map = pools("health")
    assert widget.selected is None
    assert "money" in widget._page


def test_strengths_by_name_are_those_of_each_map() -> None:
    widget = argmap.widget(pools("money"), strengths="df-quad")
    assert "0.8" in re.findall(r"</span>(0\.\d)\d*</b>", widget._page)[0]
    values = argmap.strengths(pools("money"))
    assert argmap.widget(pools("money"), strengths=True)._page.count("quadratic-energy") > 0
    assert f"{values['keep']:.2f}" in argmap.widget(pools("money"), strengths=values)._page
    with pytest.raises(KeyError, match="df-quad"):
        argmap.widget(pools("money"), strengths="df-quat")


def test_wrong_options_are_refused() -> None:
    with pytest.raises(ValueError, match="120 to 4,000 pixels, not 12"):
        argmap.widget(small(), height=12)
    with pytest.raises(ValueError, match="a tree of claims"):
        argmap.widget(small(), style=argmap.Style(layout="matrix"))


def test_a_notebook_without_a_kernel_has_a_picture_with_a_text() -> None:
    widget = argmap.widget(pools("money"))
    data, _ = widget._repr_mimebundle_()
    image = re.fullmatch(r'<img alt="([^"]*)" src="data:image/svg\+xml;base64,([^"]*)">', data["text/html"])
    assert image is not None
    assert image[1].startswith("Pools – Argument map: 1 thesis, 1 pillar")
    assert b"Keep the pool." in base64.b64decode(image[2])
    assert data["application/vnd.jupyter.widget-view+json"]["model_id"] == widget.model_id
    assert data["text/plain"] == "MapWidget(ArgumentMap('Pools', 3 claims, 2 relations), selected=None)"


def test_a_closed_widget_is_still_readable() -> None:
    widget = argmap.widget(pools("money"))
    widget.close()
    widget.selected = "money"
    assert repr(widget).endswith("selected='money')")


def test_an_empty_map_has_a_widget() -> None:
    widget = argmap.widget(MapBuilder().build())
    assert widget.selected is None
    assert "text/html" in widget._repr_mimebundle_()[0]


def test_without_anywidget_one_sentence_says_what_to_install() -> None:
    program = (
        "import sys; sys.modules['anywidget'] = None\n"
        "import argmap\nfrom argmap import *\n"
        "argmap.widget(argmap.loads('argmap: 1\\nthesis: So.\\n'))\n"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=False)
    assert run.stderr.splitlines()[-1].endswith(
        "the package anywidget, needed for widgets in notebooks, is not installed; install it, or argmap with "
        "its extra 'notebook'; without it, a map shows its picture"
    )
