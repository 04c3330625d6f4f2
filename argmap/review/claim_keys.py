"""The keys of an entry that say what a claim is, as plain values."""

from __future__ import annotations

from typing import Any

from argmap.model.elements import Claim, Kind, Origin, Source, Status


def claim_keys(claim: Claim, implied: Kind) -> dict[str, Any]:
    """What the entry of a claim says of it, None for what it does not say."""
    return {
        "claim": claim.text,
        "kind": claim.kind.value if claim.kind is not implied else None,
        "quote": claim.quotes[0] if len(claim.quotes) == 1 else None,
        "quotes": list(claim.quotes) if len(claim.quotes) > 1 else None,
        "voice": claim.voice,
        "issue": claim.issue,
        "base": _number(claim.base_score),
        "source": _set_of(claim.source),
        "tags": list(claim.tags) or None,
        "note": claim.note,
        "status": claim.status.value if claim.status is not Status.FINAL else None,
        "origin": _origin_of(claim.origin),
        "allow": dict(claim.allow) or None,
    }


def _number(value: float | None) -> str | None:
    if value is None:
        return None
    return str(int(value)) if value == int(value) else repr(value)


def _set_of(source: Source | None) -> dict[str, Any] | None:
    return None if source is None else source.model_dump(exclude_none=True)


def _origin_of(origin: Origin | None) -> dict[str, str] | None:
    return None if origin is None else {"rule": origin.rule, "confidence": origin.confidence.value}
