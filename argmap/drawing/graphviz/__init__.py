"""Graphviz: planned pictures as DOT, labels, and the program that draws them within bounds."""
