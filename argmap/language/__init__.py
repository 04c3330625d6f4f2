"""Reading natural language without a grammar: words, terms, numbers and negation, over word lists as data.

Nothing here knows a map.
"""
