"""Reports on a class, and pseudonyms for its students."""
