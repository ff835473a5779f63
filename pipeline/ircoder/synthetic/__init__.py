"""Synthetic reports: sampled cases, coded by the rules and dictated by a grammar. They never supply accuracy."""

from ircoder.synthetic.generate import generate

__all__ = ["generate"]
