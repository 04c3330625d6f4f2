"""A server for assistants: passages, drafts, checks, edits and pictures as tools.

What a map or an article says is data; files are read only below the roots that were named at the start.
"""
