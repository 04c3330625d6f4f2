"""What the server can be asked: one request of the protocol, one module in `features`, found by its name.

A feature knows one version of one file and nothing of the server: it is a function of an analysis and the parameters
of the request, and gives a type of the protocol.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from argmap.lsp.analysis import Analysis
from argmap.registry import Registry


class Feature(NamedTuple):
    """One request that the server answers.

    - `method`: what the protocol calls it, such as `textDocument/hover`.
    - `answer`: gives the answer for an analysis and the parameters of the request.
    - `options`: what the server says of it when it starts; None for nothing.
    """

    method: str
    answer: Callable[[Analysis, Any], Any]
    options: Any = None


FEATURES: Registry[Feature] = Registry("feature", "argmap.lsp.features")
