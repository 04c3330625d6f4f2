"""Positions of everything in a picture: columns, boxes, lines, and its division into sheets."""
