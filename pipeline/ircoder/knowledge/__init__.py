"""The tables that ircoder rests on, and their loaders."""
