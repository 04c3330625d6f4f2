"""Answers about a score: why it is what it is, and what would change it."""
