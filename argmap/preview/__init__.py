"""A live page for maps on this machine: it shows a map as its file changes, and edits the file.

A small server answers one program only, the browser of the person who started it: see `guards`. It writes a map only
through `argmap.review`, so that a change of the page is the smallest change of the text.
"""
