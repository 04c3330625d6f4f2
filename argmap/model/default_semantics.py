"""The semantics that are used unless others are asked for; `expect.strength` of a map is under the first."""

DEFAULT_SEMANTICS = "quadratic-energy"
SECOND_OPINION = "df-quad"
