"""``python -m ircoder``."""

from ircoder.cli.main import main

main()
