"""Markdown pages that hold arguments: their blocks, and what lists, headings, tables and numbered premises mean."""
