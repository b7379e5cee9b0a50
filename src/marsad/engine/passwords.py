"""Passwords: argon2 hashes with their parameters, checked a few at a time, for each check takes 64 MB."""

from __future__ import annotations

import secrets
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from marsad.errors import UsageError

SHORTEST = 12
LONGEST = 1000
_AT_ONCE = 2
_hasher = PasswordHasher()
_room = BoundedSemaphore(_AT_ONCE)
# Without letters and digits that are taken for one another: a one-time password is read out or copied by hand.
_PLAIN = "abcdefghjkmnpqrstuvwxyz23456789"


def hashed(password: str) -> str:
    """The hash to keep. Raises UsageError for a password that is too short; nothing else is asked of it."""
    if len(password) < SHORTEST:
        raise UsageError(
            f"The password is too short: {len(password)} characters.",
            next_step=f"Choose one of at least {SHORTEST}; several words with spaces are good.",
        )
    if len(password) > LONGEST:
        raise UsageError("The password is too long.", next_step=f"Choose one of at most {LONGEST} characters.")
    with _room:
        return _hasher.hash(_bytes(password))


def fits(password: str, kept: str | None) -> bool:
    """Whether a password has this hash. Without a hash the answer is no, after the same time."""
    if len(password) > LONGEST:
        password = ""
    with _room:
        try:
            return _hasher.verify(kept or _nobodys(), _bytes(password)) and kept is not None
        except (VerificationError, InvalidHashError):
            return False


def outdated(kept: str) -> bool:
    """Whether a hash was made with parameters that are no longer ours."""
    return _hasher.check_needs_rehash(kept)


def one_time() -> str:
    """A password to be changed at the first sign-in: 80 bits, in groups of four."""
    return "-".join("".join(secrets.choice(_PLAIN) for _ in range(4)) for _ in range(4))


def _bytes(password: str) -> bytes:
    return password.encode(errors="surrogatepass")


@cache
def _nobodys() -> str:
    return _hasher.hash(secrets.token_bytes(16))
