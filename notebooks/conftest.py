"""Notebooks on the archives beside the repository are left out where these are absent."""

from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"

collect_ignore = []
for notebook, archive in (("02-kremlin-calls.ipynb", "kremlin"), ("03-who-visits-whom.ipynb", "icews")):
    if not (SHARED / archive).is_dir():
        collect_ignore.append(notebook)
