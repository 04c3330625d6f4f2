"""The packages that are compared; one module, one package (see `peer`)."""
