"""The HTTP door: an application over one knowledge graph, and the server that offers it."""

from app.http.application import create_app

__all__ = ["create_app"]
