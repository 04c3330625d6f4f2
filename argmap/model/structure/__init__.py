"""What follows from the claims and relations of one map: lines, answers, cycles, parts, counts."""
