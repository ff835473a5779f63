"""Official files of CMS and AMA that a user has downloaded: recognised by content, checked, and stored."""
