"""Networks of contact: who deals with whom, how often, and who stands between.

networkx is the interface; what is slow there runs on rustworkx and graspologic-native, and is checked against it.
"""

from graph.network.network import Network
from graph.network.path import Path

__all__ = ["Network", "Path"]
