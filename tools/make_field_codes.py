"""Write state_codes-field.tsv: Correlates of War codes that the other table lacks, and Gleditsch-Ward codes of all.

Gleditsch-Ward numbers are those of Correlates of War but for the states named here.
Sources: Correlates of War Project, State System Membership v2016; Gleditsch and Ward, List of Independent States v7.

Usage: python -m tools.make_field_codes
"""

import csv
from pathlib import Path

TABLES = Path(__file__).parent.parent / "graph" / "reference" / "tables"
COW = {
    "state-usa": "2",
    "state-cog": "484",
    "state-ssd": "626",
    "state-isr": "666",
    "state-jpn": "740",
    "state-brn": "835",
    "state-gin": "438",
    "state-gnb": "404",
    "state-gtm": "90",
    "state-mmr": "775",
    "state-srb": "345",
    "state-xkx": "347",
    "state-sun": "365",
    "state-yug": "345",
    "state-scg": "345",
    "state-csk": "315",
    "state-ddr": "265",
    "state-frg": "260",
    "state-ymd": "680",
    "state-vdr": "817",
}
GW = {
    "state-deu": "260",
    "state-yem": "678",
    "state-srb": "340",
    "state-kir": "970",
    "state-tuv": "973",
    "state-ton": "972",
    "state-nru": "971",
}
COW_SOURCE = "Correlates of War v2016 (public knowledge)"
GW_SOURCE = "Gleditsch-Ward v7 (public knowledge)"


def rows():
    with (TABLES / "state_codes.tsv").open(encoding="utf-8") as lines:
        known = {r["state"]: r["value"] for r in csv.DictReader(lines, delimiter="\t") if r["scheme"] == "cow"}
    for state, code in sorted(COW.items()):
        if state not in known:
            yield state, "cow", code, "", "", COW_SOURCE
    for state, code in sorted((known | COW | GW).items()):
        yield state, "gw", code, "", "", GW_SOURCE


if __name__ == "__main__":
    with (TABLES / "state_codes-field.tsv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE)
        writer.writerow(["state", "scheme", "value", "first", "last", "source"])
        writer.writerows(rows())
