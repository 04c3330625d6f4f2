"""The renderers, one file each; a module here is a member of the registry."""
