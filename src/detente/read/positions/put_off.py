"""What is put off and not refused for ever: "no ballot until the army leaves", "no release before a truce"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from detente.read.positions.finder import tie
from detente.read.positions.finding import Finding
from detente.read.positions.governing import AS_IS
from detente.read.positions.learnt.judge import Judge
from detente.read.positions.looking import Look
from detente.read.positions.red_lines import TALKING

RULE = "positions.put-off"
_NO = re.compile(
    r"(?:^|[\s\"'“‘])no (?!(?:longer|doubt|more|one|reasons?|questions?|matter|choice|need|use|such|room|other)\b)[a-z]",
    re.IGNORECASE,
)
_UNLESS = re.compile(r"(?:unless|until|till|before|not before)\b", re.IGNORECASE)


def is_put_off(look: Look) -> bool:
    """Whether a clause says "no" to a thing as long as something else has not come. A bar to talks is another matter."""
    tied = look.condition()
    if tied is None or tied.leads or not _UNLESS.match(look.text, tied.marker.start):
        return False
    return bool(_NO.search(look.words)) and not TALKING.search(look.words)


def put_off(look: Look, found: Iterable[Finding], *, judge: Judge) -> Iterator[Finding]:
    """Findings of a clause of which those that call for nothing, ever, refuse the thing itself on its condition.

    Where the models know no other option of the issue, nothing is told.
    """
    late = is_put_off(look)
    for one in found:
        if not late or one.option not in AS_IS or one.attitude not in {"demands", "rejects"}:
            yield one
            continue
        option = judge.change(one.issue) if one.issue in judge.about() else None
        if option is not None:
            yield tie(replace(one, option=option, attitude="rejects", rule=RULE), look, tied=look.condition())
