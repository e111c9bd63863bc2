"""Examples that the help of each command ends with; the empty name stands for the whole command line."""

from collections.abc import Mapping
from typing import Final

EXAMPLES: Final[Mapping[str, tuple[str, ...]]] = {
    "": (
        "readout demo",
        "readout read articles/ --kg kg",
        "readout events --kg kg --state RUS --state USA",
    ),
    "demo": ("readout demo", "readout demo --no-serve"),
    "read": (
        "readout read articles/ --kg kg",
        'readout read talk.txt --published 2017-11-21 --publisher "Press Office"',
        "readout read https://example.org/feed.xml --jobs 2",
    ),
    "feed": ("readout feed events.2018.tab.gz --kg kg", "readout feed visits/ --form visits"),
    "extract": (
        "readout extract talk.txt --published 2017-11-21",
        "readout extract page.html --json",
        "readout extract documents.jsonl",
    ),
    "explain": (
        "readout explain talk.txt --published 2017-11-21",
        "readout explain page.html --json",
    ),
    "events": (
        "readout events --state RUS --state USA --after 2017-11",
        'readout events --actor "Hassan Rouhani" --type summit',
        'readout events --q "political settlement" --json',
        "readout events --state IRN --as-of 2017-11-21",
    ),
    "event": ("readout event e-0123456789abcdef",),
    "actors": ("readout actors", "readout actors Putin --kind person"),
    "who": (
        'readout who "Russian president" --on 2017-11-21',
        'readout who "his US counterpart" --on 2017-11-21 --person "Sergei Lavrov"',
        'readout who "UN Secretary-General" --on 2010-01-01 --json',
    ),
    "compare": ("readout compare e-0123456789abcdef e-fedcba9876543210",),
    "judge": (
        'readout judge e-0123456789abcdef e-fedcba9876543210 same --by "Ana" --note "one sitting, told twice"',
        "readout judge c-0123456789abcdef c-fedcba9876543210 different",
    ),
    "judgements": ("readout judgements", "readout judgements e-0123456789abcdef"),
    "undo": ("readout undo j-0123456789abcdef",),
    "retract": ("readout retract articles-talk",),
    "backup": ("readout backup copies/2017-11-21.sqlite --kg kg",),
    "reference": (
        "readout reference refresh --state DEU --state FRA",
        "readout reference refresh --rank foreign_minister --into own --write",
    ),
    "check": ("readout check --kg kg", "readout check --most 500"),
    "export": ("readout export facts.nq", "readout export events.jsonl", "readout export net.gexf"),
    "serve": ("readout serve --kg kg --port 8000",),
    "dates": ("readout dates expressions.jsonl",),
}


def epilog(name: str) -> str:
    """Give the examples of a command as the end of its help, one a line."""
    return "\n\n".join(("Examples:", *(f"  {example}" for example in EXAMPLES[name])))
