"""Many maps in one call: checking them in parallel, with a cache and against a baseline, fixing and converting them.

What a map means is the business of the layers below. Here files are read and written, and nothing is printed.
"""
