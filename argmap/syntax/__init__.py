"""Text and its structure: decoding, YAML and JSON with places, budgets, safe files. No map is known here."""
