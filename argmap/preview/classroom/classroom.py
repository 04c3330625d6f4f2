"""A class at work: students join, answer and check; the teacher opens, closes, holds back and releases.

What one student does happens one after another; what different students do, at the same time. Nothing changes in the
state before it is stored.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from argmap.diagnostics import ArgmapError
from argmap.language.wording import Wording
from argmap.preview.classroom import class_state as kinds
from argmap.preview.classroom.class_exercises import ClassExercise
from argmap.preview.classroom.class_names import (
    choose_pseudonym,
    clean_name,
    file_name,
    is_code,
    make_code,
    student_of,
    student_token,
)
from argmap.preview.classroom.class_state import ClassMember, ClassState, StudentWork
from argmap.preview.classroom.event_log import ClassEvent, EventLog
from argmap.preview.classroom.verdicts import answers_of, grade_try, is_over, verdict_json
from argmap.syntax.files import make_folder, read_bytes
from argmap.teach import exercise_files
from argmap.teach.exercise import Answers, TaskAnswer
from argmap.teach.grading.grade_answers import Grade, grade

LARGEST_ANSWERS = 64_000
"""Bytes of the largest answers of one student to one exercise."""
_REMEMBERED = 4_096
"""The fewest grades that are remembered."""
_STEP = 0.02
"""Seconds of grading after which others are served."""
LOG_FILE, ANSWER_FOLDER = "class.sqlite", "answers"


class RefusedInClass(ArgmapError):
    """Something that is not done now; the message is for the student."""

    status = 409


class UnknownInClass(RefusedInClass):
    """Somebody, or something, that is not there."""

    status = 404


class StudentStanding(NamedTuple):
    """The answers of a student, the same by task as they are understood, and what they earn."""

    answers: Answers
    by_task: dict[str, TaskAnswer]
    grade: Grade


class Classroom:
    """A class that is stored in `folder`.

    - `most`: the most students that can join.
    - `takes_names`: whether students type their names; else they get pseudonyms.
    - `is_held`: whether feedback is held back at first.
    - `wording`: the language of messages to students.
    """

    def __init__(
        self,
        folder: Path,
        exercises: Sequence[ClassExercise],
        *,
        wording: Wording,
        most: int,
        takes_names: bool = False,
        is_held: bool = False,
    ) -> None:
        """ArgmapError when another server uses the folder, or one of the exercises is not what it was."""
        self.wording = wording
        self.takes_names = takes_names
        self.exercises = {exercise.name: exercise for exercise in exercises}
        self._most = most
        self._answers = folder / ANSWER_FOLDER
        for name in self.exercises:
            make_folder(self._answers / name)
        self._log = EventLog(folder / LOG_FILE)
        try:
            self._begin(is_held)
        except BaseException:  # an interrupt too: a log that stays open keeps its lock
            self._log.close()
            raise
        self._of_members: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._of_class = asyncio.Lock()
        self._storing: set[asyncio.Future[None]] = set()
        remembered = max(_REMEMBERED, most * len(self.exercises))  # fewer, and every board would grade all again
        self._grade = lru_cache(remembered)(self._grade_now)
        self._standing = lru_cache(remembered)(self._standing_now)

    def _begin(self, is_held: bool) -> None:
        prints = {f"exercise {name}": exercise.fingerprint for name, exercise in self.exercises.items()}
        settings = self._log.settings({
            "id": secrets.token_hex(4),
            "secret": secrets.token_urlsafe(32),
            "teacher": secrets.token_urlsafe(24),
            "code": make_code(),
            **prints,
            **{f"hold {name}": "yes" for name in self.exercises if is_held},
        })  # fmt: skip
        for name in self.exercises:
            if settings[f"exercise {name}"] != prints[f"exercise {name}"]:
                raise ArgmapError(
                    f"the exercise '{name}' is not the one that this class began with; rename its file, or store this "
                    "class in another folder with -o"
                )
        self.id, self.teacher_token, self._secret = settings["id"], settings["teacher"], settings["secret"]
        self.last_port = int(settings.get("port", 0))
        self.state = ClassState({name: f"hold {name}" in settings for name in self.exercises})
        self.state.code = settings["code"]
        for event in self._log.events():
            self.state.apply(event)
        self._write_missing_files()

    def _write_missing_files(self) -> None:
        """Writes the answer files again that are not as the log has them, as after a crash, and clears up after it."""
        for name in self.exercises:
            for unfinished in (self._answers / name).glob(".*.json.*"):
                unfinished.unlink(missing_ok=True)
        for member in self.state.present():
            for name in self.exercises:
                work = self.state.work(member.number, name)
                if not work.changes:
                    continue
                path, content = self._file(member, name, work)
                try:
                    is_current = read_bytes(path) == content
                except ArgmapError:
                    is_current = False
                if not is_current:
                    self._log.write_file(path, content)

    def close(self) -> None:
        """Stores what is under way, and frees the folder for another server."""
        self._log.close()

    def keep_port(self, port: int) -> None:
        """Remembers the port, so that links go on working when the server is started again; before students come."""
        self._log.keep("port", str(port))

    @property
    def unwritten(self) -> int:
        """How many answer files could not be written, though the log has what they hold."""
        return len(self._log.unwritten)

    # students

    def token(self, number: int) -> str:
        """The token of a student's own link."""
        return student_token(self._secret, number)

    def member(self, token: str) -> ClassMember | None:
        """The student that has this token; None if there is none, or the teacher has removed the student."""
        number = student_of(self._secret, token)
        member = self.state.members.get(number) if number is not None else None
        return member if member is not None and not member.is_gone else None

    def is_code(self, text: str) -> bool:
        """Whether this is the code of the class."""
        return is_code(text, self.state.code)

    async def join(self, typed: str) -> ClassMember:
        """A new student, with the name that was typed if names are taken. RefusedInClass if that cannot be."""
        async with self._of_class:
            present = self.state.present()
            if not self.state.admits:
                raise RefusedInClass(self.wording.word("class.joining-closed"))
            if len(present) >= self._most:
                raise RefusedInClass(self.wording.word("class.full"))
            names = {member.name for member in self.state.members.values()}
            if self.takes_names:
                name = clean_name(typed)
                if not name:
                    raise RefusedInClass(self.wording.word("class.name-needed"))
                if name.casefold() in {other.casefold() for other in names}:
                    raise RefusedInClass(self.wording.word("class.name-taken"))
            else:
                name = choose_pseudonym(names, self.wording)
            number = max(self.state.members, default=0) + 1
            await self._happen([ClassEvent(kinds.JOIN, time.time(), number, None, {"name": name})])
            return self.state.members[number]

    async def answer(self, member: ClassMember, name: str, answers: Mapping[str, Any]) -> StudentWork:
        """Stores answers to some tasks of an exercise. RefusedInClass, with why, if they are not taken."""
        async with self._of_members[member.number]:
            return await self._answer(member, self._open_exercise(member, name), answers)

    async def check(self, member: ClassMember, name: str, answers: Mapping[str, Any], attempt: int) -> StudentWork:
        """Stores answers, and counts a try unless this one has been counted; hands them in if feedback is held back."""
        async with self._of_members[member.number]:
            exercise = self._open_exercise(member, name)
            work = await self._answer(member, exercise, answers)
            if len(work.checks) >= attempt or self.is_over(member, name):  # asked again, or on another device
                return work
            if self.state.exercises[name].is_held:
                if not work.is_handed_in:
                    await self._happen([ClassEvent(kinds.HAND_IN, time.time(), member.number, name)])
                return self.state.work(member.number, name)
            checked = StudentWork(work.answers, [*work.checks, work.answers])
            await self._happen(
                [ClassEvent(kinds.CHECK, time.time(), member.number, name)], [self._file(member, name, checked)]
            )
            return self.state.work(member.number, name)

    async def _answer(self, member: ClassMember, exercise: ClassExercise, answers: Mapping[str, Any]) -> StudentWork:
        work = self.state.work(member.number, exercise.name)
        changed = {task: answer for task, answer in answers.items() if work.answers.get(task) != answer}
        if not changed:
            return work
        if self.is_over(member, exercise.name):
            raise RefusedInClass(self.wording.word("class.over"))
        known = {task.id for task in exercise.posed.exercise.tasks}
        if not known.issuperset(changed):
            raise UnknownInClass("the exercise has no such task")
        path, content = self._file(member, exercise.name, work.change(changed))
        if len(content) > LARGEST_ANSWERS:
            raise RefusedInClass(self.wording.word("class.too-long"))
        event = ClassEvent(kinds.ANSWER, time.time(), member.number, exercise.name, {"answers": changed})
        await self._happen([event], [(path, content)])
        return self.state.work(member.number, exercise.name)

    def _open_exercise(self, member: ClassMember, name: str) -> ClassExercise:
        if member.is_gone:
            raise UnknownInClass("there is no such student")
        exercise = self.exercise(name)
        if not self.state.exercises[name].is_open:
            raise RefusedInClass(self.wording.word("class.closed"))
        return exercise

    def exercise(self, name: str) -> ClassExercise:
        """The exercise of this name; UnknownInClass if there is none."""
        if name not in self.exercises:
            raise UnknownInClass("there is no such exercise")
        return self.exercises[name]

    # grades

    def last_grade(self, member: ClassMember, name: str) -> Grade | None:
        """The grade of the last check of a student, None before the first one."""
        checks = self.state.work(member.number, name).checks
        return self.grade_of(member, name, len(checks)) if checks else None

    def grade_of(self, member: ClassMember, name: str, attempt: int) -> Grade:
        """The grade of one of the checks of a student, counted from 1."""
        return self._grade(member.number, name, attempt)

    def _grade_now(self, number: int, name: str, attempt: int) -> Grade:
        answers = self.state.work(number, name).checks[attempt - 1]
        return grade_try(self.exercises[name].posed, self.state.members[number].name, answers, attempt)

    def standing(self, member: ClassMember, name: str) -> StudentStanding:
        """What the answers of a student are worth now, whether they were checked or not."""
        return self._standing(member.number, name, self.state.work(member.number, name).changes)

    def _standing_now(self, number: int, name: str, changes: int) -> StudentStanding:
        posed, member, work = self.exercises[name].posed, self.state.members[number], self.state.work(number, name)
        answers = answers_of(posed, member.name, work.answers, work.attempt(posed.exercise.tries))
        by_task = {task.id: answers.answer_to(task) for task in posed.exercise.tasks}
        return StudentStanding(answers, by_task, grade(posed, answers))

    async def grade_all(self) -> None:
        """Grades what has changed since the last time, a little at a time: students are served meanwhile.

        After a restart that is everything.
        """
        end = time.perf_counter() + _STEP
        for member in self.state.present():
            for name in self.exercises:
                self.standing(member, name)
                self.is_over(member, name)
                if time.perf_counter() > end:
                    await asyncio.sleep(0)
                    end = time.perf_counter() + _STEP

    def is_over(self, member: ClassMember, name: str) -> bool:
        """Whether a student has nothing left to try in an exercise."""
        graded = self.last_grade(member, name)
        return graded is not None and is_over(graded, self.exercises[name].posed.exercise.tries)

    def verdict(self, member: ClassMember, name: str) -> dict[str, Any] | None:
        """What the student may see of the last check; None before the first one, and while feedback is held back."""
        graded = self.last_grade(member, name)
        if graded is None or self.state.exercises[name].is_held:
            return None
        posed = self.exercises[name].posed
        answers = self.state.work(member.number, name).checks[-1]
        return verdict_json(posed, answers_of(posed, member.name, answers, graded.attempt), graded)

    # the teacher

    async def steer(self, name: str, kind: str) -> None:
        """Opens or closes an exercise, holds its feedback back, or releases it, which checks what was handed in."""
        self.exercise(name)
        if kind not in kinds.STEERING:
            raise UnknownInClass("there is no such action")
        async with self._of_class:
            await self._happen([ClassEvent(kind, time.time(), None, name)])
        if kind == kinds.RELEASE:
            for member in self.state.present():
                async with self._of_members[member.number]:
                    if self.state.work(member.number, name).is_handed_in:
                        await self._happen([ClassEvent(kinds.CHECK, time.time(), member.number, name)])

    async def admit(self, admits: bool) -> None:
        """Lets others join, or nobody else."""
        async with self._of_class:
            await self._happen([ClassEvent(kinds.ADMIT if admits else kinds.REFUSE, time.time())])

    async def change_code(self) -> None:
        """Makes another code; the one before does not work any more."""
        async with self._of_class:
            await self._happen([ClassEvent(kinds.CODE, time.time(), None, None, {"code": make_code()})])

    async def remove(self, number: int) -> None:
        """Removes a student, whose link does not work any more and whose files are deleted; the log keeps the rest."""
        member = self.state.members.get(number)
        if member is None or member.is_gone:
            raise UnknownInClass("there is no such student")
        async with self._of_members[number]:
            await self._happen([ClassEvent(kinds.LEAVE, time.time(), number)])
            for name in self.exercises:
                self.answer_file(member, name).unlink(missing_ok=True)

    # files

    def answer_file(self, member: ClassMember, name: str) -> Path:
        """The file of a student's answers to an exercise."""
        return self._answers / name / file_name(member.number, member.name)

    def _file(self, member: ClassMember, name: str, work: StudentWork) -> tuple[Path, bytes]:
        """The answer file of a student, and what is to be in it. RefusedInClass for answers that no file could hold."""
        posed = self.exercises[name].posed
        try:
            answers = answers_of(posed, member.name, work.answers, work.attempt(posed.exercise.tries))
            return self.answer_file(member, name), exercise_files.dumps(answers, as_json=True).encode()
        except ValueError as error:
            raise RefusedInClass("these are no answers to the exercise") from error

    async def _happen(self, events: Sequence[ClassEvent], files: Sequence[tuple[Path, bytes]] = ()) -> None:
        """Stores events and what follows from them, and then changes the state, also when nobody waits any more."""

        async def store() -> None:
            await self._log.add(events, files)
            for event in events:
                self.state.apply(event)

        storing = asyncio.ensure_future(store())
        self._storing.add(storing)
        storing.add_done_callback(self._storing.discard)
        await asyncio.shield(storing)
