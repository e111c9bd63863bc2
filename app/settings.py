"""What the environment sets: where the record lies, where the server listens, and more.

The only module that reads the environment; a command's option outweighs the variable.
"""

import re
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, fields
from os import environ
from pathlib import Path

from graph.errors import BadFilter

PREFIX = "READOUT_"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one run; `names()` gives the variables that they come from."""

    kg: Path = Path("kg")
    host: str = "127.0.0.1"
    port: int = 8000
    jobs: int = 1
    token: str = ""
    base: str = ""
    workers: int = 1
    origins: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    rate: int = 0
    cache: int = 64
    log: Path | None = None
    query_seconds: int = 10
    query_rows: int = 10_000
    reference: Path | None = None

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Give the names of the environment variables."""
        return tuple(PREFIX + field.name.upper() for field in fields(cls))


def read_settings(environment: Mapping[str, str] = environ) -> Settings:
    """Give the settings of an environment; an empty variable counts as unset.

    Raises:
        BadFilter: a variable holds a value that it does not take.
    """
    usual = Settings()
    return Settings(
        kg=Path(environment.get("READOUT_KG") or usual.kg),
        host=environment.get("READOUT_HOST") or usual.host,
        port=_number(environment, "READOUT_PORT", usual.port, most=65535),
        reference=Path(told) if (told := environment.get("READOUT_REFERENCE")) else usual.reference,
        jobs=_number(environment, "READOUT_JOBS", usual.jobs, least=1, most=256),
        token=environment.get("READOUT_TOKEN") or usual.token,
        base=_base(environment),
        workers=_number(environment, "READOUT_WORKERS", usual.workers, least=1, most=64),
        origins=tuple((environment.get("READOUT_ORIGINS") or "").split()),
        hosts=tuple((environment.get("READOUT_HOSTS") or "").split()),
        rate=_number(environment, "READOUT_RATE", usual.rate, most=1_000_000),
        cache=_number(environment, "READOUT_CACHE", usual.cache, most=65_536),
        log=Path(file) if (file := environment.get("READOUT_LOG")) else usual.log,
        query_seconds=_number(environment, "READOUT_QUERY_SECONDS", usual.query_seconds, least=1, most=3600),
        query_rows=_number(environment, "READOUT_QUERY_ROWS", usual.query_rows, least=1, most=1_000_000),
    )


def pin_threads(environment: MutableMapping[str, str] = environ) -> None:
    """Have matrices multiplied in one thread, here and in child processes, unless the environment says otherwise.

    The matrices of the parser are small: threads only wait for one another, and `--jobs` uses the cores better. It has
    to be called before numpy is loaded.
    """
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
        environment.setdefault(name, "1")


def _base(environment: Mapping[str, str]) -> str:
    base = environment.get("READOUT_BASE") or ""
    if base and not re.fullmatch(r"https?://[^\s<>\"{}|^`\\?#]+", base):
        raise BadFilter("READOUT_BASE", base, "give an address such as https://facts.example/")
    return base


def _number(environment: Mapping[str, str], name: str, usual: int, *, least: int = 0, most: int) -> int:
    text = environment.get(name)
    if not text:
        return usual
    if not text.isascii() or not text.isdecimal() or not least <= int(text) <= most:
        raise BadFilter(name, text, f"give a whole number from {least} to {most}")
    return int(text)
