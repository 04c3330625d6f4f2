"""Trivial Graph Format, `.tgf`: arguments one per line, a line with `#`, then attacks.

    close The old town should be closed.
    air The air gets cleaner.
    #
    air close

Reads and writes; a label behind a name is the text, and one behind two names, such as `pro`, may make it a support.
Source: the solver requirements of ICCMA 2015 to 2019.
"""

from __future__ import annotations

from argmap.codes import Code
from argmap.formats.shared.abstract_frameworks import Framework
from argmap.formats.shared.capabilities import Carries
from argmap.formats.shared.format import Certainty, Format
from argmap.formats.shared.line_layout import line_tidy
from argmap.formats.shared.reading import Reading, line_ends
from argmap.language.sign_words import symbol_role, word_role
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap, Polarity


def _detects(text: str) -> bool:
    """Whether there are names, a line with `#`, and after it two names on every line."""
    before, mark, after = f"{text.strip()}\n".partition("\n#\n")
    lines = after.split("\n")[:1000]
    return (
        mark != ""
        and all(line.strip() and line.strip()[0] != "#" for line in before.split("\n")[:1000])
        and all(len(line.split()) in (2, 3) for line in lines if line.strip())
    )


def _read(text: str) -> Document:
    reading = Reading(text, "tgf")
    framework, attacks = Framework(reading), False
    for number, line in enumerate(text.split("\n"), 1):
        words, at = line.split(), line_ends(number, 0, len(line))
        if not words:
            continue
        if words == ["#"] and not attacks:
            attacks = True
        elif not attacks:
            framework.argument(words[0], at, line.strip()[len(words[0]) :].strip() or None)
        elif len(words) < 2:
            reading.report(Code.UNREAD_LINE, f"expected two arguments, found '{line.strip()[:40]}'", at)
        else:
            label = " ".join(words[2:])
            role = word_role(label) or symbol_role(label)
            framework.attack(words[0], words[1], at, Polarity.SUPPORT if role == "support" else Polarity.ATTACK)
            if label and role not in ("support", "attack"):
                reading.note_loss("labels", "labels of attacks left out", label)
    if not attacks:
        reading.report(Code.MISSING_KEY, "the line '#' between arguments and attacks is missing", line_ends(1, 0, 0))
    framework.relations()
    return reading.document()


def _write(debate: ArgumentMap) -> str:
    lines = [c.id if c.text == c.id else f"{c.id} {c.text}" for c in debate.claims]
    lines += ["#", *(f"{relation.premises[0]} {relation.target}" for relation in debate.relations)]
    return "".join(f"{line}\n" for line in lines)


def _form(name: str) -> str:
    return f"_{name}" if name.startswith("#") else name


CARRIES = Carries(text="line", support=False, id_form=_form)
FORMAT = Format(
    "tgf", __doc__, (".tgf",), _detects, _read, _write, CARRIES, tidy=line_tidy(_read), certainty=Certainty.LOOKS
)
