"""A desk that several people share: the door, the pages of accounts, and what is taken away from the desk."""

from __future__ import annotations
