"""Document -> clauses, parties, defined terms."""
