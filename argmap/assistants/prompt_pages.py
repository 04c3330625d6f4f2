"""The prompts that a person can choose: map this article, answer the open objections, steelman."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from argmap.assistants.answer_window import DETAILED, clean, set_apart
from argmap.assistants.method_texts import ANSWERING, MAPPING, STEELMANNING
from argmap.diagnostics import ArgmapError, did_you_mean
from argmap.printable import show_name


class PromptPage(NamedTuple):
    """A prompt: its name, its title, what it is for, what it works on, and the method."""

    name: str
    title: str
    description: str
    subject: str
    method: str


PROMPTS = (
    PromptPage(
        "map_this_article",
        "Map this article",
        "Make an argument map of an article, with quotes that are compared word for word.",
        "article",
        MAPPING,
    ),
    PromptPage(
        "answer_the_open_objections",
        "Answer the open objections",
        "Find the objections of a map that nothing answers, and propose honest answers.",
        "map",
        ANSWERING,
    ),
    PromptPage(
        "steelman",
        "Steelman",
        "Make the other side of a map as strong as it can honestly be.",
        "map",
        STEELMANNING,
    ),
)


def prompt_text(name: str, arguments: Mapping[str, str]) -> str:
    """What a prompt says; ArgmapError, with the nearest name, for an unknown one or for wrong arguments."""
    prompt = next((each for each in PROMPTS if each.name == name), None)
    if prompt is None:
        names = [each.name for each in PROMPTS]
        raise ArgmapError(
            f"there is no prompt '{name[:60]}'{did_you_mean(name, names) or '; there are ' + ', '.join(names)}"
        )
    unknown = [each for each in arguments if each not in ("path", "text")]
    if unknown:
        raise ArgmapError(f"there is no argument '{unknown[0][:60]}'; there are path, text")
    path, text = arguments.get("path") or None, arguments.get("text") or None
    if (path is None) == (text is None):
        raise ArgmapError(f"give either 'path' or 'text' of the {prompt.subject}")
    if path is not None:
        subject = f"The {prompt.subject} is the file {show_name(path)[:300]}; pass it to the tools as `path`."
    else:
        assert text is not None
        if len(text) > DETAILED:
            raise ArgmapError(
                f"the {prompt.subject} has {len(text):,} characters; {DETAILED:,} is the most; give its path"
            )
        subject = (
            f"The {prompt.subject}, to be passed to the tools as `text`:\n{set_apart(prompt.subject, clean(text))}"
        )
    return f"{prompt.method}\n{subject}\n"
