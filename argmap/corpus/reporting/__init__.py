"""A corpus on one page: distributions as figures with their tables, and the maps at both ends with their pictures."""
