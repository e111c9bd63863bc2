import pytest
from making import claim, document
from worlds import world

from graph import KnowledgeGraph
from graph.errors import BadFilter
from graph.pictures.style import WIDTHS
from graph.pictures.world import outlines, project

KINDS = ("timeline", "dyads", "network", "map", "months", "statuses", "coverage")


@pytest.fixture(scope="module")
def kg():
    with world() as made:
        made.add(
            document("plan", "2018-01-01", publisher="White House"),
            [claim("USA", "ISR", document="plan", type="visit", date="2018-04", status="planned")],
        )
        yield made


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", ["column", "page"])
def test_every_picture_has_its_width_and_its_words(kg, kind, width):
    picture = getattr(kg.draw, kind)(width=width)
    assert picture.figure.get_size_inches()[0] == WIDTHS[width]
    assert len(picture.alt) > 40
    assert f'alt="{picture.alt[:10]}' in picture._repr_html_()
    assert len(picture.rows) > 0


@pytest.mark.parametrize("kind", KINDS)
def test_a_width_that_there_is_not_is_refused(kg, kind):
    with pytest.raises(BadFilter, match=r"give one of column, page; did you mean column\?"):
        getattr(kg.draw, kind)(width="colum")


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_of_nothing_says_so(kind):
    with KnowledgeGraph() as kg:
        picture = getattr(kg.draw, kind)()
        assert picture.png()
        assert any(word in picture.alt for word in ("without", "no event", "no publisher"))


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_graph_gives_the_same_picture(kg, kind):
    assert getattr(kg.draw, kind)().svg() == getattr(kg.draw, kind)().svg()


def test_a_picture_is_grey(kg):
    from io import BytesIO

    from PIL import Image

    for kind in KINDS:
        image = Image.open(BytesIO(getattr(kg.draw, kind)().png(dpi=50))).convert("RGB")
        assert all(max(colour) - min(colour) < 12 for _, colour in image.getcolors(1 << 20)), kind


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_a_saved_picture_carries_its_words(kg, ending, tmp_path):
    picture = kg.draw.coverage()
    written = picture.save(tmp_path / f"figure.{ending}").read_bytes()
    assert ending == "pdf" or picture.alt[:40].encode() in written


def test_marks_tell_more_on_hovering(kg):
    hover = kg.draw.network().hover()
    assert '<span title="Russia: 3 contacts" style="position:absolute' in hover._repr_html_()
    assert "<svg" not in hover._repr_html_()
    assert "<title>Russia: 3 contacts</title>" in kg.draw.network().svg()


@pytest.mark.parametrize("kind", ["network", "map"])
def test_a_note_lies_on_its_mark(kg, kind):
    from io import BytesIO

    from PIL import Image

    hover = getattr(kg.draw, kind)().hover()
    image = Image.open(BytesIO(hover.png)).convert("L")
    assert image.size == (hover.width, hover.height)
    assert len(hover.notes) > 1
    for note in hover.notes:
        near = image.crop((note.x - note.reach, note.y - note.reach, note.x + note.reach, note.y + note.reach))
        assert near.getextrema()[0] < 215, note.words


def test_actors_stay_where_they_were(kg):
    first = kg.draw.network()
    again = kg.draw.network(near=first.spots)
    assert set(first.spots) == set(again.spots)
    assert kg.draw.network().spots == first.spots


def test_outlines_have_every_large_state_and_lie_on_the_sheet():
    codes = {code for code, _ in outlines()}
    assert {"FRA", "NOR", "XKX", "HUN", "RUS", "CHN", "BRA", "SSD"} <= codes
    assert abs(project([ring for _, rings in outlines() for ring in rings])).max() < 2.8
