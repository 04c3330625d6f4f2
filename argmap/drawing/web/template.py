"""HTML pages from templates: words of a map are escaped, and only the page's own script runs.

Each page has one style block and one script block, which its content security policy (CSP) allows by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from argmap.drawing.style.shown_text import clean_line
from argmap.language.wording import ENGLISH, Wording
from argmap.patterns import compile_later

if TYPE_CHECKING:
    from jinja2 import Environment

_IMPORT = compile_later(r"^import [^;]* from \"\./([\w.-]+)\";\n", re.MULTILINE)
_EXPORT = compile_later(r"^export (?=const |function |async )", re.MULTILINE)


def fill(
    name: str,
    css: str,
    script: str,
    *,
    wording: Wording = ENGLISH,
    package: str = "argmap.drawing.web",
    asks_server: bool = False,
    **values: Any,
) -> str:
    """Fills a template of a package with values, a style block, a script block and their policy.

    Templates can call `word(key)` for words of the wording, and `number(value, form)` for its numbers; `lang` and `dir`
    are its language and direction. With `asks_server` its script may ask the server that the page comes from.
    """
    template = _templates(package).get_template(name)
    words = {"word": wording.word, "number": wording.number, "wording": wording}
    words |= {"lang": clean_line(wording.language), "dir": "rtl" if wording.is_right_to_left else "ltr"}
    allowed = policy(css, script) + ("; connect-src 'self'" if asks_server else "")
    return template.render(css=css, script=script, policy=allowed, **words, **values).rstrip() + "\n"


def source(name: str, package: str = "argmap.drawing.web") -> str:
    """The text of a style sheet or a script of a package."""
    return resources.files(package).joinpath("templates", name).read_text("utf-8")


def bundle(name: str) -> str:
    """A module of this package as one script: after all that it imports, each once, without imports and exports."""
    texts: dict[str, str] = {}

    def add(module: str) -> None:
        if module not in texts:
            texts[module] = ""
            text = source(module)
            for other in imports(text):
                add(other)
            del texts[module]  # so that it comes after them
            texts[module] = _EXPORT.sub("", _IMPORT.sub("", text))

    add(name)
    return "\n".join(('"use strict";', *texts.values()))


def imports(text: str) -> list[str]:
    """The names of the modules that a module imports from its folder.

    >>> imports('import { make } from "./elements.js";\\n')
    ['elements.js']
    """
    return [match[1] for match in _IMPORT.finditer(text)]


def policy(css: str, script: str) -> str:
    """The content security policy of a page that has one style block and one script block, and loads nothing."""
    return (
        f"default-src 'none'; style-src '{_hash(css)}'; script-src '{_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(block: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(block.encode()).digest()).decode()}"


@cache
def _templates(package: str) -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
