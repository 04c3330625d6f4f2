"""Plays exercises on their page, as a student does: one player with a pointer, one with the keyboard.

A player brings a task from whatever it holds to the given answers, so it can correct a wrong answer as well.
"""

from __future__ import annotations

from typing import Any

from argmap.teach.exercise import ONLY, Answers, Ask, Posed, Task, Way

MOST_STEPS = 80


class Player:
    """What both players do with a task; `section` is the exercise on the page, such as `#e1`."""

    def __init__(self, page: Any, section: str = "#e1") -> None:
        self.page = page
        self.section = section

    def play(self, posed: Posed, answers: Answers) -> None:
        """Give the answers to all tasks."""
        for task in posed.exercise.tasks:
            place, given = f"{self.section}-t{task.id}", answers.answer_to(task)
            if task.board is not None:
                self._work(place, task, {part: names[0] for part, names in given.picked.items()})
            elif task.ask is Ask.WRITE:
                self.write(f"{place} textarea", given.text)
            elif task.ask is Ask.MARK:
                self._mark(place, task, given.picked.get(ONLY, ()))
            elif task.ask is Ask.CHOOSE:
                self.choose(place, given.picked[ONLY][0])
            else:
                for part, names in given.picked.items():
                    self.select(f"{place}-{part}", task.choice(names[0]))

    def check(self) -> str:
        """Check the answers; the result as the page shows it."""
        self.activate(f"{self.section} .check")
        self.page.wait_for_function(f"document.querySelector('{self.section} .result') === document.activeElement")
        return self.page.text_content(f"{self.section} .result")

    def _mark(self, place: str, task: Task, words: tuple[str, ...]) -> None:
        for choice in task.choices:
            word = f'{place} .word[data-choice="{choice.id}"]'
            if (self.page.get_attribute(word, "aria-pressed") == "true") != (choice.id in words):
                self.activate(word)

    def _work(self, place: str, task: Task, picked: dict[str, str]) -> None:
        assert task.board is not None

        def at(name: str) -> str:
            return f'{place} .place[data-of="{name}"]'

        def card(name: str) -> str:
            return f'{place} .card[data-card="{name}"]'

        def held(part: str) -> str:
            return self.page.eval_on_selector(place, _HELD, part)

        match task.board.way:
            case Way.PLACE:
                for part, choice in picked.items():
                    if held(part) != choice:
                        here = [other for other in task.part_ids if held(other) == choice]
                        self.carry(place, at(here[0]) if here else card(choice), at(part))
            case Way.DROP:
                for part, choice in picked.items():
                    if held(part) != choice:
                        self.carry(place, card(part), at(choice))
            case Way.SPOT:
                if held(ONLY) != picked[ONLY]:
                    self.point(place, at(picked[ONLY]))
            case Way.JOIN:
                parts = dict(zip([choice.id for choice in task.choices], task.part_ids, strict=False))
                for part in task.part_ids:
                    if held(part) not in ("", task.choices[-1].id):
                        self.separate(place, at(part))
                for part, choice in picked.items():
                    if choice in parts and held(part) in ("", task.choices[-1].id):
                        self.carry(place, at(part), at(parts[choice]))
            case Way.DRAW:
                if (held("1"), held("2")) != (picked["1"], picked["2"]):
                    self.carry(place, at(picked["1"]), at(picked["2"]))
                if held("3") != picked["3"]:
                    self.point(place, at(picked["3"]))

    def activate(self, button: str) -> None:
        raise NotImplementedError

    def point(self, place: str, target: str) -> None:
        self.activate(target)

    def carry(self, place: str, what: str, target: str) -> None:
        raise NotImplementedError

    def separate(self, place: str, what: str) -> None:
        self.page.focus(what)
        self.page.keyboard.press("Delete")

    def write(self, field: str, text: str) -> None:
        self.page.fill(field, text)

    def choose(self, place: str, name: str) -> None:
        self.page.check(f'{place} input[value="{name}"]')

    def select(self, field: str, text: str) -> None:
        self.page.select_option(field, label=text)


class PointerPlayer(Player):
    """Clicks and drags."""

    def activate(self, button: str) -> None:
        self.page.click(button)

    def carry(self, place: str, what: str, target: str) -> None:
        self.page.eval_on_selector(f"{place} .board", "board => board.scrollIntoView({ block: 'center' })")
        start, end = self._middle(what), self._middle(target)
        self.page.mouse.move(*start)
        self.page.mouse.down()
        for share in (0.3, 0.7, 1.0):
            self.page.mouse.move(*(a + (b - a) * share for a, b in zip(start, end, strict=True)))
        assert self.page.query_selector(".ghost") is not None
        assert self.page.query_selector(f"{target}.is-under") is not None
        self.page.mouse.up()
        assert self.page.query_selector(".ghost") is None

    def _middle(self, what: str) -> tuple[float, float]:
        box = self.page.locator(what).bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


class ClickingPlayer(PointerPlayer):
    """Clicks what is to move and then where: for those who cannot drag."""

    def carry(self, place: str, what: str, target: str) -> None:
        self.page.click(what)
        self.page.click(target)


class TouchPlayer(Player):
    """Taps and drags with one finger, as on a phone."""

    def __init__(self, page: Any, section: str = "#e1") -> None:
        super().__init__(page, section)
        self._finger = page.context.new_cdp_session(page)

    def activate(self, button: str) -> None:
        self.page.tap(button)

    def carry(self, place: str, what: str, target: str) -> None:
        self._drag(what, target)
        assert self.page.query_selector(".ghost") is not None, what
        assert self.page.query_selector(f"{target}.is-under") is not None, target
        self._touch("touchEnd")
        assert self.page.query_selector(".ghost") is None

    def drop_at(self, what: str, target: str) -> None:
        """Drag something to whatever there is."""
        self._drag(what, target)
        self._touch("touchEnd")

    def _drag(self, what: str, target: str) -> None:
        self.page.eval_on_selector(what, "one => one.scrollIntoView({ block: 'center', inline: 'center' })")
        at, goal = self._middle(what), self._middle(target)
        self._touch("touchStart", at)
        for _ in range(5 * MOST_STEPS):
            width, height = self.page.evaluate("[innerWidth, innerHeight]")
            toward = (min(max(goal[0], 4), width - 4), min(max(goal[1], 4), height - 4))
            at = tuple(a + max(-60.0, min(60.0, b - a)) for a, b in zip(at, toward, strict=True))
            self._touch("touchMove", at)
            self.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
            goal, before = self._middle(target), goal
            if at == goal == before:  # it does not scroll any more
                break

    def separate(self, place: str, what: str) -> None:
        self.activate(what)
        self.activate(what)

    def _touch(self, kind: str, at: tuple[float, float] | None = None) -> None:
        points = [] if at is None else [{"x": at[0], "y": at[1]}]
        self._finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def _middle(self, what: str) -> tuple[float, float]:
        box = self.page.locator(what).bounding_box()
        return round(box["x"] + box["width"] / 2), round(box["y"] + box["height"] / 2)


class KeyboardPlayer(Player):
    """Uses keys alone; it reaches what it works on as Tab does, by what can have the focus."""

    def activate(self, button: str) -> None:
        assert self.page.get_attribute(button, "tabindex") != "-1"
        self.page.focus(button)
        self.page.keyboard.press("Space")

    def point(self, place: str, target: str) -> None:
        self._move_to(place, target)
        self.page.keyboard.press("Space")

    def carry(self, place: str, what: str, target: str) -> None:
        if ".card" in what:
            self.activate(what)
            assert self.page.evaluate("document.activeElement.classList.contains('place')")
        else:
            self.point(place, what)
        self.point(place, target)

    def separate(self, place: str, what: str) -> None:
        self._move_to(place, what)
        self.page.keyboard.press("Delete")

    def _move_to(self, place: str, target: str) -> None:
        """Go there with arrow keys, from the one place that Tab reaches unless a place has the focus already."""
        if not self.page.eval_on_selector(place, "task => task.querySelector('.place:focus')"):
            self.page.focus(f'{place} .place[tabindex="0"]')
        self.page.keyboard.press("Home")
        for _ in range(MOST_STEPS):
            if self.page.eval_on_selector(target, "place => place === document.activeElement"):
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrow keys do not reach {target}")

    def write(self, field: str, text: str) -> None:
        self.page.focus(field)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.press("Delete")
        self.page.keyboard.type(text)

    def choose(self, place: str, name: str) -> None:
        self.page.focus(f"{place} input")
        self.page.keyboard.press("Space")
        for _ in range(MOST_STEPS):
            if self.page.is_checked(f'{place} input[value="{name}"]'):
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrow keys do not reach the choice {name}")

    def select(self, field: str, text: str) -> None:
        self.page.focus(field)
        self.page.keyboard.press("Home")
        for _ in range(MOST_STEPS):
            if self.page.eval_on_selector(field, "list => list.selectedOptions[0].textContent") == text:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrow keys do not reach the choice {text}")


_HELD = """(task, part) => {
    const list = task.querySelector(`select[data-part="${part}"]`);
    return list ? list.value : (task.querySelector("input:checked")?.value ?? "");
}"""


def wrong_answers(posed: Posed) -> Answers:
    """Answers to every task, none of which earns all points."""
    answers = {}
    for task, key in posed.tasks_with_keys():
        names = [choice.id for choice in task.choices]
        if task.ask is Ask.WRITE:
            answers[task.id] = "No."
        elif task.ask is Ask.MARK:
            answers[task.id] = tuple(name for name in names if name not in key.right[ONLY])[:1]
        elif task.ask is Ask.CHOOSE:
            answers[task.id] = next(name for name in names if name not in key.right[ONLY])
        elif task.board is not None and task.board.way is Way.JOIN:
            answers[task.id] = _join_wrongly(task, key.right)
        elif task.once:
            right = Answers.of_key(posed).answer_to(task).picked
            values = [name for names in right.values() for name in names]
            answers[task.id] = dict(zip(right, [*values[1:], values[0]], strict=True))
        else:
            answers[task.id] = {
                part: next((name for name in names if name not in right), names[0]) for part, right in key.right.items()
            }
            if task.board is not None and task.board.way is Way.DRAW:
                one, two = key.right["1"][0], key.right["2"][0]
                answers[task.id] |= {"1": two, "2": one, "3": next(n for n in names[-2:] if n not in key.right["3"])}
    return Answers(exercise=posed.exercise.fingerprint, answers=answers)


def _join_wrongly(task: Task, right: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """All parts joined in one group; each on its own, if that would be right."""
    names = [choice.id for choice in task.choices]
    if any(names[-1] in each for each in right.values()):
        return {part: names[(number + 1) % len(task.part_ids)] for number, part in enumerate(task.part_ids)}
    return dict.fromkeys(task.part_ids, names[-1])
