"""What every report says of one diagnostic: its place, its fingerprint, its JSON and its help."""
