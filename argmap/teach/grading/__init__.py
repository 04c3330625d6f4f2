"""Grades answers against a key, and whole maps against reference maps."""
