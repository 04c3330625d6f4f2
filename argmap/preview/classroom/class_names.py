"""Codes, tokens and names of a class: what lets students in, and what they are called."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import unicodedata
from collections.abc import Container

from argmap.language.wording import Wording

LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789"
"""Letters of a code: no vowels, so that no word comes out, and nothing that looks like a digit."""
CODE_LENGTH = 6
LONGEST_NAME = 40
_LONGEST_STEM = 30
"""Characters of a name in the name of a file, which shows whole in that of a file under way."""
_JOINERS = "\u200c\u200d"
"""Invisible characters that names of some scripts are written with."""


def make_code() -> str:
    """A new code: six letters and digits, about 480 million of which there are."""
    return "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))


def show_code(code: str) -> str:
    """A code as people read it out.

    >>> show_code("KM47PX")
    'KM4 7PX'
    """
    return f"{code[:3]} {code[3:]}"


def is_code(text: str, code: str) -> bool:
    """Whether somebody has typed the code; case, spaces and hyphens do not count.

    >>> is_code("km4-7px ", "KM47PX"), is_code("KM4 7PY", "KM47PX"), is_code("", "")
    (True, False, False)
    """
    letters = "".join(char for char in text.upper() if char.isalnum())
    return bool(code) and hmac.compare_digest(letters.encode(), code.encode())


def student_token(secret: str, number: int) -> str:
    """The token of a student: the number, and what only the server can compute from it."""
    digest = hmac.new(secret.encode(), f"student {number}".encode(), hashlib.sha256).digest()
    return f"{number}.{base64.urlsafe_b64encode(digest[:18]).decode()}"


def student_of(secret: str, token: str) -> int | None:
    """The number of the student that has this token; None for any other text.

    >>> student_of("s", student_token("s", 12)), student_of("s", "12.x"), student_of("t", student_token("s", 12))
    (12, None, None)
    """
    number = token.partition(".")[0]
    if not (number.isascii() and number.isdigit() and len(number) < 7):
        return None
    expected = student_token(secret, int(number))
    return int(number) if hmac.compare_digest(token.encode(), expected.encode()) else None


def clean_name(text: str) -> str:
    """A name on one line without control characters and marks of direction; empty if no letter or digit is left.

    >>> clean_name(" Anna\\n\\u202eB. "), clean_name("\\x00 !")
    ('Anna B.', '')
    """
    visible = "".join(
        char if char in _JOINERS or unicodedata.category(char)[0] not in "CZ" else " " for char in text[:1_000]
    )
    name = " ".join(unicodedata.normalize("NFC", visible).split())[:LONGEST_NAME].strip()
    return name if any(char.isalnum() for char in name) else ""


def choose_pseudonym(taken: Container[str], wording: Wording) -> str:
    """An animal that nobody is yet, in the language of the class; with a number when all are taken."""
    animals = [name.strip() for name in wording.word("class.animals").split("|")]
    number = 1
    while True:
        free = [name for animal in animals if (name := animal if number == 1 else f"{animal} {number}") not in taken]
        if free:
            return secrets.choice(free)
        number += 1


def file_name(number: int, name: str) -> str:
    """The name of a student's answer file: the number keeps it apart from all others.

    >>> file_name(3, "Anna/../B."), file_name(12, "水獺")
    ('03-Anna-B.json', '12-水獺.json')
    """
    plain = "".join(char if char.isalnum() else " " for char in name)
    return f"{number:02d}-{'-'.join(plain.split())[:_LONGEST_STEM]}.json"
