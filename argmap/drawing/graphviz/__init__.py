"""Graphviz: planned pictures as DOT, labels, and the program that draws them, with limits of time and memory."""
