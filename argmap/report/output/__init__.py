"""Text that is safe to print: for terminals, as JSON, as XML."""
