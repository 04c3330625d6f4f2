"""From a map to strengths under a semantics, and what every metric needs to know of it."""
