"""What is wrong with a model, in words for who uses it."""


class ModelError(ValueError):
    """A model folder that cannot be used; the message names the folder and the remedy."""
