"""Works on a record until it is killed, telling each thing that it has done. Run as a program.

Each line of input names a folder and a turn to begin with; a fork of this process, which has loaded everything, then
works there: what is killed is a process of its own, and its start takes no second.
"""

import itertools
import os
import sys
from pathlib import Path

REPORT = """Arvel and Norrin to meet again, day {turn}

Published: 3 March 2041, 14:05 GMT

ARVEL, March 3 - The government of Wesmark and the Norrin Front met in Arvel on Sunday for {turn} hours, in talks mediated by Estoria.

"We will never accept foreign soldiers on our {turn} islands," said Wesmark's foreign minister, Mira Toska.

The Front's chief negotiator, Ole Brandt, said the Front would accept unarmed observers. He called for a general ceasefire.

"Our {turn} prisoners must come home before anything is signed," said the Front's chief negotiator, Ole Brandt.
"""
VERDICTS = ("accept", "reject", "skip")


def tell(what, *words):
    """One line, written as a whole: a reader sees it or not."""
    os.write(1, f"{' '.join([what, *map(str, words)])}\n".encode())


def turn_of(project, folder, turn):
    """Gather and read a report, decide about a claim, make a brief, a table and a bundle, and unpack that."""
    from detente.project import Project, write_file

    report, out = folder / "reports" / f"{turn}.txt", folder / "out"
    report.write_text(REPORT.format(turn=turn), encoding="utf-8")
    tell("gathering", turn)
    project.add([report])
    tell("added", report.name)
    claims = [one for one in project.page_one() if one.facts]
    claim = claims[turn % len(claims)]
    tell("judging", turn)
    project.judge(claim, VERDICTS[turn % 3], note=f"decision {turn}")
    tell("judged", turn, *claim.facts)
    tell("writing", turn)
    project.write_brief(out / f"{turn}.html", formats=("html", "json"))
    tell("written", f"{turn}.html", f"{turn}.json")
    tell("packing", turn)
    write_file(out / f"{turn}.ics", project.export_bytes("calendar"))
    write_file(out / f"{turn}.csv", project.export_bytes("statements"))
    bundle = project.write_bundle(out / f"{turn}.zip", upto=project.settings.levels[-1])
    tell("written", f"{turn}.ics", f"{turn}.csv", bundle.name)
    tell("unpacking", turn)
    Project.unpack(bundle, out / f"{turn}.detente").close()
    tell("written", f"{turn}.detente")


def work(folder, start):
    from detente.project import Project
    from detente.settings import Settings

    tell("opening", os.getpid())
    with Project.open(folder / "talks.detente", settings=Settings(reviewer="Ana")) as project:
        for turn in itertools.count(start):
            turn_of(project, folder, turn)


def main():
    import tempfile

    from detente.project import Project
    from detente.settings import Settings

    with tempfile.TemporaryDirectory() as warm:
        for part in ("reports", "out"):
            (Path(warm) / part).mkdir()
        with Project.open(Path(warm) / "warm.detente", settings=Settings(reviewer="Ana")) as project:
            turn_of(project, Path(warm), 1)
    tell("ready")
    for line in sys.stdin:
        folder, start = line.rstrip("\n").rsplit(" ", 1)
        pid = os.fork()
        if not pid:
            work(Path(folder), int(start))
        tell("dead", os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))


if __name__ == "__main__":
    main()
