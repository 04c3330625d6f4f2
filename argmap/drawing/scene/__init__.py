"""What a picture shows: boxes, steps, words and what is left out, decided once for all renderers."""
