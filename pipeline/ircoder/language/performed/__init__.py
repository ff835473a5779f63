"""The trained judge of assertions: whether an act was performed, by its words, its place and what the cues say."""
