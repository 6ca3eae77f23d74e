"""No modules need each other in a circle, imports inside functions counted."""

import ast
import graphlib
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src"
MODULES = {
    ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__"): path
    for path in SOURCE.rglob("*.py")
}


def needed(node):
    """The modules that an import statement, or any inside a node, names; what is for types alone is left out."""
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        return
    if isinstance(node, ast.Import):
        yield from (one.name for one in node.names)
    elif isinstance(node, ast.ImportFrom):
        for one in node.names:
            inner = f"{node.module}.{one.name}"
            yield inner if inner in MODULES else node.module
    for child in ast.iter_child_nodes(node):
        yield from needed(child)


def test_no_import_goes_in_a_circle():
    graph = {
        name: {one for one in needed(ast.parse(path.read_text(encoding="utf-8"))) if one in MODULES and one != name}
        for name, path in MODULES.items()
    }
    assert sum(map(len, graph.values())) > len(MODULES)
    graphlib.TopologicalSorter(graph).prepare()  # raises CycleError, which names the circle
