"""Maps in notebooks: a picture that answers, and a cell that is a map."""
