"""Search over facts: an index that is kept in step with the record, and pages with counts made of it.

The index can be thrown away and made again (`index.rebuild`). It says of every fact that stands what it is found by: in
`search_columns` numbers side by side, a thousand facts a row, so that a million are counted at once; words in `fact_search`.
"""
