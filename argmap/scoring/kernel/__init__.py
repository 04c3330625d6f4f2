"""The hot loops, compiled where a compiler was at hand and the same in plain Python; nothing here knows a map."""
