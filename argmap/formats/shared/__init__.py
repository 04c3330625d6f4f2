"""What several formats have in common: the text on its way to a map, steps, capabilities, losses, layouts."""
