"""The table of limits: how large maps and texts may be. Readers refuse what is larger; writers do so before writing.

What is read may come from anybody, so time and memory are bounded. The bounds are such that a map of 100,000 claims
goes through every format that can hold it. A claim with its relation takes about 3 kB, a value of YAML 0.5 kB, an
element of XML 0.6 kB, a value of JSON 0.1 kB.

The limits are data: take them from this module when they are needed, as in `limits.CLAIMS`; tests lower them.
"""

from __future__ import annotations

from argmap.diagnostics import ArgmapError

BYTES = 100_000_000
"""Bytes of one file; characters of one text."""
CLAIMS = 250_000
"""Claims of one map."""
RELATIONS = 500_000
"""Relations of one map."""
PREMISES = 2_000_000
"""Premises of all relations of one map together, each counted as often as it is one."""
TEXT = 100_000
"""Characters of one text: a claim, a note, a title."""
ID = 120
"""Characters of one id."""
METADATA_DEPTH = 100
"""Mappings and lists within each other in the metadata of a map."""
VALUES = 2_000_000
"""Values of a native file, in YAML or JSON; in YAML, keys count too."""
DEPTH = 404
"""Mappings and lists within each other in a native file: two for each entry."""
JSON_VALUES = 8_000_000
"""Lists, objects and commas of a JSON text of another format."""
ELEMENTS = 2_000_000
"""Elements of an XML text."""
ELEMENT_DEPTH = 5_000
"""XML elements within each other."""
CELL = 131_072
"""Characters of one cell of a CSV table."""
ARGDOWN_NAME = 1_000
"""Characters of a title or a tag in Argdown."""
ADDRESS = 4_000
"""Characters of an address in a link of Markdown, Kialo or Argdown."""
ARTICLE = 10_000_000
"""Bytes of one article, and characters of its text."""
ARTICLE_LINES = 50_000
"""Lines of one article."""
DIAGNOSTICS = 100
"""Diagnostics of the syntax of one text; more are not reported."""
DIAGNOSTICS_ALIKE = 50
"""Diagnostics of one kind in a file of another tool; more are counted in one line."""


class TooLargeError(ArgmapError):
    """Something is beyond a limit of this table; the message says which."""
