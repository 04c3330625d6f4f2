"""What the server answers: one request, one module, which defines `FEATURE`."""
