"""Pages and slides: claims as a tree of HTML, the style rules, and the templates."""
