"""Turn the marked-up agreements of ``sample_contracts/source`` into DOCX and PDF."""
