"""Versions of one page: what took the place of what, and where words that stood in the earlier stand in the later."""
