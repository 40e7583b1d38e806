"""`python -m tetrapylon`."""

from tetrapylon.cli.app import main

main()
