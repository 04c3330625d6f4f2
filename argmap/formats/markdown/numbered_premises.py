"""Numbered premises and conclusions."""


def find_premises(text):
    return None
