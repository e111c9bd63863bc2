"""A file of coded events goes into a graph by the same door as a text."""

from graph import KnowledgeGraph

COLUMNS = (
    "Event ID|Event Date|Source Name|Source Sectors|Source Country|Event Text|CAMEO Code|Intensity|Target Name|"
    "Target Sectors|Target Country|Story ID|Sentence Number|Publisher|City|District|Province|Country|Latitude|Longitude"
)
ROWS = (
    "1|2018-06-01|Vladimir Putin|Executive|Russian Federation|Discuss by telephone|041|1|Donald Trump|Executive|"
    "United States|1|1|Wire|NA|NA|NA|NA|NA|NA",
    "2|2018-06-01|Citizen (Russia)|General|Russian Federation|Protest|141|-6|Russia|NA|Russian Federation|1|2|"
    "Wire|NA|NA|NA|NA|NA|NA",
)
ICEWS = "".join(f"{line}\n" for line in (COLUMNS, *ROWS)).replace("|", "\t")
NOTE = "MOSCOW, 2 June 2018 - Vladimir Putin met Angela Merkel in Sochi."


def test_a_list_and_a_text_are_read_together(tmp_path):
    (tmp_path / "events.tab").write_text(ICEWS, encoding="utf-8")
    (tmp_path / "note.txt").write_text(NOTE, encoding="utf-8")
    seen = []
    with KnowledgeGraph() as kg:
        told = kg.read(
            [tmp_path / "events.tab", tmp_path / "note.txt"], progress=lambda count, key: seen.append((count, key))
        )
        assert [event.type for event in kg.events()] == ["meeting", "call"]
        assert kg.network().ties.to_polars().height == 2
    assert (told.documents, told.claims) == (2, 2)
    assert told.notes == ("1 of 2 rows left out: no diplomatic event",)
    assert [count for count, _ in seen] == [1, 2]
