"""Tokens, sentences and the concepts of the lexicons, found with spaCy."""
