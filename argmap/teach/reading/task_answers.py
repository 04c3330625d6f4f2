"""What a student answered to each task: finds the answer under its name, and understands it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.patterns import compile_later
from argmap.teach.reading.choice_words import Picked, bare, bare_choice, fold, pick_choice, pick_words, shown

if TYPE_CHECKING:
    from argmap.teach.exercise import Task

ONLY = "1"
"""The id of the only part of a task without parts."""
_NAME = compile_later(r"\D{0,20}?(\d{1,4})(?:\s*[.\-/ ]\s*\(?(\d{1,4})\)?)?\D{0,3}")
_PAIR = compile_later(
    r"(?:^|(?<=[\s,;|(\[]))[(\[]?(\d{1,4})\s*(?:->|[=:)\].\-→>]+)?\s*[(\[]?([a-z]{1,4})[)\]]?(?=$|[\s,;|.)\]])"
)
_MARK = compile_later(r"(?:^|(?<=[\s,;|]))\(?(\d{1,4})\)?\s*(?:->|[=:→])\s*")
_ARROWS = ("->", "→", "=>")


class TaskAnswer(NamedTuple):
    """A student's answer to a task.

    `picked` has the ids of choices by part, `text` a written answer. `unclear` says by part why an answer cannot be
    understood; such an answer is not graded.
    """

    picked: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 – never changed
    text: str = ""
    unclear: dict[str, str] = {}  # noqa: RUF012 – never changed

    @property
    def is_empty(self) -> bool:
        """Whether the student wrote nothing."""
        return not self.picked and not self.unclear and not self.text.strip()


def split_name(name: str) -> tuple[str, str | None] | None:
    """The task, and perhaps the part, that a name such as `Task 2` or `2.1)` stands for; None for other names.

    >>> split_name("Task 2"), split_name("Q3.1:"), split_name("２"), split_name("because")
    (('2', None), ('3', '1'), ('2', None), None)
    """
    match = _NAME.fullmatch(fold(name)) if len(name) < 40 else None
    if match is None:
        return None
    part = match[2]
    return str(int(match[1])), str(int(part)) if part is not None else None


def by_task(answers: Mapping[str, Any]) -> dict[str, dict[str | None, list[Any]]]:
    """The answers by task and part, whatever the names look like; a part is None for the whole task."""
    sorted_answers: dict[str, dict[str | None, list[Any]]] = {}
    for name, value in answers.items():
        if value is None or value == "":
            continue
        for task, part in {(name, None), split_name(name) or (name, None)}:
            sorted_answers.setdefault(task, {}).setdefault(part, []).append(value)
    return sorted_answers


def understand(task: Task, answers: Mapping[str | None, Sequence[Any]]) -> TaskAnswer:
    """The answer to a task from what was written for it and for its parts."""
    values = [*answers.get(None, ())]
    if task.ask == "match":
        return _understand_parts(task, answers, values)
    values += [value for part, others in answers.items() if part == ONLY for value in others]
    if task.ask == "write":
        text = "\n".join(value if isinstance(value, str) else " ".join(_texts(value)) for value in values)
        return TaskAnswer(text=text)
    texts = [text for value in values for text in _texts(value) if text.strip()]
    if task.ask == "mark":
        picked = pick_words(texts, task.choices)
    else:
        picked = _agree([pick_choice(text, task.choices) for text in texts], texts)
    return _answer({ONLY: picked})


def _understand_parts(task: Task, answers: Mapping[str | None, Sequence[Any]], values: Sequence[Any]) -> TaskAnswer:
    """The answer to a matching task: one choice for each part."""
    texts: dict[str, list[str]] = {}
    for part, others in answers.items():
        if part is not None:
            texts.setdefault(part, []).extend(text for value in others for text in _texts(value))
    reason = ""
    for value in values:
        if isinstance(value, dict):
            for name, choice in value.items():
                texts.setdefault(_part_of(name, task), []).append(choice or "")
            continue
        pairs = list(_pairs(value if isinstance(value, str) else ", ".join(_texts(value)), task))
        for part, choice in pairs:
            texts.setdefault(part, []).append(choice)
        if not pairs and any(text.strip() for text in _texts(value)):
            reason = f"{shown(' '.join(_texts(value)))} does not say which part gets which choice"
    result = {
        part: _agree([pick_choice(text, task.choices) for text in written if text.strip()], written)
        for part, written in texts.items()
    }
    if reason:
        result.update({part: Picked((), reason) for part in task.part_ids if part not in result})
    return _answer(_without_repeats(result) if task.once else result)


def _without_repeats(picked: Mapping[str, Picked]) -> dict[str, Picked]:
    """Without the choices that an earlier part has already got."""
    taken: set[str] = set()
    kept: dict[str, Picked] = {}
    for part, one in picked.items():
        if not taken.issuperset(one.names) or not one.names:
            kept[part] = one
        taken.update(one.names)
    return kept


def _part_of(name: str, task: Task) -> str:
    """The id of the part that a name stands for; the name itself if there is none."""
    if name in task.part_ids:
        return name
    split = split_name(name)
    if split is not None and split[1] is None and split[0] in task.part_ids:
        return split[0]
    same = [part.id for part in task.parts if bare_choice(part.text) == bare(name)]
    return same[0] if len(same) == 1 else name


def _pairs(text: str, task: Task) -> Iterator[tuple[str, str]]:
    """Parts and choices in one text: `1=c 2=b`, `first part -> its choice; …`, or the choices in order."""
    if any(arrow in text for arrow in _ARROWS):
        rest = fold(text)
        folded = sorted(((bare_choice(part.text), part.id) for part in task.parts), key=lambda pair: -len(pair[0]))
        starts = sorted((at, len(whole), name) for whole, name in folded if whole and (at := rest.find(whole)) >= 0)
        if starts:
            for number, (at, length, name) in enumerate(starts):
                end = starts[number + 1][0] if number + 1 < len(starts) else len(rest)
                yield name, rest[at + length : end].strip(" .;,-=>→")
            return
    plain = fold(text)
    pairs = [(str(int(match[1])), match[2]) for match in _PAIR.finditer(plain)]
    if pairs and not _PAIR.sub("", plain).strip(" ,;|.()[]"):
        yield from pairs
        return
    marks = [*_MARK.finditer(plain)]
    if marks and not plain[: marks[0].start()].strip(" ,;|"):
        for match, following in zip_longest(marks, marks[1:]):
            end = following.start() if following is not None else len(plain)
            yield str(int(match[1])), plain[match.end() : end].strip(" ,;|")
        return
    ids = {choice.id for choice in task.choices}
    listed = [bare(piece) for piece in plain.replace(",", " ").replace(";", " ").split()]
    if len(listed) == 1 and len(listed[0]) == len(task.parts) and set(listed[0]) <= ids:
        listed = list(listed[0])
    if len(listed) == len(task.parts) and set(listed) <= ids:
        yield from zip(task.part_ids, listed, strict=True)
        return
    pieces = [piece for piece in text.replace("\n", ";").split(";") if piece.strip()]
    if len(pieces) == len(task.parts) and all(pick_choice(piece, task.choices).names for piece in pieces):
        yield from zip(task.part_ids, pieces, strict=True)


def _agree(picked: Sequence[Picked], texts: Sequence[str]) -> Picked:
    """One answer of several: all must mean the same."""
    meanings = list(dict.fromkeys(picked))
    if len(meanings) <= 1:
        return meanings[0] if meanings else Picked()
    written = " and ".join(shown(text) for text in list(dict.fromkeys(texts))[:3])
    return Picked((), f"there are several answers: {written}")


def _answer(picked: Mapping[str, Picked]) -> TaskAnswer:
    return TaskAnswer(
        {part: one.names for part, one in picked.items() if one.names},
        "",
        {part: one.unclear for part, one in picked.items() if one.unclear},
    )


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for text in value.values() if text]
    return [value] if isinstance(value, str) else [text for text in value if text]
