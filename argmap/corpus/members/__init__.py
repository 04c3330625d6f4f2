"""Where the maps of a corpus are: folders and files, archives, JSON lines, and addresses. Nothing is unpacked to disk.

A source lists its members in a fixed order, each with a name and a place, and reads one by its place, within bounds,
also in another process. What cannot be listed is a member too, with the reason, so that it gets a row.
"""
