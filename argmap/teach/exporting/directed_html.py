"""HTML of exercises for other programs, which do not know the direction of the language."""

from __future__ import annotations

from argmap.language.wording import Wording


def direct(markup: str, wording: Wording) -> str:
    """HTML that is set from right to left if its language is written so; other HTML as it is.

    >>> direct("<p>سوال</p>", Wording("ur")), direct("<p>Why?</p>", Wording())
    ('<div dir="rtl" lang="ur" style="text-align: right"><p>سوال</p></div>', '<p>Why?</p>')
    """
    if not markup or not wording.is_right_to_left:
        return markup
    return f'<div dir="rtl" lang="{wording.catalogue}" style="text-align: right">{markup}</div>'
