"""The command line: one file a verb, each loaded only when it is called.

Results go to stdout, progress and problems to stderr. Verbs talk to `engine.Desk` and to the nouns of `model`, never to
a room.
"""

from __future__ import annotations

from marsad.cli.verbs import marsad as main

__all__ = ["main"]
