"""The verdict on a thesis: its state, what an edit would give, and how firm it is. Below both metrics and answers."""
