"""One map in many layouts, friendly and hostile: what a person or a program may write."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from argmap.formats import dumps
from argmap.formats.native.writer import entries
from argmap.model.elements import ArgumentMap, Confidence, Origin, Status
from argmap.syntax import yaml


def drafted(debate: ArgumentMap) -> ArgumentMap:
    """The map as a draft: two of three claims are drafts, with an origin."""
    claims = [
        claim
        if number % 3 == 0
        else claim.evolve(
            status=Status.DRAFT, origin=Origin(rule=f"rule-{number % 4}", confidence=list(Confidence)[number % 3])
        )
        for number, claim in enumerate(debate.claims)
    ]
    return debate.evolve(claims=claims)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(held) for key, held in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{yaml.scalar(key, in_flow=True)}: {_flow(held)}" for key, held in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return yaml.scalar(str(value), in_flow=True, typed=not isinstance(value, str))


def as_json(debate: ArgumentMap) -> str:
    return dumps(debate, format="native-json")


def compact_json(debate: ArgumentMap) -> str:
    return json.dumps(json.loads(as_json(debate)), ensure_ascii=False)


def entries_in_brackets(debate: ArgumentMap) -> str:
    """Each entry of the file's lists within brackets, on one line, with a comment."""
    lines = []
    for key, held in _plain(entries(debate)).items():
        if isinstance(held, list):
            lines += [f"{key}:  # the {key}", *(f"  - {_flow(item)}  # {key} {n}" for n, item in enumerate(held))]
        else:
            lines.append(f"{key}: {_flow(held)}")
    return "\n".join(lines) + "\n"


def all_in_brackets(debate: ArgumentMap) -> str:
    """The whole file as one mapping within brackets that is not JSON."""
    pairs = [f"{key}: {_flow(held)}" for key, held in _plain(entries(debate)).items()]
    return "{\n  " + ",\n  ".join(pairs) + ",  # the end\n}\n"


def brackets_over_lines(debate: ArgumentMap) -> str:
    """Entries within brackets that go over several lines, with comments in them."""
    text = entries_in_brackets(debate)
    return re.sub(r", (quote|voice|kind|status|reasons|evidence): ", r",  # before \1\n      \1: ", text)


def comments_everywhere(debate: ArgumentMap) -> str:
    """A comment above and behind nearly every line of the canonical layout."""
    lines = dumps(debate).split("\n")
    continued = _continued(lines)
    out = []
    for number, line in enumerate(lines):
        if not line.strip() or number in continued:
            out.append(line)
            continue
        indent = " " * (len(line) - len(line.lstrip()))
        out.append(f"{indent}# above {number}")
        behind = number + 1 not in continued and not line.rstrip().endswith(("|-", "|"))
        out.append(f"{line}  # behind {number}" if behind else line)
        if number % 7 == 0 and behind:
            out.append(f"{indent}    # deeper {number}")
    return "\n".join(out)


def _continued(lines: list[str]) -> set[int]:
    """The lines that begin with neither a key nor a dash: the rest of a text."""
    return {n for n, line in enumerate(lines) if line.strip() and not re.match(r"\s*(- |[\w-]+:( |$))", line)}


def block_texts(debate: ArgumentMap) -> str:
    """Claims and quotes as block texts of three kinds."""
    lines, out = dumps(debate).split("\n"), []
    continued = _continued(lines)
    for number, line in enumerate(lines):
        match = re.fullmatch(r"(\s*(?:- )?)(claim|quote): ([^\"'].*)", line)
        if match is None or number + 1 in continued or "#" in line:
            out.append(line)
            continue
        head = ("|-", ">-", "|2-")[number % 3]
        indent = " " * (len(match[1]) + 2)
        out += [f"{match[1]}{match[2]}: {head}  # block {number}", f"{indent}{match[3]}"]
    return "\n".join(out)


def narrow_lists(debate: ArgumentMap) -> str:
    """Lists whose dashes stand below the first letter of their key, and dashes with a wide gap."""
    return _in_columns(_plain(entries(debate)), 0, 0, "-   ") + "\n"


def wide_lists(debate: ArgumentMap) -> str:
    """Lists indented by five columns."""
    return _in_columns(_plain(entries(debate)), 0, 5, "- ") + "\n"


def _in_columns(value: Any, column: int, step: int, dash: str) -> str:
    lines = []
    for key, held in value.items():
        indent = " " * column
        if isinstance(held, list) and not all(isinstance(item, str) for item in held):
            lines.append(f"{indent}{key}:")
            for item in held:
                inside = column + step + len(dash)
                if isinstance(item, dict):
                    body = _in_columns(item, inside, step, dash).lstrip(" ")
                else:
                    body = yaml.scalar(item)
                lines.append(f"{' ' * (column + step)}{dash}{body}")
        elif isinstance(held, dict) and key == "thesis":
            lines += [f"{indent}{key}:", _in_columns(held, column + 2, step, dash)]
        else:
            lines.append(
                f"{indent}{key}: {_flow(held) if isinstance(held, dict | list) else yaml.scalar(str(held), typed=True)}"
            )
    return "\n".join(lines)


def quoted(debate: ArgumentMap) -> str:
    """Every text in quotes, as some programs write them."""
    return re.sub(r"(?m)^(\s*(?:- )?(?:claim|quote|voice): )([^\"'\n]+)$", r'\1"\2"', _one_line_texts(debate))


def _one_line_texts(debate: ArgumentMap) -> str:
    return re.sub(r"\n +(?![-\s]|[\w-]+:( |\n))(?=\S)", " ", dumps(debate))


def no_final_line_end(debate: ArgumentMap) -> str:
    return dumps(debate).rstrip("\n")


def dash_alone(debate: ArgumentMap) -> str:
    """Dashes on lines of their own, with the entry below them."""
    return re.sub(r"(?m)^(\s*)- (id|claim): ", r"\1-  # an entry\n\1  \2: ", _one_line_texts(debate))


LAYOUTS: Mapping[str, Callable[[ArgumentMap], str]] = {
    "canonical": dumps,
    "json": as_json,
    "compact json": compact_json,
    "entries in brackets": entries_in_brackets,
    "all in brackets": all_in_brackets,
    "brackets over lines": brackets_over_lines,
    "comments everywhere": comments_everywhere,
    "block texts": block_texts,
    "narrow lists": narrow_lists,
    "wide lists": wide_lists,
    "quoted": quoted,
    "no final line end": no_final_line_end,
    "dash alone": dash_alone,
}
"""The layouts by name; each gives a text that is read as the same map."""

HAND_WRITTEN = """# head
---
"argmap": "1"   # version
title:   Häfen – 世界 🙂 \u2028 done
issues: {a: Apples, "b c": Pears}
thesis:

  The harbour should
  be closed 🙂 at night.   # the thesis
pillars:
# at the left margin
- Less noise.

-   "id": noise   # quoted key
    'claim': 'It''s quiet: "really".'
    quotes: one text
    tags:
    - x   # a tag
    - y
    base:   0.70
    reasons: [ ]   # none yet
    objections:
    supports: less-noise
    origin:
      rule: r   # the rule
      # within origin
      confidence: likely
    status: draft

-
  # below a dash
  claim: >
    Folded text
    on lines

    and a gap.
  undercuts:
      - |-
        A block
          text.
      # deeper than its list
  evidence: [{claim: "Seen, in May", source: {title: T, url: "http://x/#y"}},   # first
    {claim: 'Seen
      again', kind: evidence,   # second
    }, ]
  relation: the-step
  weight: .5
objections:
  - premises:   # together
    - ref: noise   # again
    # the other
    - claim: Ships wait.
      rebuttals: ["Not {many}."]
    label: both   # label
    scheme: cause-to-effect
  - {id: dear, claim: It is dear., "kind": claim, addresses: noise, allow: {bare-pillar: so}}
  - It is dear.
  - It is dear.
recommendations:
  - Close it in May.   # rec
  - id: later
    claim: |
      Close it later.
    addresses: [dear, it-is-dear]
claims:
  - {claim: "Loose 🙂 end", supports: [dear], attacks: [noise, the-step]}
relations:
  - premises: [noise, dear]   # listed
    attack: the-step
  - {premises: dear, support: less-noise, id: named}
expect:
  strength: {noise: ">= 0.1", dear: 0.5}
# the end
...
"""
"""What a person may write and a reader takes: one file of its own, with every form that an entry may have."""
