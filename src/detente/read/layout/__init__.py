"""The lie of the page: blocks, boilerplate, transcript turns, sentences and quotations."""
