"""A class: its report, and the names that stand for its students."""
