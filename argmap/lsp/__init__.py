"""A language server: what an editor shows and does while somebody writes a map.

A thin front on readers, rules, fixes and the actions of `review`; it knows no map format of its own.
"""
