"""The forms in which exercises leave for schools, one file each."""
