"""Reports of diagnostics, one file each."""
