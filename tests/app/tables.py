"""Reference tables of a few rows: two people who hand over an office, a minister, a state and a body."""

from pathlib import Path

from graph.reference.files import COLUMNS

ROWS = {
    "states": [
        ["state-rus", "Russia", "RU", "RUS", "", "", "Moscow", "Russian", "Russians", "", "test"],
        ["state-syr", "Syria", "SY", "SYR", "1946-04-17", "", "Damascus", "Syrian", "Syrians", "", "test"],
    ],
    "state_codes": [["state-rus", "iso3", "RUS", "", "", "test"], ["state-rus", "cow", "365", "", "", "test"]],
    "organizations": [["org-league", "League of Lands", "LOL", "", "", "international", "1990", "", "test"]],
    "people": [
        ["Q1", "Anna Petrova", "A. Petrova|surname:Petrova", "RUS", "test"],
        ["Q2", "Omar Haddad", "", "SYR", "test"],
        ["Q9", "Boris Orlov", "", "RUS", "test"],
        ["Q10", "Boris Orlov", "", "SYR", "test"],
    ],
    "offices": [
        ["rus-head_of_state", "President of Russia", "head_of_state", "RUS", "RUS"],
        ["syr-foreign_minister", "Foreign minister", "foreign_minister", "SYR", "SYR"],
    ],
    "terms": [
        ["rus-head_of_state", "Q9", "2010-05-07", "2017-11-21", "1", "test"],
        ["rus-head_of_state", "Q1", "2017-11-21", "", "1", "test"],
        ["syr-foreign_minister", "Q2", "2012-01-01", "", "1", "test"],
    ],
    "titles": [
        ["president", "head_of_state", "presidents", ""],
        ["foreign minister", "foreign_minister", "foreign ministers", ""],
    ],
    "words": [["the", "determiner"], ["former", "former"], ["of", "small"]],
}


def write_tables(folder: Path, rows: dict[str, list[list[str]]] = ROWS, *, ending: str = "") -> Path:
    """Write tables of the rows into a folder and give it."""
    for table, lines in rows.items():
        text = "\n".join("\t".join(line) for line in (COLUMNS[table].split(), *lines))
        (folder / f"{table}{ending}.tsv").write_text(text + "\n", encoding="utf-8")
    return folder
