"""A notebook-style example: the cells run from top to bottom, and the tests run them.

Reads the sample reports of the invented Hadur process in two parts, as they would come in over weeks.
"""

# %% Open a record (a file that is made where it is missing)
import tempfile
from pathlib import Path

from detente.project import Given, Project
from detente.settings import Settings

folder = Path(tempfile.mkdtemp())
reports = sorted((Path(__file__).parents[1] / "examples" / "hadur").iterdir())
project = Project.open(folder / "hadur.detente", settings=Settings(title="Hadur talks", reviewer="A. Reader"))

# %% Read the first five reports and make a brief
added = project.add(reports[:5], given=Given(outlet="sample"))
print(f"{added.new} read, {len(added.unreadable)} could not be")
first = project.write_brief(formats=("html", "json"))

# %% Who says what
dossier = project.dossier()
names = {actor.id: actor.name for actor in dossier.actors}
for statement in dossier.statements[:5]:
    words = " … ".join(piece.exact for piece in statement.content)
    print(f"{names.get(statement.speaker or '', 'somebody')}: {words}")

# %% Every passage is found again in its source
texts = {source.id: source.text for source in dossier.sources}
assert all(texts[p.source][p.start : p.end] == p.exact for fact in dossier.facts() for p in fact.evidence)

# %% Which packages of the issues in play contradict no red line
agreements = project.agreements()
for issue in agreements.issues:
    print(f"{project.catalogue.title(issue.issue)}: {issue.relation}")

# %% Check the first claim, then read the other reports: the next brief says what is new
claims = project.page_one()
if claims:
    project.judge(claims[0], "accept")
project.add(reports[5:])
second = project.brief()
print(second.head.status)
print(f"{sum(claim.fresh for claim in second.claims)} claims are new")
project.close()
