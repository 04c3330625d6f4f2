"""One genre of text in one module each: how it is recognised and how its outline is made."""
