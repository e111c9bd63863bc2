"""Write the outlines of countries from Natural Earth 1:110m, as a PyPI package carries it.

The source is naturalearth_lowres.shp (public domain), which lies in the wheel of pyogrio 0.13.0 (MIT) among its test
data. It is read here once, so that Readout needs neither the package nor a network to draw a map.

Usage: pip download --no-deps pyogrio==0.13.0; python -m tools.make_outlines pyogrio-0.13.0-*.whl
"""

import itertools
import json
import struct
import sys
import zipfile
from pathlib import Path

INSIDE = "pyogrio/tests/fixtures/naturalearth_lowres/naturalearth_lowres"
OUT = Path(__file__).parent.parent / "graph" / "pictures" / "outlines.json"
UNCODED = {"France": "FRA", "Norway": "NOR", "Kosovo": "XKX", "N. Cyprus": "CYP", "Somaliland": "SOM"}


def codes(dbf: bytes) -> list[str]:
    """Give the alpha-3 code of each row of the attribute table."""
    count, header, width = struct.unpack("<xxxxIHH", dbf[:12])
    fields, place = {}, 1
    for start in range(32, header - 1, 32):
        name = dbf[start : start + 11].split(b"\0")[0].decode()
        fields[name] = (place, place + dbf[start + 16])
        place += dbf[start + 16]
    rows = [dbf[header + n * width : header + (n + 1) * width] for n in range(count)]
    told = [{name: row[a:b].decode("latin-1").strip() for name, (a, b) in fields.items()} for row in rows]
    return [UNCODED.get(row["name"], row["iso_a3"]) for row in told]


def shapes(shp: bytes):
    """Give the rings of each shape as lists of longitudes and latitudes in turn."""
    place = 100
    while place < len(shp):
        (length,) = struct.unpack(">4xI", shp[place : place + 8])
        body = shp[place + 8 : place + 8 + 2 * length]
        parts, points = struct.unpack("<II", body[36:44])
        starts = [*struct.unpack(f"<{parts}I", body[44 : 44 + 4 * parts]), points]
        flat = struct.unpack(f"<{2 * points}d", body[44 + 4 * parts : 44 + 4 * parts + 16 * points])
        yield [[round(n, 2) for n in flat[2 * a : 2 * b]] for a, b in itertools.pairwise(starts)]
        place += 8 + 2 * length


def main(wheel: Path) -> None:
    """Write outlines.json: the rings of each country by alpha-3 code."""
    with zipfile.ZipFile(wheel) as packed:
        found: dict[str, list[list[float]]] = {}
        for code, rings in zip(codes(packed.read(f"{INSIDE}.dbf")), shapes(packed.read(f"{INSIDE}.shp")), strict=True):
            found.setdefault(code, []).extend(rings)
    OUT.write_text(json.dumps(dict(sorted(found.items())), separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
