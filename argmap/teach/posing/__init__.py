"""Makes exercises: from a map, a kind and a seed to tasks and their key."""
