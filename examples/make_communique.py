"""Write `hadur/05-communique.docx`: the joint communiqué of the second round, as a mission would circulate it.

Run it from anywhere: `python examples/make_communique.py`. The result is committed beside it; the same
python-docx writes the same words, headings and dates.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from docx import Document

HERE = Path(__file__).parent / "hadur" / "05-communique.docx"
WHEN = dt.datetime(2034, 4, 3, 16, 0, tzinfo=dt.UTC)

TITLE = "Joint communiqué on the second round of talks on the Hadur valley"

PARAGRAPHS = (
    "Ansholm, 3 April 2034",
    "The delegations of Marenne and of the Hadur Resistance Movement met in Ansholm from 27 March to 3 April 2034.",
    "They met at the invitation of Lowmark and with the mediation of Sellend.",
)

AGREED = (
    "The parties agree to an exchange of prisoners. Each side hands its list to Sellend by 10 April.",
    "The parties agree that unarmed observers shall follow the exchange.",
    "The parties agree to keep a direct line between their commanders.",
)

OPEN = (
    "Marenne reaffirmed that it offers the valley autonomy.",
    "The Hadur Resistance Movement reaffirmed its demand for independence.",
    "The parties took note of the twelve-point framework that Sellend presented on 27 March.",
    "They will give their answers at the third round.",
)

LAST = (
    "The third round opens in Ansholm on 11 April 2034.",
    "The exchange needs the consent of the Chamber of Marenne.",
)


def main() -> None:
    """Write the file."""
    document = Document()
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.core_properties.title = TITLE
    document.core_properties.created = WHEN
    document.core_properties.modified = WHEN
    document.add_heading(TITLE, level=1)
    for words in PARAGRAPHS:
        document.add_paragraph(words)
    document.add_heading("Agreed", level=2)
    for words in AGREED:
        document.add_paragraph(words, style="List Number")
    document.add_heading("Not agreed", level=2)
    for words in OPEN:
        document.add_paragraph(words)
    document.add_heading("Next steps", level=2)
    for words in LAST:
        document.add_paragraph(words)
    document.save(HERE)


if __name__ == "__main__":
    main()
