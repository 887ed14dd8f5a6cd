"""Clauses and concepts -> norms; norms and rules -> findings."""
