"""Reading YAML that is being typed: what is wrong in a line is repaired or set aside, so that the rest is read."""
