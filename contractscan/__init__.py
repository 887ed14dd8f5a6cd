"""Reads vendor contracts and tells which clauses that the CCPA requires are missing or weak."""
