"""argmap's own file: the typed entries, read, written and laid out with their comments."""
