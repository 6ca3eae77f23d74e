"""Train the tagger and parser that the package ships: `make train-parser`.

Reads two UD treebanks (`--treebanks`), trains on one core, scores on what it did not train on, and writes the model,
its card and its licence into the package. The same treebanks, seed and versions on the same machine give the same
model; figures are those of the weights as shipped, rounded to half precision.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import spacy
from spacy.about import __version__ as spacy_version
from spacy.lang.en import English
from spacy.language import Language
from spacy.training import Example
from thinc.api import Adam, fix_random_seed

from detente.read.parsing import FILE
from detente.read.syntax.model import load, pack
from training.card import LICENCE, Score, card
from training.network import config
from training.treebank import Sentence, examples, read

ROOT = Path(__file__).resolve().parents[1]
SEED = 7
EPOCHS = 15
WORDS_A_BATCH = (300, 1500)
"""From the first step to the last: small steps learn fast, large ones settle."""
RATE = 0.0015
"""The learning rate at its highest."""
WARM_UP = 0.05
"""The share of steps over which the rate rises; then it falls to nothing in a straight line."""
DROP = 0.15
HELD_OUT = 8
"""Every eighth GUM document is kept for testing."""
_RELATIONS = ("nsubj", "ccomp", "xcomp", "acl", "parataxis", "obl:agent", "nmod:poss")


def main() -> int:
    """Train, score, write. Returns 1 where the treebanks are absent."""
    options = _options()
    if not options.treebanks.is_dir():
        print(f"No treebanks at {options.treebanks}: nothing to train on. Give their folder with --treebanks.")
        return 1
    fix_random_seed(SEED)
    nlp = spacy.blank("en", config=config())
    train, tests = split(options.treebanks)
    started = time.perf_counter()
    fit(nlp, train, epochs=options.epochs)
    seconds = time.perf_counter() - started
    halve(nlp)
    data = pack(nlp, config(), {"spacy": spacy_version, "epochs": options.epochs, "seed": SEED})
    shipped = load(data, language=English)
    scores = [score(shipped, name, sentences) for name, sentences in tests.items()]
    facts: dict[str, float | int | str] = {
        "size": len(data) / 1e6, "spacy": spacy_version, "words": sum(len(one.words) for one in train),
        "sentences": len(train), "epochs": options.epochs, "minutes": seconds / 60, "seed": SEED,
    }  # fmt: skip
    text = card(scores, facts=facts)
    print(text)
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / FILE).write_bytes(data)
    (options.out / "CARD.md").write_text(text, encoding="utf-8")
    (options.out / "LICENCE").write_text(LICENCE, encoding="utf-8")
    return 0


def _options() -> argparse.Namespace:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--treebanks", type=Path, default=ROOT.parent / "shared" / "treebanks")
    words.add_argument("--out", type=Path, default=ROOT / "src" / "detente" / "read" / "syntax" / "data")
    words.add_argument("--epochs", type=int, default=EPOCHS)
    return words.parse_args()


def split(folder: Path) -> tuple[list[Sentence], dict[str, list[Sentence]]]:
    """What to train on, and the two tests: EWT's own dev part and every eighth document of GUM."""
    gum = list(read(folder / "en_gum-cc-train.conllu.gz"))
    names = sorted({one.document for one in gum})
    held = set(names[HELD_OUT // 2 :: HELD_OUT])
    train = [*read(folder / "en_ewt-train.conllu.gz"), *(one for one in gum if one.document not in held)]
    return train, {
        "UD English EWT, dev": list(read(folder / "en_ewt-dev.conllu.gz")),
        f"UD English GUM, {len(held)} documents": [one for one in gum if one.document in held],
    }


def fit(nlp: Language, train: list[Sentence], *, epochs: int) -> None:
    """Train in place: the rate rises, then falls to nothing; the weights kept are averages over the steps."""
    chance = random.Random(SEED)
    words = sum(len(one.words) for one in train)
    steps = max(1, int(epochs * words / (sum(WORDS_A_BATCH) / 2)))
    nlp.initialize(lambda: examples(nlp, train))
    optimiser = Adam(RATE, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    started, step = time.perf_counter(), 0

    def size() -> float:
        return _size(step / steps)

    for epoch in range(epochs):
        made = examples(nlp, train, chance)
        chance.shuffle(made)
        losses: dict[str, float] = {}
        for batch in _batches(made, size):
            optimiser.learn_rate = _rate(step / steps)
            nlp.update(batch, sgd=optimiser, drop=DROP, losses=losses)
            step += 1
        said = ", ".join(f"{name} {loss:.0f}" for name, loss in losses.items())
        print(f"epoch {epoch + 1} of {epochs}, {time.perf_counter() - started:.0f} s, loss: {said}", flush=True)
    with nlp.use_params(optimiser.averages):
        kept = nlp.to_bytes()
    nlp.from_bytes(kept)


def _size(share: float) -> float:
    """Words in a batch when this share of the steps is done."""
    first, last = WORDS_A_BATCH
    return first + (last - first) * min(1.0, share)


def _rate(share: float) -> float:
    return RATE * (share / WARM_UP if share < WARM_UP else max(0.0, (1 - share) / (1 - WARM_UP)))


def _batches(made: list[Example], size: Callable[[], float]) -> Iterator[list[Example]]:
    batch, words = list[Example](), 0
    for one in made:
        batch.append(one)
        words += len(one.predicted)
        if words >= size():
            yield batch
            batch, words = [], 0
    if batch:
        yield batch


def halve(nlp: Language) -> None:
    """Round the weights to half precision: the archive shrinks by half."""
    for _, pipe in nlp.pipeline:
        for node in pipe.model.walk():  # type: ignore[attr-defined]
            for name in node.param_names:
                if node.has_param(name):
                    node.set_param(name, node.get_param(name).astype("float16").astype("float32"))


def score(nlp: Language, name: str, sentences: list[Sentence]) -> Score:
    """Accuracy of a pipeline on sentences it did not see."""
    found = nlp.evaluate(examples(nlp, sentences))
    each = found["dep_las_per_type"]
    return Score(
        name,
        len(sentences),
        tag=100 * found["tag_acc"],
        uas=100 * found["dep_uas"],
        las=100 * found["dep_las"],
        relations={one: 100 * each[one]["f"] for one in _RELATIONS if one in each},
    )


if __name__ == "__main__":
    sys.exit(main())
