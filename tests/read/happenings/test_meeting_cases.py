from pathlib import Path

import pytest
import yaml
from stage import read

CASES = yaml.safe_load((Path(__file__).parent / "meeting_cases.yaml").read_text(encoding="utf-8"))


def told(meeting, keys):
    values = {
        "people": sorted(meeting.participants),
        "between": sorted(meeting.mediators),
        "absent": sorted(meeting.absent),
        "place": meeting.place,
        "date": meeting.date.day_value if meeting.date else None,
        "status": meeting.status,
        "hours": meeting.hours,
    }
    return {key: values[key] for key in keys}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_meeting(case):
    expected = [
        {
            key: sorted(value) if isinstance(value, list) else (str(value) if key == "date" else value)
            for key, value in one.items()
        }
        for one in case["meetings"]
    ]
    found = read(case["text"])._.meetings
    got = [told(one, keys) for one, keys in zip(found, expected, strict=False)]
    assert (got, len(found)) == (expected, len(expected))
