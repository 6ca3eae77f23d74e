"""`detente show orphans`: what somebody judged and a source no longer says."""

import datetime as dt
from dataclasses import replace

from detente.model import Judgement
from detente.record import open_record


def test_orphans_are_listed(tmp_path, detente, reports, rows):
    """A judged fact whose source was kept again in other words."""
    record = tmp_path / "talks.detente"
    assert detente("brief", reports, "-r", record)[0] == 0
    with open_record(record) as held:
        dossier = held.dossier()
        fact = dossier.statements[0]
        held.judge(Judgement(fact=fact.id, verdict="accept", by="Ana", at=dt.datetime(2041, 5, 6, tzinfo=dt.UTC)))
        source = held.source(fact.evidence[0].source)
        held.add(replace(source, text="Other words."), held.raw_of(source.id), None)
    found = rows("show", "orphans", "-r", record)
    assert fact.id in {one["id"] for one in found}
    code, out, _ = detente("show", "orphans", "-r", record)
    assert code == 0 and fact.evidence[0].exact.split()[0] in out
