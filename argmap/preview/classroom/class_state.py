"""What is known of a class: it follows from the events of its log, one after another, and from nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from argmap.preview.classroom.event_log import ClassEvent

JOIN, LEAVE, ANSWER, CHECK, HAND_IN = "join", "leave", "answer", "check", "hand-in"
OPEN, CLOSE, HOLD, RELEASE = "open", "close", "hold", "release"
ADMIT, REFUSE, CODE = "admit", "refuse", "code"
STEERING = (OPEN, CLOSE, HOLD, RELEASE)
"""What a teacher can do with an exercise."""


@dataclass(slots=True)
class ClassMember:
    """A student of the class: the number, from 1, the name, and whether the teacher has removed the student."""

    number: int
    name: str
    is_gone: bool = False


@dataclass(slots=True)
class StudentWork:
    """What one student has done in one exercise.

    - `answers`: the answers now, by the id of the task, as an answer file has them.
    - `checks`: the answers at each check, in order; their number is that of the tries.
    - `is_handed_in`: whether they were handed in while feedback was held back, and have not changed since.
    - `changed_at`: the time of the last change or check, in seconds since 1970.
    - `changes`: how many events there were.
    """

    answers: dict[str, Any] = field(default_factory=dict)
    checks: list[dict[str, Any]] = field(default_factory=list)
    is_handed_in: bool = False
    changed_at: float = 0.0
    changes: int = 0

    @property
    def is_changed(self) -> bool:
        """Whether the answers have changed since the last check."""
        return not self.checks or self.answers != self.checks[-1]

    def attempt(self, tries: int) -> int:
        """The number of the try that the answers are, from 1."""
        return max(1, min(tries, len(self.checks) + self.is_changed))

    def change(self, answers: Mapping[str, Any]) -> StudentWork:
        """The work with these answers instead of those to the same tasks; the old one stays as it is."""
        return StudentWork({**self.answers, **answers}, self.checks, self.is_handed_in, self.changed_at, self.changes)


@dataclass(slots=True)
class ExerciseState:
    """Whether students may work on an exercise, whether feedback is held back, and how often that has changed."""

    is_open: bool = True
    is_held: bool = False
    changes: int = 0


class ClassState:
    """The state after some events; `exercises` says by name whether feedback is held back at first."""

    def __init__(self, exercises: Mapping[str, bool]) -> None:
        self.members: dict[int, ClassMember] = {}
        self.exercises = {name: ExerciseState(is_held=is_held) for name, is_held in exercises.items()}
        self.code = ""
        self.admits = True
        self._works: dict[tuple[int, str], StudentWork] = {}

    def work(self, student: int, exercise: str) -> StudentWork:
        """What a student has done in an exercise; empty before the first answer. It is not to be changed."""
        return self._works.get((student, exercise)) or StudentWork()

    def present(self) -> list[ClassMember]:
        """The students that are not removed, in the order in which they came."""
        return [member for member in self.members.values() if not member.is_gone]

    def apply(self, event: ClassEvent) -> None:
        """Follows an event; what concerns an exercise or a student that is not there changes nothing."""
        match event.kind:
            case "join":
                assert event.student is not None
                self.members[event.student] = ClassMember(event.student, str(event.content["name"]))
            case "leave":
                if event.student in self.members:
                    self.members[event.student].is_gone = True
            case "answer" | "check" | "hand-in":
                self._apply_to_work(event)
            case "open" | "close" | "hold" | "release":
                self._steer(event)
            case "admit" | "refuse":
                self.admits = event.kind == ADMIT
            case "code":
                self.code = str(event.content["code"])

    def _apply_to_work(self, event: ClassEvent) -> None:
        if event.student is None or event.exercise is None:
            return
        work = self._works.setdefault((event.student, event.exercise), StudentWork())
        work.changed_at = event.at
        work.changes += 1
        if event.kind == ANSWER:
            work.answers = {**work.answers, **event.content["answers"]}
            work.is_handed_in = False
        elif event.kind == HAND_IN:
            work.is_handed_in = True
        else:
            work.checks = [*work.checks, dict(work.answers)]
            work.is_handed_in = False

    def _steer(self, event: ClassEvent) -> None:
        state = self.exercises.get(event.exercise or "")
        if state is None:
            return
        state.changes += 1
        if event.kind in (OPEN, CLOSE):
            state.is_open = event.kind == OPEN
        else:
            state.is_held = event.kind == HOLD
