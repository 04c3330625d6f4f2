"""How things look: roles, themes, paper sizes, and text made fit to be shown."""
