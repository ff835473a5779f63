"""The trained recogniser of entities: a tagger over words and vocabulary, and how its spans join the vocabulary's."""
