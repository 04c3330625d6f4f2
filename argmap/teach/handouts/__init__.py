"""Sheets for the classroom: flow sheets, Vee diagrams and lessons."""
