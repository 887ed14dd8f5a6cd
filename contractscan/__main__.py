"""``python -m contractscan``."""

from contractscan.cli import main

main()
