"""The doors for people: command line and HTTP."""
