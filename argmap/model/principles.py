"""The principles behind feedback: each mistake in an exercise or a student's map goes against one of them.

Every piece of feedback names one. Codes are never reused.
"""

from __future__ import annotations

from typing import NamedTuple


class Principle(NamedTuple):
    """A principle of argument mapping.

    code: `ARG` and three digits, never reused.
    name: the name by which feedback refers to it.
    statement: the principle in one sentence.
    action: what a student can do after a mistake against it.
    """

    code: str
    name: str
    statement: str
    action: str


_ALL = (
    Principle(
        "ARG600",
        "unknown-answer",
        "An answer names a task, a part and a choice that the exercise has.",
        "Compare the numbers and letters with those of the exercise.",
    ),
    Principle(
        "ARG601",
        "indicator-words",
        "Words such as because, therefore and however show how one claim bears on another.",
        "Leave out one word at a time: without an indicator word the claims stand side by side, unrelated.",
    ),
    Principle(
        "ARG602",
        "one-thesis",
        "Everything else bears on the thesis; the thesis bears on nothing.",
        "Ask of each claim whether it is given as a reason for another one.",
    ),
    Principle(
        "ARG603",
        "role-from-place",
        "What a claim is follows from what it bears on and which way.",
        "Say in one sentence what the claim speaks for or against.",
    ),
    Principle(
        "ARG604",
        "sign",
        "A reason makes its target more believable, an objection makes it less so.",
        "Suppose that the first claim is true: are you then more ready to accept the second one, or less?",
    ),
    Principle(
        "ARG605",
        "nearest-target",
        "A claim bears on the claim that it changes most directly, not on all that follows from that one.",
        "Put 'because' or 'but' between the claim and each candidate and see which sentence makes sense.",
    ),
    Principle(
        "ARG606",
        "needed-together",
        "Co-premises are needed together: if one of them is false, the other says nothing for the target.",
        "Suppose that one of the two is false. Does the other still speak for the target?",
    ),
    Principle(
        "ARG607",
        "missing-link",
        "Every term of the conclusion must come from some premise; the missing premise connects the others.",
        "Look for words of the conclusion that no premise has, and for words of a premise that lead nowhere.",
    ),
    Principle(
        "ARG608",
        "step-or-claim",
        "An objection denies a claim; an undercut grants the claim and denies that the step from it follows.",
        "Ask: could the claim be true and this point still hold? Then it attacks the step.",
    ),
    Principle(
        "ARG609",
        "kinds-of-answers",
        "An objection can be refuted, mitigated by a proposal, conceded but outweighed, or ignored.",
        "Look at what bears on the objection: an attack on it, a proposal, an attack on its step, or nothing.",
    ),
    Principle(
        "ARG610",
        "proposal-meets-problem",
        "A recommendation addresses an objection when carrying it out would make the problem smaller.",
        "Imagine that the proposal is carried out and ask which problem is then smaller.",
    ),
    Principle(
        "ARG611",
        "answer-what-is-said",
        "An answer responds to what the other side says, in a sentence that can be true or false.",
        "Name the point you answer in your own words, then say what speaks against it.",
    ),
    Principle(
        "ARG612",
        "test-the-scheme",
        "Each pattern of reasoning has its own weak spots; critical questions look for them.",
        "Say what the step takes for granted, and ask whether that holds here.",
    ),
    Principle(
        "ARG613",
        "weight-of-a-claim",
        "How much a claim matters depends on its place: a claim that much rests on can turn the verdict.",
        "Cross out the claim and everything that rests on it, and see which side has more left.",
    ),
    Principle(
        "ARG614",
        "reading-balance",
        "Presence, treatment and verdict are three things: a map can be fair and its verdict still favour one side.",
        "Find the line of the report that answers this question, and ignore the others.",
    ),
    Principle(
        "ARG650",
        "wrong-thesis",
        "The thesis is the claim that everything else bears on and that bears on nothing itself.",
        "Ask of each claim whether it is given as a reason for another one: the thesis is the claim that never is.",
    ),
    Principle(
        "ARG651",
        "missing-claim",
        "A map has every claim that the text gives for or against another one, in one box each.",
        "Read the text again at this point and ask what else it says for or against this.",
    ),
    Principle(
        "ARG652",
        "extra-claim",
        "A box holds one claim of the text that bears on another one, and each claim has one box.",
        "Find the words of the text that say this; if there are none, or another box has them, take the box out.",
    ),
    Principle(
        "ARG653",
        "wrong-sign",
        "A reason makes its target more believable, an objection makes it less so.",
        "Suppose that this is true: are you then more ready to accept what it bears on, or less?",
    ),
    Principle(
        "ARG654",
        "wrong-place",
        "A claim bears on the claim that it changes most directly.",
        "Put 'because' or 'but' between this claim and each candidate and see which sentence makes sense.",
    ),
    Principle(
        "ARG655",
        "right-branch",
        "A claim hangs on the claim that it is given for, not on another one of the same line.",
        "You are in the right line: compare the claims of this line and choose the one it bears on most directly.",
    ),
    Principle(
        "ARG656",
        "co-premises-split",
        "Co-premises are needed together: if one of them is false, the other says nothing.",
        "Suppose that one of the reasons is false: if another one then says nothing, join them in one step.",
    ),
    Principle(
        "ARG657",
        "co-premises-joined",
        "Separate reasons count each by itself, even if the other one is false.",
        "Suppose that one of the joined claims is false: if another one still counts, give it its own step.",
    ),
    Principle(
        "ARG658",
        "undercut-as-objection",
        "An undercut grants the claim and denies that the step from it follows.",
        "Ask: could the claim be true and this point still hold? Then it attacks the step.",
    ),
    Principle(
        "ARG659",
        "objection-as-undercut",
        "An objection denies a claim itself, not the step from it.",
        "Ask: if this point holds, is the claim itself false? Then it attacks the claim.",
    ),
    Principle(
        "ARG660",
        "wrong-kind",
        "Evidence is offered as a fact, a recommendation proposes a step, and any other claim says what is so.",
        "Ask whether this box reports a fact, proposes something, or draws a conclusion.",
    ),
    Principle(
        "ARG661",
        "missing-step",
        "A claim may bear on more than one other claim.",
        "Ask of each other claim in turn: does this one speak for it or against it, too?",
    ),
)
PRINCIPLES = {principle.name: principle for principle in _ALL}
"""Name → principle, in the order of their codes."""
