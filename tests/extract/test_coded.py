"""Lists of events: each form in its smallest, what becomes of a row, and what is left out."""

import gzip
import zipfile

import pytest

from extract.coded import Counts, read_coded
from extract.coded.codes import table
from graph import KnowledgeGraph
from graph.reference import load_reference
from graph.vocabulary import EVENT_TYPES, ROLES, STATUSES

DECODED = "set\tdate\tsubject\trelation\tobject\n"
FULL = (
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name"
    "\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry"
    "\tLatitude\tLongitude\n"
)
POLECAT = (
    "Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,Actor Name,Actor Country,Actor COW,"
    "Primary Actor Sector,Actor Sectors,Actor Title,Actor Name Raw,Wikipedia Actor ID,Recipient Name,Recipient Country,"
    "Recipient COW,Primary Recipient Sector,Recipient Sectors,Recipient Title,Recipient Name Raw,"
    "Wikipedia Recipient ID,Placename,City,District,Province,Country,Latitude,Longitude,GeoNames ID,Raw Placename,"
    "Feature Type,Source,Publication Date,Story People,Story Organizations,Story Locations,Language,Version"
)


@pytest.fixture(scope="module")
def reference():
    return load_reference()


@pytest.fixture
def read(tmp_path, reference):
    def do(text, name="list.tsv", **more):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        counts = Counts()
        found = list(read_coded([path], reference, counts, **more))
        return found, counts

    return do


def gdelt(code="042", root="1", one=("RUSSIA", "RUS", "", ""), other=("CHINA", "CHN", "", "")):
    fields = [""] * 61
    fields[0], fields[1], fields[59], fields[60] = "1", "20180601", "20180602101500", "https://example.org/a"
    for offset, actor in ((6, one), (16, other)):
        fields[offset], fields[offset + 1], fields[offset + 2], fields[offset + 6] = actor
    fields[25], fields[26], fields[51], fields[52] = root, code, "4", "Beijing, Beijing, China"
    return "\t".join(fields) + "\n"


def polecat(**values):
    names = POLECAT.split(",")
    usual = {"Event Date": "2022-03-01", "Event Type": "CONSULT", "Publication Date": "2022-03-02"}
    usual |= {"Actor Name": "France", "Recipient Name": "Germany", "Country": "France", "City": "Paris"}
    given = usual | {key.replace("_", " "): value for key, value in values.items()}
    return "\t".join(given.get(name, "None") for name in names) + "\n"


def test_both_directions_of_one_happening_are_one_event(read):
    rows = "x\t2014-01-02\tChina\tMake a visit\tSouth Korea\nx\t2014-01-02\tSouth Korea\tHost a visit\tChina\n"
    ((document, claims),), _ = read(DECODED + rows)
    assert (document.id, document.published.isoformat(), len(claims)) == ("icews-x-2014-01-02", "2014-01-02", 2)
    with KnowledgeGraph() as kg:
        kg.add(document, claims)
        (event,) = kg.events().items
    assert {said.value.country: said.value.role for said in event.participants} == {"CHN": "visitor", "KOR": "host"}


def test_the_sentence_of_a_claim_stands_in_its_document(read):
    rows = "x\t2014-01-02\tChina\tConsult\tSouth Korea\nx\t2014-01-02\tFrance\tDiscuss by telephone\tIran\n"
    ((document, claims),), _ = read(DECODED + rows)
    assert [document.text[c.start : c.end] for c in claims] == [c.evidence for c in claims]
    assert [c.type for c in claims] == ["meeting", "call"]


def test_rows_are_left_out_for_a_reason_and_broken_ones_counted(read):
    rows = (
        "x\t2014-01-02\tChina\tMake statement\tFrance\n"
        "x\t2014-01-02\tPolice (India)\tConsult\tFrance\n"
        "x\t2014-01-02\tGovernment (India)\tConsult\tIndia\n"
        "x\t2014-01-02\tChina\n"
        "x\tsoon\tChina\tConsult\tFrance\n"
    )
    found, counts = read(DECODED + rows)
    assert (found, counts.rows, counts.faults) == ([], 5, 2)
    assert sum(counts.left_out.values()) == 3


def test_an_office_stands_for_its_holder_of_the_day(read):
    rows = "x\t2014-01-02\tHead of Government (Germany)\tConsult\tForeign Affairs (France)\n"
    ((_, (claim,)),), _ = read(DECODED + rows)
    assert [(p.kind, p.name) for p in claim.participants] == [("person", "Angela Merkel"), ("state", "France")]


def test_a_plan_has_no_date(read):
    ((_, (claim,)),), _ = read(DECODED + "x\t2014-01-02\tChina\tExpress intent to meet or negotiate\tFrance\n")
    assert (claim.type, claim.status, claim.date) == ("meeting", "planned", None)


def test_the_full_form_of_icews_has_places_and_officials_by_country(read, tmp_path):
    row = (
        "1\t2018-06-01\tMinh Example\tGovernment\tVietnam\tConsult\t040\t1\tForeign Affairs (Bangladesh)\tGovernment"
        "\tBangladesh\t9\t2\tNews\tHanoi\tNA\tNA\tVietnam\t21.0\t105.8\n"
    )
    path = tmp_path / "events.tab.gz"
    path.write_bytes(gzip.compress((FULL + row).encode()))
    ((_, (claim,)),), _ = read(path.read_bytes(), "events.tab.gz")
    assert (claim.place.name, claim.place.country) == ("Hanoi", "VNM")
    assert [(p.name, p.country) for p in claim.participants] == [("Minh Example", "VNM"), ("Bangladesh", "BGD")]


def test_gdelt_rows_are_root_events_of_officials(read):
    rows = gdelt() + gdelt(root="0") + gdelt(one=("POLICE", "RUS", "", "COP")) + gdelt(other=("NATO", "", "NAT", ""))
    ((document, claims),), counts = read(rows, "20180602.export.CSV")
    assert (document.id, [c.type for c in claims]) == ("gdelt-2018-06-02", ["visit", "visit"])
    assert (claims[0].date, claims[0].place.name, claims[0].place.country) == ("2018-06-01", "Beijing", "CHN")
    assert claims[1].participants[1].kind == "organization"
    assert sum(counts.left_out.values()) == 2


def test_gdelt_is_read_from_its_zip(tmp_path, reference):
    path = tmp_path / "20180602.export.CSV.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("20180602.export.CSV", gdelt())
    assert len(list(read_coded([path], reference, Counts()))) == 1


def test_polecat_modes_give_types(read):
    rows = polecat(Event_Mode="phone") + polecat(Event_Type="AGREE", Event_Mode="meet") + polecat(Event_Type="ASSAULT")
    ((document, claims),), counts = read(POLECAT.replace(",", "\t") + "\n" + rows)
    assert [(c.type, c.status) for c in claims] == [("call", "occurred"), ("meeting", "planned")]
    assert (document.id, counts.left_out["no diplomatic event"]) == ("polecat-2022-03-02", 1)


def test_polecat_defects_are_borne(read):
    rows = (
        polecat(Actor_Name="France; Italy").encode()
        + polecat(Actor_Name='"Fra\nnce"', Event_Date="2022-03-01 00:00:00").encode()
        + polecat(City="M\xfcnchen").encode("latin-1")
        + b"7\t2022-03-01\tCONSULT\n"
        + polecat(Event_Date="None").encode()
    )
    ((_, claims),), counts = read(POLECAT.replace(",", "\t").encode() + b"\n" + rows)
    assert [c.participants[0].name for c in claims] == ["France", "France"]
    assert claims[1].place.name == "München"
    assert counts.faults == 1
    assert counts.rows == 5


def test_visits_of_leaders_to_the_united_states(read):
    text = (
        "<?xml version='1.0'?><visits><visit><start-date>2009-03-03</start-date><end-date>2009-03-04</end-date>"
        "<visitor>Prime Minister Gordon Brown</visitor><from id='united-kingdom'>United Kingdom</from>"
        "<last-modified-datetime>2010-01-01T00:00:00Z</last-modified-datetime></visit></visits>"
    )
    ((document, (claim,)),), _ = read(text, "2000.xml")
    assert [(p.name, p.role) for p in claim.participants] == [("Gordon Brown", "visitor"), ("United States", "host")]
    assert (claim.date, claim.date_basis, document.published.isoformat()) == (
        "2009-03-03/2009-03-04",
        "text",
        "2010-01-01",
    )


def test_travels_to_foreign_countries(read):
    text = (
        "<trips><trip role='president'><name>Barack Obama</name><start-date>2009-02-19</start-date>"
        "<end-date>2009-02-19</end-date><country>Canada</country><locale>Ottawa, Hull</locale></trip></trips>"
    )
    ((_, (claim,)),), _ = read(text, "obama.xml")
    assert [(p.country, p.role) for p in claim.participants] == [("USA", "visitor"), ("CAN", "host")]
    assert (claim.place.name, claim.place.country) == ("Ottawa", "CAN")


@pytest.mark.parametrize(
    "text", ["nothing known", "", "<visits><visit>", "<!DOCTYPE a [<!ENTITY b 'c'>]><visits></visits>"]
)
def test_what_is_no_list_is_told_and_passed_over(read, text):
    found, counts = read(text)
    assert (found, counts.faults) == ([], 1)


@pytest.mark.parametrize("name", ["cameo", "plover"])
def test_codes_mean_what_the_codebook_knows(name):
    for row in table(name):
        assert row["type"] in EVENT_TYPES
        assert row["status"] in STATUSES
        assert {row["source"], row["target"]} <= set(ROLES)


def test_every_code_is_documented():
    from pathlib import Path

    told = (Path(__file__).parents[2] / "docs" / "feeds.md").read_text(encoding="utf-8")
    for row in table("cameo"):
        assert row["code"] in told
    for row in table("plover"):
        assert f"| {row['root']} |" in told
