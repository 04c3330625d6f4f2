"""Reads what students hand in: files of several kinds, tables of a class, and answers in whatever words."""
