"""Reviewing and editing a map: actions, the smallest change of the text for each, undo, and what to look at next."""

from argmap.review.actions import ReviewAction as ReviewAction
from argmap.review.actions import parse_action as parse_action
from argmap.review.edit_engine import Edited as Edited
from argmap.review.edit_engine import act as act
from argmap.review.refusal import Refused as Refused
from argmap.review.reviewed_file import ChangedMeanwhile as ChangedMeanwhile
from argmap.review.reviewed_file import ReviewedFile as ReviewedFile
