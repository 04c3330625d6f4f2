"""Scores and answers about them, as people read them."""
