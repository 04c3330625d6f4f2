"""The gradual semantics; one module, one semantics."""
