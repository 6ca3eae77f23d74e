"""How well a reader reads, measured against reports that people have read.

`annotated` takes in the reports, `likeness` says which facts of two readings are the same, `scoring` counts,
`intervals` says how sure the figures are, `comparing` runs readers side by side.
"""

from __future__ import annotations
