"""Argdown: from text to tokens, statements and arguments, and to claims; and back to text."""
