"""The principles behind feedback: each mistake in an exercise or a student's map goes against one of them.

Every piece of feedback names one. Codes are never reused.
"""

from __future__ import annotations

from typing import NamedTuple

from argmap.language.wording import ENGLISH, Wording


class Principle(NamedTuple):
    """A principle of argument mapping.

    code: `ARG` and three digits, never reused.
    name: the name by which feedback refers to it.
    """

    code: str
    name: str

    def say(self, wording: Wording) -> str:
        """The principle in one sentence."""
        return wording.word(f"principle.{self.name}.says")

    def advise(self, wording: Wording) -> str:
        """What a student can do after a mistake against it."""
        return wording.word(f"principle.{self.name}.do")

    @property
    def statement(self) -> str:
        """The principle in one English sentence."""
        return self.say(ENGLISH)

    @property
    def action(self) -> str:
        """What a student can do after a mistake against it, in English."""
        return self.advise(ENGLISH)


_ALL = (
    Principle("ARG600", "unknown-answer"),
    Principle("ARG601", "indicator-words"),
    Principle("ARG602", "one-thesis"),
    Principle("ARG603", "role-from-place"),
    Principle("ARG604", "sign"),
    Principle("ARG605", "nearest-target"),
    Principle("ARG606", "needed-together"),
    Principle("ARG607", "missing-link"),
    Principle("ARG608", "step-or-claim"),
    Principle("ARG609", "kinds-of-answers"),
    Principle("ARG610", "proposal-meets-problem"),
    Principle("ARG611", "answer-what-is-said"),
    Principle("ARG612", "test-the-scheme"),
    Principle("ARG613", "weight-of-a-claim"),
    Principle("ARG614", "reading-balance"),
    Principle("ARG650", "wrong-thesis"),
    Principle("ARG651", "missing-claim"),
    Principle("ARG652", "extra-claim"),
    Principle("ARG653", "wrong-sign"),
    Principle("ARG654", "wrong-place"),
    Principle("ARG655", "right-branch"),
    Principle("ARG656", "co-premises-split"),
    Principle("ARG657", "co-premises-joined"),
    Principle("ARG658", "undercut-as-objection"),
    Principle("ARG659", "objection-as-undercut"),
    Principle("ARG660", "wrong-kind"),
    Principle("ARG661", "missing-step"),
)
PRINCIPLES = {principle.name: principle for principle in _ALL}
"""Name → principle, in the order of their codes."""
