"""A map whose strengths swing for ever, under quadratic energy and DF-QuAD alike.

Five groups of three claims, each attacking the next group: an odd ring in which every group overdoes it.
"""

ROUND = [[f"{letter}{group}" for letter in "abc"] for group in range(5)]
CLAIMS = "".join(
    f"  - {{id: {claim}, claim: Claim {claim}., base: {0.9 if claim == 'a0' else 1}, "
    f"attacks: [{', '.join(ROUND[(group + 1) % 5])}]}}\n"
    for group, claims in enumerate(ROUND)
    for claim in claims
)
UNSETTLED = f"argmap: 1\nthesis: {{id: t, claim: Close it., supports: [a0]}}\nclaims:\n{CLAIMS}"
