"""What stands where in the text of a map, also in a text that is being typed: entries, ids, and what is at a cursor."""
