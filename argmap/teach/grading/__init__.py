"""Grading: answers against a key, and whole maps against references."""
