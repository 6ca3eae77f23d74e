"""What proposals are learnt from, and that the same reports give the same weights."""

from __future__ import annotations

from training.proposals_model.card import lines
from training.proposals_model.cases import cases
from training.proposals_model.fit import PARTS, learnt, part_of
from training.reports import learnt_from


def test_every_annotated_proposal_stands_in_a_sentence_and_each_report_is_judged_once() -> None:
    paths = [path for path in learnt_from() if path.parent.name == "wires"][:8]
    found = list(cases(paths))
    assert sum(len(one.proposals) for one in found) > 5
    for one in found:
        assert {number for some in one.at.values() for number in some} == set(range(len(one.proposals)))
        assert 0 <= part_of(one) < PARTS
    weights, judged = learnt(found)
    assert [id(one.case) for one in judged] == list(map(id, found))
    assert weights.telling["bias"] < 0
    assert weights == learnt(found)[0]
    assert [row.split(" | ")[0] for row in lines(judged)] == ["| wires"]
