"""Which claims of one map are found in another."""
