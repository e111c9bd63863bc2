"""The reconciliation service, asked as OpenRefine asks; answers are held against the rules of the specification."""

import json
from urllib.parse import urlencode

import jsonschema
import pytest

from app.reconciling import describe
from graph.reference import load_reference

FORM = {"content-type": "application/x-www-form-urlencoded", "origin": "http://127.0.0.1:3333"}
NAMED = {"type": "object", "required": ["id", "name"], "properties": {"id": {"type": "string"}}}
CANDIDATE = {
    "type": "object",
    "required": ["id", "name", "score"],
    "properties": {
        "id": {"type": "string"},
        "name": {"type": "string"},
        "description": {"type": "string"},
        "score": {"type": "number", "minimum": 0, "maximum": 100},
        "match": {"type": "boolean"},
        "type": {"type": "array", "items": NAMED},
    },
    "additionalProperties": False,
}
RESULTS = {
    "type": "object",
    "additionalProperties": {
        "type": "object",
        "required": ["result"],
        "properties": {"result": {"type": "array", "items": CANDIDATE}},
        "additionalProperties": False,
    },
}
SERVICE = {
    "type": "object",
    "properties": {
        "service_url": {"type": "string", "pattern": "^http"},
        "service_path": {"type": "string", "pattern": "^/"},
        "flyout_service_path": {"type": "string", "pattern": r".*\$\{id\}.*"},
    },
}
MANIFEST = {
    "type": "object",
    "required": ["versions", "name", "identifierSpace", "schemaSpace"],
    "properties": {
        "versions": {"type": "array", "contains": {"const": "0.2"}},
        "view": {"required": ["url"], "properties": {"url": {"pattern": r".*\{\{id\}\}.*"}}},
        "preview": {
            "required": ["url", "width", "height"],
            "properties": {"url": {"pattern": r".*\{\{id\}\}.*"}, "width": {"type": "integer"}},
        },
        "defaultTypes": {"type": "array", "items": NAMED, "uniqueItems": True},
        "suggest": {"properties": {"entity": SERVICE, "type": SERVICE, "property": SERVICE}},
        "extend": {"properties": {"propose_properties": SERVICE, "property_settings": {"type": "array"}}},
        "batchSize": {"type": "integer"},
    },
}
VALUE = {
    "oneOf": [
        {"required": ["str"], "properties": {"str": {"type": "string"}}, "additionalProperties": False},
        {"required": ["id", "name"], "additionalProperties": {"type": "string"}},
        {
            "required": ["date"],
            "properties": {"date": {"pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}},
            "additionalProperties": False,
        },
    ]
}
EXTENSION = {
    "type": "object",
    "required": ["rows", "meta"],
    "properties": {
        "meta": {"type": "array", "items": NAMED},
        "rows": {"additionalProperties": {"additionalProperties": {"type": "array", "items": VALUE}}},
    },
}


@pytest.fixture
def link(ask):
    """Give a function that sends a batch of one query as a form and gives its candidates."""

    def post(query, **more):
        batch = {"q0": {"query": query, **more}}
        answer = ask("/reconcile", method="POST", content=urlencode({"queries": json.dumps(batch)}), headers=FORM)
        assert answer.status_code == 200, answer.text
        jsonschema.validate(answer.json(), RESULTS)
        return answer.json()["q0"]["result"]

    return post


def told(**properties):
    return [{"pid": pid, "v": value} for pid, value in properties.items()]


def test_the_manifest_keeps_the_rules_and_its_addresses_answer(ask):
    manifest = ask("/reconcile").json()
    jsonschema.validate(manifest, MANIFEST)
    for service in (*manifest["suggest"].values(), manifest["extend"]["propose_properties"]):
        address = service["service_url"] + service["service_path"]
        assert ask(f"{address}?{urlencode({'prefix': 'p', 'type': 'Person'})}").status_code == 200
    entity = manifest["suggest"]["entity"]
    flyout = (entity["flyout_service_url"] + entity["flyout_service_path"]).replace("${id}", "Q1")
    assert "Anna Petrova" in ask(flyout).json()["html"]
    for template in (manifest["view"]["url"], manifest["preview"]["url"]):
        assert "Anna Petrova" in ask(template.replace("{{id}}", "Q1")).text


def test_a_full_name_of_one_person_is_a_match(link):
    (found,) = link("Anna Petrova")
    assert (found["id"], found["match"], found["type"]) == ("Q1", True, [{"id": "Person", "name": "Person"}])
    assert 90 <= found["score"] <= 100
    assert "full name" in found["description"]


def test_a_name_that_two_bear_is_no_match_until_a_state_is_told(link):
    found = link("Boris Orlov")
    assert {one["id"] for one in found} == {"Q9", "Q10"}
    assert not any(one["match"] for one in found)
    for state in ("SYR", "Syria", {"id": "state-syr", "name": "Syria"}):
        best, other = link("Boris Orlov", properties=told(state=state))
        assert (best["id"], best["match"], other["match"]) == ("Q10", True, False)


def test_a_surname_is_never_a_match(link):
    (found,) = link("Petrova", properties=told(state="RUS", on="2018-01-01"))
    assert (found["id"], found["match"]) == ("Q1", False)


def test_a_title_on_a_day_is_linked_and_on_a_hand_over_nobody_is_sure(link):
    (found,) = link("Russian president", properties=told(on="2018-01-01T00:00:00Z"))
    assert (found["id"], found["match"]) == ("Q1", True)
    both = link("Russian president", properties=told(on="2017-11-21"))
    assert [(one["id"], one["match"]) for one in both] == [("Q1", False), ("Q9", False)]


def test_a_title_may_stand_in_a_column_of_its_own(link):
    (found,) = link("Petrova", properties=told(title="President", state="RUS", on="2018-01-01"))
    assert (found["id"], found["match"]) == ("Q1", True)
    assert [one["id"] for one in link("", properties=told(title="Foreign Minister", state="SYR", on="2018-01-01"))] == [
        "Q2"
    ]


def test_types_let_in_only_their_kind(link):
    assert [one["id"] for one in link("Russia")] == ["state-rus"]
    assert link("Russia", type="Person") == []
    assert [one["id"] for one in link("Russia", type=["Person", "State"], type_strict="any")] == ["state-rus"]
    assert link("Russia", type="Ship") == []


def test_a_similar_name_is_suggested_low_and_never_matched(link):
    (found,) = link("Anna Petrowa")
    assert (found["id"], found["match"], found["score"] <= 30) == ("Q1", False, True)
    assert link("Olav Nordmann") == []


def test_the_limit_is_kept(link):
    assert len(link("Boris Orlov", limit=1)) == 1


def test_a_batch_is_answered_by_its_own_names_and_by_get_too(ask):
    batch = {"a": {"query": "Syria"}, "b": {"query": "LOL", "type": "Organization"}, "c": {"query": "nobody known"}}
    answer = ask(f"/reconcile?{urlencode({'queries': json.dumps(batch)})}").json()
    jsonschema.validate(answer, RESULTS)
    found = {name: [one["id"] for one in answer[name]["result"]] for name in answer}
    assert found == {"a": ["state-syr"], "b": ["org-league"], "c": []}


@pytest.mark.parametrize(
    "queries",
    ["", "no json", "[]", "3", '{"q0": "Anna"}', '{"q0": {}}', '{"q0": {"query": "x", "limit": -1}}',
     '{"q0": {"query": "x", "colour": "red"}}', '{"q0": {"query": "x", "type_strict": "maybe"}}',
     '{"q0": {"properties": [{"pid": "on"}]}}', "[" * 100_000],
)  # fmt: skip
def test_a_batch_that_breaks_the_rules_is_a_problem(ask, queries):
    answer = ask("/reconcile", method="POST", content=urlencode({"queries": queries}), headers=FORM)
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    assert answer.json()["name"] == "queries"
    assert answer.headers["access-control-allow-origin"] == "*"


def test_a_form_of_another_kind_or_without_fields_is_a_problem(ask):
    assert ask("/reconcile", method="POST", json={"queries": {}}).status_code == 400
    assert ask("/reconcile", method="POST", content="x=1", headers=FORM).status_code == 400
    many = {str(n): {"query": "x"} for n in range(1001)}
    assert "1000" in ask("/reconcile", method="POST", data={"queries": json.dumps(many)}).json()["detail"]
    assert ask("/reconcile", method="POST", content="queries=" + "x" * 2_000_001, headers=FORM).status_code == 400


def test_pages_of_other_servers_may_ask_here_and_nowhere_else(ask):
    origin = {"origin": "http://127.0.0.1:3333"}
    assert ask("/reconcile", headers=origin).headers["access-control-allow-origin"] == "*"
    asked = {**origin, "access-control-request-method": "POST", "access-control-request-headers": "content-type"}
    assert ask("/reconcile", method="OPTIONS", headers=asked).status_code == 200
    assert "access-control-allow-origin" not in ask("/actors", headers=origin).headers


def test_names_types_and_properties_are_completed(ask):
    def names(kind, prefix, **more):
        asked = urlencode({"prefix": prefix, **more})
        return [one["name"] for one in ask(f"/reconcile/suggest/{kind}?{asked}").json()["result"]]

    assert names("entity", "Ann") == ["Anna Petrova"]
    assert names("entity", "boris o", cursor=1) == ["Boris Orlov"]
    assert names("entity", "Q2") == ["Omar Haddad"]
    assert names("type", "per") == ["Person"]
    assert names("property", "sta") == ["State"]
    assert names("entity", "") == []


def test_columns_are_added_to_linked_cells(ask):
    wanted = {"ids": ["Q9", "state-syr", "Q77"], "properties": [{"id": "terms"}, {"id": "state"}, {"id": "first"}]}
    answer = ask("/reconcile", method="POST", data={"extend": json.dumps(wanted)}).json()
    jsonschema.validate(answer, EXTENSION)
    assert answer["rows"]["Q9"]["terms"] == [{"str": "President of Russia, 2010-05-07 to 2017-11-21"}]
    assert answer["rows"]["Q9"]["state"] == [{"id": "state-rus", "name": "Russia"}]
    assert answer["rows"]["state-syr"]["first"] == [{"date": "1946-04-17T00:00:00Z"}]
    assert answer["rows"]["Q77"] == {"terms": [], "state": [], "first": []}


def test_properties_are_proposed_by_type(ask):
    def proposed(kind):
        answer = ask(f"/reconcile/properties?type={kind}&limit=50").json()
        return {one["id"] for one in answer["properties"]}

    assert "terms" in proposed("Person")
    assert "terms" not in proposed("State")
    assert "cow" in proposed("State")
    assert proposed("Ship") == proposed("Person") | proposed("State")


@pytest.mark.parametrize("path", ["/reconcile/preview?id=Q77", "/reconcile/flyout?id=Q77"])
def test_an_entity_that_there_is_not_is_not_found(ask, path):
    assert ask(path).status_code == 404


def test_of_several_offices_the_one_still_held_tells_who_somebody_is():
    reference = load_reference()
    assert list(describe(reference, reference.actor("Q7747"))) == ["Russia", "President 2012-"]
