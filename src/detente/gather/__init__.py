"""Bytes in, sources out: files, folders, mail and standard input become clean text with what they say of themselves."""
