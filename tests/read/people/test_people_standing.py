"""Hosts, mediators, go-betweens and parties by what they do."""

from __future__ import annotations

import pytest

TALKS = "The government of Ashkar and the Tulu Front held talks. "
CASES = [
    ("The talks were brokered by Qatar.", "Qatar @ mediator"),
    ("Qatari mediators shuttled between the rooms.", "Qatar @ mediator"),
    ("The talks, facilitated by Norway, ended at noon.", "Norway @ mediator"),
    ("The talks took place under the auspices of the African Union.", "African Union @ mediator"),
    ("The African Union's mediator, Grace Mbeki-Adu, was patient.", "African Union @ mediator; Grace Mbeki-Adu @ mediator"),
    ("Grace Mbeki-Adu, the chief mediator, was patient.", "Grace Mbeki-Adu @ mediator"),
    ("UN mediator Grace Mbeki-Adu was patient.", "United Nations @ mediator; Grace Mbeki-Adu @ mediator"),
    ("The talks were hosted by Kenya.", "Kenya @ host"),
    ("Kenya hosted the talks.", "Kenya @ host"),
    ("Kenya, the host, said lunch was late.", "Kenya @ host"),
    ("Businessman Karim Haddad-Lund, an intermediary, flew in.", "Karim Haddad-Lund @ go-between"),
    ("The Front said Kenya could never be a mediator. Kenya regretted it.", "Kenya @ -"),
    ("Uganda asked who would mediate. Uganda has no part in the talks.", "Uganda @ -"),
    ("Mediator Grace Mbeki-Adu of the African Union was patient.", "African Union @ mediator"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_standing(misread, text, wanted):
    assert misread(TALKS + text, wanted) == []
