"""A picture as plain marks, for renderers that draw without Graphviz."""
