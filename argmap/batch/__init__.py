"""Many maps at once: checked in parallel, with a cache, against a baseline, and mended.

What a map means is the business of the layers below; here files are read, and nothing is printed.
"""
