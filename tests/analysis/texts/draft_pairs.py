"""Clauses of invented drafts: pairs that are one clause reworded, and pairs that are two clauses about like things."""

REWORDED = [
    (
        "The forces of both Parties shall withdraw from the lake shore within thirty days.",
        "The forces of both Parties shall withdraw from the northern lake shore within sixty days.",
    ),
    (
        "A mission of 200 monitors shall be set up by the League.",
        "The League shall set up a mission of up to 300 unarmed monitors.",
    ),
    ("Each Party shall release all prisoners.", "Each Party may release prisoners who are ill."),
    (
        "Tolls on the lake are abolished.",
        "Tolls on the lake are abolished for boats under ten metres, and halved for all others.",
    ),
    (
        "Elections to the Assembly shall be held within one year under the supervision of the League.",
        (
            "Elections to the Assembly shall be held no later than eighteen months after signature, under the supervision "
            "of the League and of observers whom both Parties invite."
        ),
    ),
    (
        "The Parties undertake not to place mines in the waters of Ormen.",
        "The Parties undertake not to place mines or nets in the waters of Ormen or on its islands.",
    ),
    ("The island of Sarn belongs to Ostrel.", "The island of Sarn belongs to neither Party."),
    (
        "Refugees have the right to return to their homes.",
        "Refugees and displaced persons have the right to return to their homes or to receive compensation.",
    ),
    (
        "This agreement enters into force on signature.",
        "This agreement enters into force thirty days after signature by both Parties.",
    ),
    (
        "Any dispute about these terms goes to the joint commission, which decides by consensus.",
        "Any dispute about these terms goes to the joint commission, which decides by majority.",
    ),
    (
        "The joint commission meets every month in Lindhaven.",
        "The joint commission meets every two weeks, in Lindhaven and in Tarn by turns.",
    ),
    (
        "Humanitarian convoys pass the crossings at Tarn freely.",
        "Humanitarian convoys notified a day ahead pass the crossings at Tarn and Welm freely.",
    ),
    (
        "Neither Party shall recruit persons under eighteen.",
        "Neither Party shall recruit or use in any role persons under eighteen, and each releases those it has.",
    ),
    ("The dam stays under joint control.", "The dam comes under the control of the League."),
    (
        "Sanctions against Vimmar are lifted in three steps.",
        "Sanctions against Vimmar are lifted in three steps as the League certifies the withdrawal.",
    ),
    (
        "Ostrel recognises the Assembly of the Lake as the lawful government of the southern shore.",
        "Ostrel takes note of the Assembly of the Lake as an administration of the southern shore.",
    ),
]
"""(first draft, second draft): a person who knows both drafts calls these one clause."""

DIFFERENT = [
    (
        "The forces of both Parties shall withdraw from the lake shore within thirty days.",
        "The Parties shall hand over maps of all minefields within ten days.",
    ),
    ("Each Party shall release all prisoners.", "Each Party shall bury its dead."),
    (
        "The joint commission meets every month in Lindhaven.",
        "The joint commission consists of three members of each Party.",
    ),
    (
        "Elections to the Assembly shall be held within one year under the supervision of the League.",
        "Sanctions shall be lifted within one year after the withdrawal of the forces.",
    ),
    ("The island of Sarn belongs to Ostrel.", "The port of Welm is open to all."),
    (
        "The Parties undertake not to place mines in the waters of Ormen.",
        "The Parties undertake to teach the history of the war in all schools.",
    ),
    ("This agreement enters into force on signature.", "This agreement is made in two languages."),
    (
        "A mission of 200 monitors shall be set up by the League.",
        "A fund of 40 million crowns shall be paid in by the guarantors.",
    ),
    ("Refugees have the right to return to their homes.", "Fishers have the right to cross the line by day."),
    (
        "Neither Party shall recruit persons under eighteen.",
        "Neither Party shall fly drones over the lake.",
    ),
    ("The dam stays under joint control.", "The dam is repaired first."),
    (
        "Humanitarian convoys pass the crossings at Tarn freely.",
        "Crossings are open from six in the morning.",
    ),
    (
        "Any dispute about these terms goes to the joint commission, which decides by consensus.",
        "Any breach is reported to the mission, which publishes it within a day.",
    ),
    (
        "Tolls on the lake are abolished.",
        "Fishing on the lake is free.",
    ),
]
"""Two clauses, each in one draft only: a person calls one dropped and the other added."""
