"""Questions to the tables of a corpus: in SQL, by name, and the forms that an answer is written in."""
