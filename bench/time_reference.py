"""Measure how long the reference takes to load and to resolve: `python -m bench.time_reference`.

Loading is measured in processes of their own whose files are in the system's cache already, the middle of several;
resolving over questions of every kind, each asked on many days. The targets: 0.5 s and 50 microseconds at the median.
"""

import datetime
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator

from graph.reference import Context, Reference, load_reference

LOADING, RESOLVING = 0.5, 50.0
"""The most seconds that loading may take, and the most microseconds of a resolve at the median."""
_LOAD = """
import time
start = time.perf_counter()
from graph.reference import load_reference
load_reference()
print(time.perf_counter() - start)
"""
_TEXTS = (
    "the leader of {state}", "{adjective} president", "{adjective} Foreign Minister", "Prime Minister {name}",
    "{name}", "Mr {surname}", "President {surname} of {state}", "the then foreign minister",
    "his {adjective} counterpart", "{capital}", "former President {surname}", "{adjective} Deputy Foreign Minister",
    "Olav Nordmann", "NATO chief",
)  # fmt: skip


def loading(runs: int = 7) -> float:
    """Give the seconds that a fresh process takes to import and load the reference, the middle of several runs."""
    return statistics.median(
        float(subprocess.run([sys.executable, "-c", _LOAD], check=True, capture_output=True, text=True).stdout)
        for _ in range(runs)
    )


def questions(reference: Reference, count: int = 5000) -> Iterator[tuple[str, datetime.date, Context]]:
    """Give texts of every kind with days and states."""
    chance = random.Random(1)
    states = [actor for actor in reference.actors.values() if actor.kind == "state" and actor.country]
    people = [actor for actor in reference.actors.values() if actor.kind == "person"]
    adjectives = ["Russian", "French", "US", "Syrian", "Israeli", "Chinese", "Egyptian", "Saudi", "Kenyan", "Polish"]
    capitals = ["Ankara", "Moscow", "Washington", "Kyiv", "Beijing", "Tehran", "Paris"]
    for number in range(count):
        person, state = chance.choice(people), chance.choice(states)
        told = {
            "state": state.name, "name": person.name, "surname": reference.surnames(person.id)[0],
            "adjective": chance.choice(adjectives), "capital": chance.choice(capitals),
        }  # fmt: skip
        text = _TEXTS[number % len(_TEXTS)].format(**told)
        on = datetime.date(1990, 1, 1) + datetime.timedelta(days=chance.randrange(13_000))
        yield text, on, Context(states=(person.country or "RUS",), ranks=("head_of_state",))


def resolving(reference: Reference) -> list[float]:
    """Give the microseconds of each resolve."""
    taken: list[float] = []
    reference.resolve("Russian president")
    for text, on, context in questions(reference):
        start = time.perf_counter()
        reference.resolve(text, on=on, context=context)
        taken.append((time.perf_counter() - start) * 1e6)
    return sorted(taken)


def main() -> int:
    """Print the figures and give the exit status."""
    seconds, taken = loading(), resolving(load_reference())
    median, late = statistics.median(taken), taken[int(0.95 * len(taken))]
    print(f"loading in a fresh process: {seconds:.2f} s (at most {LOADING})")
    print(f"resolving: {median:.0f} us at the median (at most {RESOLVING:.0f}), {late:.0f} us for 95 of 100")
    return int(seconds > LOADING or median > RESOLVING)


if __name__ == "__main__":
    sys.exit(main())
