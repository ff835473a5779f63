"""Builders of acts, a module a family; :mod:`ircoder.findings.families.registry` lists them in running order."""
