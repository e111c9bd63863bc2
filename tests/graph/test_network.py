import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import claim, document, libraries
from worlds import world

from graph import KnowledgeGraph
from graph.errors import BadFilter, NotFound
from graph.store.writing import states_of

CODES = ("RUS", "SYR", "TUR", "USA", "IRN", "ISR")
FEWER = settings(max_examples=25, deadline=None)


def calls(*pairs):
    """Give a graph in which each pair of states had a call on a day of its own."""
    kg = KnowledgeGraph(desks=lambda _: None)
    for number, (one, other) in enumerate(pairs):
        key, day = f"d{number}", f"20{number // 12:02}-{number % 12 + 1:02}-01"
        kg.add(document(key), [claim(one, other, document=key, type="call", date=day)])
    return kg


edges = st.lists(
    st.tuples(st.sampled_from(CODES), st.sampled_from(CODES)).filter(lambda p: p[0] != p[1]), min_size=1, max_size=14
)


@FEWER
@given(libraries())
def test_the_network_of_states_is_what_the_events_say(library):
    with KnowledgeGraph() as kg:
        list(kg.add_many(library))
        plain = networkx.Graph()
        for event in kg.events(limit=500).items:
            states = states_of(event)
            for one, other in ((a, b) for a in states for b in states if a < b and event.status == "occurred"):
                plain.add_edge(one, other, weight=plain.get_edge_data(one, other, {"weight": 0})["weight"] + 1)
        net = kg.network().net
        assert {(*sorted(e), w) for *e, w in net.edges(data="weight")} == {
            (*sorted(e), w) for *e, w in plain.edges(data="weight")
        }
        for *_, told in net.edges(data=True):
            assert len(told["events"]) == told["weight"]


@FEWER
@given(edges)
def test_the_measures_are_those_of_networkx(pairs):
    with calls(*pairs) as kg:
        network = kg.network()
        net = network.net
        found = {
            row["id"]: row
            for row in network.centrality(by=("contacts", "partners", "pagerank", "betweenness", "closeness"))
        }
    expected = {
        "contacts": dict(net.degree(weight="weight")),
        "partners": dict(net.degree()),
        "pagerank": networkx.pagerank(net, weight="weight", tol=1e-10, max_iter=1000),
        "betweenness": networkx.betweenness_centrality(net),
        "closeness": networkx.closeness_centrality(net),
    }
    for name, values in expected.items():
        for key, value in values.items():
            assert found[key][name] == pytest.approx(value, abs=1e-6), name


@FEWER
@given(edges)
def test_brokers_are_counted_as_by_hand(pairs):
    with calls(*pairs) as kg:
        network = kg.network()
        net, found = network.net, {row["id"]: (row["pairs"], row["only"]) for row in network.brokers()}
    for key in net:
        near = sorted(net[key])
        apart = [(a, b) for n, a in enumerate(near) for b in near[n + 1 :] if not net.has_edge(a, b)]
        only = [pair for pair in apart if len(list(networkx.common_neighbors(net, *pair))) == 1]
        assert found[key] == (len(apart), len(only))


@FEWER
@given(edges)
def test_communities_are_as_good_as_those_of_networkx_and_stay(pairs):
    with calls(*pairs) as kg:
        network = kg.network()
        table, again = network.communities(), network.communities()
        net = network.net
    groups = {}
    for row in table:
        groups.setdefault(row["community"], set()).add(row["id"])
    score = networkx.community.modularity(net, groups.values(), weight="weight")
    assert score == pytest.approx(float(table.note.split()[-1]), abs=6e-4)
    assert (
        score
        >= networkx.community.modularity(
            net, networkx.community.greedy_modularity_communities(net, weight="weight"), weight="weight"
        )
        - 0.02
    )
    assert table.to_dicts() == again.to_dicts()
    assert sorted(groups, key=lambda number: -len(groups[number])) == sorted(groups)


def test_leaders_of_one_state_are_not_in_contact_by_meeting_a_third():
    with KnowledgeGraph() as kg:
        kg.add(document(), [claim("Vladimir Putin", "Sergei Lavrov", "Bashar al-Assad")])
        names = {row["id"]: row["name"] for row in kg.network(of="leaders").actors}
        ties = {frozenset((names[row["one"]], names[row["other"]])) for row in kg.network(of="leaders").ties}
    assert ties == {frozenset(("Vladimir Putin", "Bashar al-Assad")), frozenset(("Sergei Lavrov", "Bashar al-Assad"))}


def test_a_meeting_of_many_shares_its_weight():
    with KnowledgeGraph() as kg:
        kg.add(document(), [claim("RUS", "TUR", "IRN", type="summit")])
        kg.add(document("e"), [claim("RUS", "TUR", document="e", type="call", date="2018-01-01")])
        ties = {(row["one"], row["other"]): (row["contacts"], row["share"], row["types"]) for row in kg.network().ties}
    assert ties == {
        ("IRN", "RUS"): (1, 0.5, ["summit"]),
        ("IRN", "TUR"): (1, 0.5, ["summit"]),
        ("RUS", "TUR"): (2, 1.5, ["call", "summit"]),
    }


def test_what_did_not_take_place_and_what_is_no_contact_ties_nobody_unless_asked_for():
    with world() as kg:
        assert not kg.network().net.has_edge("IRN", "USA")
        assert kg.network(type="sanction").net.has_edge("IRN", "USA")
        assert not kg.network().net.has_edge("ISR", "USA")
        assert kg.network(status="planned").net.has_edge("ISR", "USA")


def test_a_path_leads_over_the_fewest_steps_with_the_events_along_it():
    with calls(("SYR", "RUS"), ("RUS", "TUR"), ("RUS", "TUR"), ("TUR", "USA"), ("ISR", "IRN")) as kg:
        net = kg.network()
        path = net.path("Syria", "united states")
        assert path.names == ("Syria", "Russia", "Turkey", "United States")
        assert [len(step.events) for step in path.steps] == [1, 2, 1]
        assert path.events(1)[0].type == "call"
        assert "They met." in path._repr_html_()
        with pytest.raises(NotFound, match="no path 'SYR - IRN'"):
            net.path("SYR", "IRN")
        with pytest.raises(NotFound, match=r"did you mean Syria\?"):
            net.path("Syrie", "IRN")


def test_visits_and_their_return():
    with world() as kg:
        (row,) = kg.reciprocity()
    assert (row["one"], row["other"], row["visits"], row["returned"], row["balance"]) == ("TUR", "USA", 1, 1, 1.0)


def test_each_year_has_its_network():
    with world() as kg:
        years = kg.network().by_year()
    assert {year: len(net.ties) for year, net in years.items()} == {2017: 3, 2018: 1}


def test_events_and_actors_are_two_sides():
    with world() as kg:
        net = kg.bipartite()
        assert networkx.is_bipartite(net)
        assert sum(1 for _, side in net.nodes(data="bipartite") if side == 0) == len(kg.events())


@pytest.mark.parametrize("wrong", [{"of": "ships"}, {"status": "done"}])
def test_a_network_refuses_what_there_is_not(wrong):
    with world() as kg, pytest.raises(BadFilter):
        kg.network(**wrong)


def test_a_measure_that_there_is_not_is_refused():
    with world() as kg, pytest.raises(BadFilter, match="pagerank"):
        kg.network().centrality(by=["fame"])
