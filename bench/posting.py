"""What readers feel while documents are posted: 32 readers ask without pause, 500 documents come in.

Usage: python -m bench.posting FOLDER [--documents N] [--readers N] [--workers N]

FOLDER holds a graph, which the documents are added to; each tells of a meeting of its own in our words.
"""

import argparse
import asyncio
import os
import random
import time
from pathlib import Path

import httpx

from bench.doors import keys, served

TOKEN = {"Authorization": "Bearer bench"}
LEADERS = (
    "Russian President Vladimir Putin", "French President Emmanuel Macron", "Turkish President Recep Tayyip Erdogan",
    "German Chancellor Angela Merkel", "Chinese President Xi Jinping", "US President Donald Trump",
    "Iranian President Hassan Rouhani", "Syrian President Bashar al-Assad",
)  # fmt: skip
CITIES = ("Sochi", "Paris", "Ankara", "Berlin", "Beijing", "Washington", "Tehran", "Damascus")


def documents(count: int) -> list[dict[str, str]]:
    """Give documents of a few sentences."""
    drawn = random.Random(3)
    return [_document(drawn, number) for number in range(count)]


def _document(drawn: random.Random, number: int) -> dict[str, str]:
    one, other = drawn.sample(LEADERS, 2)
    day = f"2017-{drawn.randrange(1, 13):02}-{drawn.randrange(1, 29):02}"
    text = (
        f"{one} met {other} in {drawn.choice(CITIES)} on Monday. They discussed trade and the situation in Syria. "
        f"The two leaders agreed to speak by phone next week, the press service said in note {number}."
    )
    return {"id": f"bench/{os.getpid()}/{number}", "text": text, "published": day, "publisher": "Bench Desk"}


async def read(address: str, paths: list[str], over: asyncio.Event, found: list[float], faults: list[str]) -> None:
    """Ask one thing after another until it is over."""
    drawn = random.Random(id(found))
    async with httpx.AsyncClient(timeout=30) as client:
        while not over.is_set():
            path, began = drawn.choice(paths), time.perf_counter()
            answer = await client.get(address + path)
            found.append((time.perf_counter() - began) * 1000)
            if answer.status_code != 200:
                faults.append(f"{answer.status_code} {path}")


async def post(address: str, told: list[dict[str, str]], kept: list[str], faults: list[str]) -> None:
    """Post documents one after another."""
    async with httpx.AsyncClient(timeout=120) as client:
        while told:
            document = told.pop()
            answer = await client.post(f"{address}/documents", json=document, headers=TOKEN)
            if answer.status_code == 201:
                kept.append(document["id"])
            else:
                faults.append(f"{answer.status_code} {answer.text[:200]}")


async def measure(address: str, paths: list[str], given: argparse.Namespace) -> None:
    """Print what readers and writers felt."""
    over, found, kept = asyncio.Event(), list[float](), list[str]()
    faults, told = list[str](), documents(given.documents)
    await post(address, [told.pop()], kept, faults)  # the first one loads the language model
    readers = [asyncio.create_task(read(address, paths, over, found, faults)) for _ in range(given.readers)]
    began = time.perf_counter()
    await asyncio.gather(*(post(address, told, kept, faults) for _ in range(4)))
    seconds = time.perf_counter() - began
    over.set()
    await asyncio.gather(*readers)
    lost = [key for key in kept if httpx.get(f"{address}/documents/{key}").status_code != 200]
    ordered = sorted(found)
    p50, p95, p99 = (ordered[int(len(ordered) * share)] for share in (0.5, 0.95, 0.99))
    print(f"{len(kept)} documents in {seconds:.0f} s ({len(kept) / seconds:.1f} a second), {len(lost)} lost")
    print(f"{len(found)} answers to {given.readers} readers ({len(found) / seconds:.0f} a second)")
    print(f"readers: median {p50:.0f} ms, p95 {p95:.0f} ms, p99 {p99:.0f} ms; {len(faults)} faults {faults[:3]}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--readers", type=int, default=32)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    os.environ["READOUT_TOKEN"] = "bench"
    known = keys(given.folder)
    paths = [f"/events/{key}" for key in known["events"][:200]]
    paths += [f"/events?actor={key}&limit=20" for key in known["actors"][:200]]
    with served(given.folder, given.workers) as address:
        asyncio.run(measure(address, paths, given))


if __name__ == "__main__":
    main()
