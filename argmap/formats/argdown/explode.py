"""The setting `explodeArguments` of Argdown: each step of an argument is an argument of its own.

    ===
    model: {explodeArguments: true}
    ===

Source: the plug-in ExplodeArguments of `@argdown/core` 2.0.1. Steps are numbered, `A - 1`, `A - 2`; what bears on the
argument, and what it bears on, goes with the last. Its description goes with the last, too, so that no text is there
twice; its own tool repeats it.
"""

from __future__ import annotations

from dataclasses import replace

from argmap.formats.argdown.nodes import USES, ArgdownModel, Inference, Mention, Node, premises_of


def explode_arguments(model: ArgdownModel) -> None:
    """Puts one argument per step into the model in place of each that has several; untitled ones are steps anyway."""
    last: dict[Node, Node] = {}
    nodes: list[Node] = []
    for node in model.nodes:
        if node.is_argument and node.title is not None and len(node.steps) > 1:
            parts = _parts(node)
            last[node] = parts[-1]
            nodes += parts
        else:
            nodes.append(node)
    model.nodes[:] = nodes
    for link in model.links:
        link.source = last.get(link.source, link.source)
        link.target = last.get(link.target, link.target)


def _parts(node: Node) -> list[Node]:
    used = [premises_of(node, step) for step in node.steps]
    parts: list[Node] = []
    for number, (step, premises) in enumerate(zip(node.steps, used, strict=True), start=1):
        title = f"{node.title} - {number}"
        part = Node(title, is_argument=True, section=node.section, is_placed=node.is_placed)
        is_last = step is node.steps[-1]
        mentions = node.mentions if is_last else [Mention(title, True, True, "", [], {}, step.start)]
        part.mentions = [replace(mention, title=title, owner=part) for mention in mentions]
        data = {key: value for key, value in step.data.items() if key not in USES}
        part.steps = [Inference(part, premises, step.conclusion, step.rules, data, step.start)]
        parts.append(part)
    return parts
