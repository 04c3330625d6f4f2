"""The metrics of balance; one module, one metric."""
