"""Reports of diagnostics, one module each."""
