"""The typed argument tree: claims, relations, maps, the builder, and what follows from them."""
