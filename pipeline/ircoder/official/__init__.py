"""Official files of CMS and the AMA that a user has downloaded: recognised by content, checked, and stored.

Only codes of the catalogue, indicators, dates and numbers are kept; descriptors only from a descriptor file that the
user has licensed, and never outside the user's data folder.
"""
