"""Teaching with maps: exercises posed and graded, whole maps graded against others, and what a class prints."""
