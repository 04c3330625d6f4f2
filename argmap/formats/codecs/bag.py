"""Bipolar argumentation graphs with base scores, `.bag`: `arg(a, 0.5)`, `att(a,b)`, `sup(a,b)`.

    arg(close, 0.5)
    arg(air, 0.7)
    arg(dust, 0.4)
    sup(air, close)
    att(dust, air)

Reads and writes; texts have no place in it. Source: the files of Attractor and Uncertainpy; Potyka, N. (2018), A
tutorial for weighted bipolar argumentation with continuous dynamical systems and the Java library Attractor, NMR.
"""

from __future__ import annotations

import re

from argmap.codes import Code
from argmap.formats.shared.abstract_frameworks import Framework, facts
from argmap.formats.shared.capabilities import Carries, plain_name
from argmap.formats.shared.format import Format
from argmap.formats.shared.line_layout import line_tidy
from argmap.formats.shared.reading import Reading, line_ends, unit
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap, Polarity


def _detects(text: str) -> bool:
    return re.match(r"(?:\s*[#%][^\n]*\n)*\s*arg\s*\([^(),]+,\s*[\d.eE+-]+\s*\)", text) is not None


def _read(text: str) -> Document:
    reading = Reading(text, "bag")
    framework = Framework(reading)
    for number, line in enumerate(text.split("\n"), 1):
        for fact in facts(re.split("[#%]", line, maxsplit=1)[0]):
            at = line_ends(number, fact.start, fact.end)
            if fact.second is None:
                reading.report(
                    Code.UNREAD_LINE, f"expected arg(a, 0.5), att(a,b) or sup(a,b), found '{fact.shown}'", at
                )
                break
            if fact.kind == "arg":
                framework.argument(fact.first, at, base_score=unit(reading, "base score", fact.second, at))
            else:
                polarity = Polarity.ATTACK if fact.kind == "att" else Polarity.SUPPORT
                framework.attack(fact.first, fact.second, at, polarity)
    framework.relations()
    return reading.document()


def _write(debate: ArgumentMap) -> str:
    lines = [f"arg({claim.id}, {claim.base_score!r})." for claim in debate.claims]
    short = {Polarity.SUPPORT: "sup", Polarity.ATTACK: "att"}
    lines += [
        f"{short[relation.polarity]}({relation.premises[0]}, {relation.target})." for relation in debate.relations
    ]
    return "".join(f"{line}\n" for line in lines)


CARRIES = Carries(claim=frozenset({"base_score"}), base_always=True, text="none", id_form=plain_name)
FORMAT = Format("bag", __doc__, (".bag",), _detects, _read, _write, CARRIES, tidy=line_tidy(_read))
