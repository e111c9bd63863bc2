import re
import signal
import subprocess
import sys
from types import SimpleNamespace

import httpx
import pytest
from records import add

from app.server import address_of, bind
from graph import KnowledgeGraph
from graph.errors import BadFilter

RUN = [sys.executable, "-c", "from app.commands import main; main()"]


def serve(folder, *options):
    return subprocess.Popen(
        [*RUN, "serve", "--kg", str(folder), "--port", "0", *options], stderr=subprocess.PIPE, text=True
    )


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_server_tells_its_address_answers_and_ends_cleanly(tmp_path, stop):
    with KnowledgeGraph.open(tmp_path) as kg:
        event = add(kg, "d1", "They met.")
    with serve(tmp_path) as process:
        address = re.search(r"http://\S+", process.stderr.readline()).group()
        assert httpx.get(f"{address}/events/{event}").json()["id"] == event
        process.send_signal(stop)
        assert process.wait(timeout=10) == 0
        assert process.stderr.read() == "readout: stopped\n"


def test_a_taken_port_is_told():
    with bind("127.0.0.1", 0) as taken:
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(BadFilter, match=f"port={port}: .* taken"):
            bind("127.0.0.1", port)


def test_an_ipv6_address_is_written_as_browsers_take_it():
    bound = SimpleNamespace(getsockname=lambda: ("::1", 8000, 0, 0))
    assert address_of(bound) == "http://[::1]:8000"
