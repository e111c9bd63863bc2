from pathlib import Path

import pytest

from app.settings import Settings, read_settings
from graph.errors import BadFilter


def test_nothing_set_gives_the_usual_settings():
    assert read_settings({}) == read_settings({"READOUT_KG": "", "READOUT_PORT": ""}) == Settings()


def test_the_environment_sets_every_setting():
    environment = {
        "READOUT_KG": "/x",
        "READOUT_HOST": "::",
        "READOUT_PORT": "0",
        "READOUT_JOBS": "4",
        "READOUT_TOKEN": "t",
        "READOUT_REFERENCE": "/r",
        "READOUT_BASE": "https://facts.example/",
        "READOUT_WORKERS": "2",
        "READOUT_ORIGINS": "https://a.example https://b.example",
        "READOUT_HOSTS": "facts.example other.example",
        "READOUT_RATE": "50",
        "READOUT_CACHE": "0",
        "READOUT_LOG": "-",
        "READOUT_QUERY_SECONDS": "5",
        "READOUT_QUERY_ROWS": "100",
    }
    assert set(environment) == set(Settings.names())
    wanted = Settings(
        kg=Path("/x"),
        host="::",
        port=0,
        jobs=4,
        token="t",
        reference=Path("/r"),
        base="https://facts.example/",
        workers=2,
        origins=("https://a.example", "https://b.example"),
        hosts=("facts.example", "other.example"),
        rate=50,
        cache=0,
        log=Path("-"),
        query_seconds=5,
        query_rows=100,
    )
    assert read_settings(environment) == wanted


@pytest.mark.parametrize(
    ("name", "value"), [("READOUT_PORT", "x"), ("READOUT_PORT", "65536"), ("READOUT_JOBS", "0"), ("READOUT_JOBS", "²")]
)
def test_a_number_out_of_bounds_is_named(name, value):
    with pytest.raises(BadFilter, match=name):
        read_settings({name: value})
