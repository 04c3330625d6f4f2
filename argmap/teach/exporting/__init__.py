"""What the exports have in common: questions for question banks, worksheet pages, pictures, XML."""
