"""Pages and slides: claims as an HTML tree, style rules, and templates."""
