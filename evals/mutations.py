"""Read thousands of damaged texts: nothing may crash, and every passage must be the words that it says it is.

    python -m evals.mutations [--count 10000] [--seed 1] [--processes 2]

Texts are the sample reports and, where they are there, the articles of ../shared, each damaged in one to five ways:
cut, doubled, shuffled, marks taken away or put in, other scripts, directions and invisible characters, glued words. A
text that the reader refuses with a reason counts as read; any other error counts as a crash and is printed with the
number that makes the same text again (--only N).
"""

from __future__ import annotations

import argparse
import dataclasses
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from pathlib import Path
from typing import Any

from detente.errors import DetenteError
from detente.model import Passage, Reading, Source
from evals import corpora

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
CORPORA = ("talks", "polnear-dev", "gum-attribution-dev")
_MARKS = "\"“”„«»‘’'‹›`()[]{}<>—–-…,.;:!?&%$€£/\\|*#_~^"
_STRANGE = (
    "\u200b\u200d\ufeff\u00ad",  # invisible
    "\u202e\u202d\u2066\u2069\u200f",  # directions
    "\u0301\u0308\u20dd\ufe0f",  # combining
    "\x00\x07\x1b\x7f\x85\u2028\u2029\x0b\x0c\r\t",  # controls and other ends of line
    "中文кириллицаعربيעבריתไทยहिन्दी",
    "🕊️👩‍⚖️🇺🇳\U000e0041\U0010ffff",
    "ﬁĲǅßıİſK",  # letters whose case folds to another length or letter
)
Mutation = Callable[[str, random.Random], str]


def _place(text: str, dice: random.Random) -> int:
    return dice.randint(0, len(text))


def cut(text: str, dice: random.Random) -> str:
    """Take a stretch out."""
    a, b = sorted((_place(text, dice), _place(text, dice)))
    return text[:a] + text[min(b, a + 400) :]


def truncate(text: str, dice: random.Random) -> str:
    """End in the middle."""
    return text[: _place(text, dice)]


def double(text: str, dice: random.Random) -> str:
    """Say a stretch again, up to thirty times."""
    a = _place(text, dice)
    return text[:a] + text[a : a + dice.randint(1, 120)] * dice.randint(2, 30) + text[a:]


def shuffle_lines(text: str, dice: random.Random) -> str:
    """Lines in another order."""
    lines = text.split("\n")
    dice.shuffle(lines)
    return "\n".join(lines)


def shuffle_words(text: str, dice: random.Random) -> str:
    """Words of a stretch in another order."""
    words = text.split(" ")
    a = dice.randint(0, len(words))
    some = words[a : a + 60]
    dice.shuffle(some)
    return " ".join([*words[:a], *some, *words[a + 60 :]])


def drop_marks(text: str, dice: random.Random) -> str:
    """Take some punctuation away."""
    return "".join(c for c in text if c not in _MARKS or dice.random() > 0.4)


def swap_marks(text: str, dice: random.Random) -> str:
    """One mark for another, everywhere."""
    return text.replace(dice.choice(_MARKS), dice.choice(_MARKS))


def put_marks(text: str, dice: random.Random) -> str:
    """Marks where none belong."""
    return _sprinkled(text, _MARKS, dice)


def put_strange(text: str, dice: random.Random) -> str:
    """Characters of other scripts, invisible or without a meaning here."""
    return _sprinkled(text, dice.choice(_STRANGE), dice)


def put_any(text: str, dice: random.Random) -> str:
    """Any code point but half of a surrogate pair."""
    some = [chr(dice.choice((dice.randint(0, 0xD7FF), dice.randint(0xE000, 0x10FFFF)))) for _ in range(20)]
    return _sprinkled(text, some, dice)


def _sprinkled(text: str, some: str | list[str], dice: random.Random) -> str:
    for _ in range(dice.randint(1, 60)):
        a = _place(text, dice)
        text = text[:a] + dice.choice(some) * dice.choice((1, 1, 1, 2, 40)) + text[a:]
    return text


def case(text: str, dice: random.Random) -> str:
    """All capitals, all small, swapped or titled."""
    return dice.choice((str.upper, str.lower, str.swapcase, str.title))(text)


def glue(text: str, dice: random.Random) -> str:
    """Some blanks gone, or all of one kind."""
    blank = dice.choice((" ", "\n", ". "))
    return "".join(c for c in text if c not in blank or dice.random() > 0.3)


def blanks(text: str, dice: random.Random) -> str:
    """Another blank for the usual one."""
    return text.replace(" ", dice.choice(("\u00a0", "\u2009", "  ", "\t", "\n", "\u3000", " \n ")))


def backwards(text: str, _: random.Random) -> str:
    """The other way round."""
    return text[::-1]


MUTATIONS: tuple[Mutation, ...] = (
    cut, truncate, double, shuffle_lines, shuffle_words, drop_marks, swap_marks, put_marks, put_strange, put_any,
    case, glue, blanks, backwards,
)  # fmt: skip


@cache
def originals() -> tuple[str, ...]:
    """The texts to damage, the same on each machine that has the same data."""
    samples = [one.read_text(encoding="utf-8") for one in sorted(EXAMPLES.glob("*/*.txt"))]
    return (*samples, *(one["text"] for name in CORPORA if corpora.files(name) for one in corpora.articles(name)))


def mutant(number: int, *, seed: int) -> str:
    """Damaged text number `number`, the same for the same seed and data."""
    dice = random.Random(f"{seed}:{number}")
    text = dice.choice(originals())
    for change in dice.choices(MUTATIONS, k=dice.randint(1, 5)):
        text = change(text, dice)
    return text[:60_000]


def passages(value: Any) -> Iterator[Passage]:
    """Every passage of a reading, wherever it stands."""
    if isinstance(value, Passage):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from passages(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from passages(one)


def untrue(text: str, reading: Reading) -> list[Passage]:
    """The passages that are not what the text says there."""
    return [one for one in passages(reading) if text[one.start : one.end] != one.exact]


def outcome(number: int, *, seed: int) -> str:
    """What became of damaged text number `number`: read, refused, empty, or a sentence on what went wrong."""
    return what_becomes(str(number), mutant(number, seed=seed))


def what_becomes(name: str, text: str) -> str:
    """What becomes of a text: read, refused, empty, or a sentence on what went wrong."""
    if not text.strip():
        return "empty"
    source = Source(id="m", sha256="0" * 64, media_type="text/plain", location=name, text=text)
    try:
        reading = corpora.built_in_reader().read(source)
    except DetenteError:
        return "refused"
    except (ArithmeticError, AssertionError, LookupError, TypeError, ValueError, AttributeError, RuntimeError) as error:
        return f"{name}: {type(error).__name__}: {error}"
    wrong = untrue(text, reading)
    return f"{name}: a passage is not its words: {wrong[0]}" if wrong else "read"


def main() -> int:
    """Read them all; leave with 1 where one crashed."""
    parser = argparse.ArgumentParser(prog="python -m evals.mutations", description="Read damaged texts.")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--only", type=int, help="print this text and what becomes of it")
    options = parser.parse_args()
    one = partial(outcome, seed=options.seed)
    if options.only is not None:
        print(mutant(options.only, seed=options.seed), one(options.only), sep="\n")
        return 0
    started = time.monotonic()
    ends: Counter[str] = Counter()
    with ProcessPoolExecutor(options.processes) as pool:
        for number, end in enumerate(pool.map(one, range(options.count), chunksize=25), 1):
            ends[end] += 1
            if number % 500 == 0:
                left = (time.monotonic() - started) / number * (options.count - number)
                print(f"{number} of {options.count}, about {left:.0f} s left", file=sys.stderr)
    crashed = [end for end in ends if end not in {"read", "refused", "empty"}]
    for end in crashed:
        print(end)
    print(f"{options.count} damaged texts: {ends['read']} read, {ends['refused']} refused with a reason, ", end="")
    print(f"{ends['empty']} empty, {len(crashed)} crashed")
    return int(bool(crashed))


if __name__ == "__main__":
    sys.exit(main())
