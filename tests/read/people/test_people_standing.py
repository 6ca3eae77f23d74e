"""Hosts, mediators, go-betweens and parties by what they do."""

from __future__ import annotations

import pytest

TALKS = "The government of Ashkar and the Tulu Front held talks. "
CASES = [
    ("The talks were brokered by Qatar.", "Qatar @ mediator"),
    ("The United States, which has backed the Qatari effort, urged both to wait.", "Qatar @ mediator; United States @ -"),
    ("Qatar said it would wait. A Qatari effort to take the town failed.", "Qatar @ -"),
    ("Kenya's envoy, retired general Samuel Kiprop, will chair.", "Samuel Kiprop @ mediator; Kenya @ mediator"),
    ("Botswana's envoy, Ian Moss, will facilitate.", "Ian Moss @ mediator"),
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
    ("A message from Karim Haddad-Lund to the mediators was late.", "Karim Haddad-Lund @ -"),
    ("Qatar and Norway are mediating.", "Qatar @ mediator; Norway @ mediator"),
    ("Qatar, which is mediating between the two, asked for time.", "Qatar @ mediator"),
    ("Qatar mediated the talks.", "Qatar @ mediator"),
    ("The Qatari-mediated talks ended. Qatar said it was hopeful.", "Qatar @ mediator"),
    ("Qatar has shuttled between the two sides for months.", "Qatar @ mediator"),
    ("Grace Mbeki-Adu, who is mediating, was patient.", "Grace Mbeki-Adu @ mediator"),
    ("The UN envoy, Grace Mbeki-Adu, who has mediated since May, was patient.", "Grace Mbeki-Adu @ mediator; United Nations @ mediator"),
    ("Kenya is hosting the talks in a hotel.", "Kenya @ host"),
    ("Kenya, which hosts about 80,000 Tulu refugees, said it was full.", "Kenya @ -"),
    ("The host country, Kenya, said lunch was late.", "Kenya @ host"),
    ("Kenya has rejected the latest draft.", "Kenya @ party"),
    ("Kenya accepted an offer to host the next round.", "Kenya @ -"),
    ("Norway signed the truce as a witness.", "Norway @ -"),
    ("Kenya offered to host the next round.", "Kenya @ -"),
    ("Kenya acts as a go-between.", "Kenya @ go-between"),
    ("Kenya has carried messages between the two.", "Kenya @ go-between"),
    ("Messages are passed through Kenya.", "Kenya @ go-between"),
    ("The two sides speak through Omani intermediaries. Oman would not comment.", "Oman @ go-between"),
    ("Oman relayed the reply to the Front.", "Oman @ go-between"),
    ("Oman's back channel brought them together. Oman said so.", "Oman @ go-between"),
    ("The talks were chaired by Grace Mbeki-Adu.", "Grace Mbeki-Adu @ mediator"),
    ("The IGAD-led mediation gave them a day. IGAD's envoy, Salim Warsame, said so.", "Intergovernmental Authority on Development @ mediator"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_standing(misread, text, wanted):
    assert misread(TALKS + text, wanted) == []
