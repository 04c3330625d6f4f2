"""What the exports to schools share: questions as question banks know them, pages, XML."""
