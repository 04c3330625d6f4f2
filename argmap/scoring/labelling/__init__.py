"""Maps read as attack graphs: which claims hold in every labelling."""
