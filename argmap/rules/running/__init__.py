"""What rules are given and yield, which of them run, and what holds their findings back."""
