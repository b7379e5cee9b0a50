"""What the operator or the machine got wrong. Faults in the data are `Problem` values, never exceptions.

MarsadError                  exit 1
├── UsageError               exit 2   a command asked for something that cannot be
├── NoDesk                   exit 3   no ledger where one was expected
├── NotFound                 exit 4   an id that nothing answers to
├── Damaged                  exit 5   archive or log no longer match their digests
├── Busy                     exit 6   somebody else holds the ledger
├── Overtaken                exit 6   somebody else decided first
├── Missing                  exit 7   a part that has to be installed is not there
├── Refused                  exit 1   a name and password that let nobody in, or too many of them
├── Withheld                 exit 1   a report kept from those without the right to what is sensitive
├── Weighing                 exit 6   an answer that is still being worked out
└── Unreachable              exit 1   a server that does not answer
"""

from __future__ import annotations


class MarsadError(Exception):
    """Something Marsad cannot mend by itself: what happened, where, and what to do next."""

    exit_code = 1

    def __init__(self, what: str, *, where: str = "", next_step: str = "") -> None:
        self.what = what
        self.where = where
        self.next_step = next_step
        super().__init__(self.message)

    @property
    def message(self) -> str:
        """The three parts as one paragraph, empty parts left out."""
        parts = [self.what]
        if self.where:
            parts.append(f"Where: {self.where}.")
        if self.next_step:
            parts.append(f"Next: {self.next_step}")
        return " ".join(parts)


class UsageError(MarsadError):
    """A command asked for something that cannot be."""

    exit_code = 2


class NoDesk(MarsadError):
    """No ledger where one was expected."""

    exit_code = 3


class NotFound(MarsadError):
    """An id that nothing answers to."""

    exit_code = 4


class Damaged(MarsadError):
    """Archive or log no longer match their digests."""

    exit_code = 5


class Busy(MarsadError):
    """Somebody else holds the ledger."""

    exit_code = 6


class Overtaken(MarsadError):
    """Somebody decided on the same thing after it was last looked at; `decision` is the id of what they decided."""

    exit_code = 6

    def __init__(self, what: str, *, decision: str, where: str = "", next_step: str = "") -> None:
        super().__init__(what, where=where, next_step=next_step)
        self.decision = decision


class Weighing(Busy):
    """What was asked for is still being worked out; ask again shortly."""


class Missing(MarsadError):
    """A part that has to be installed is not there."""

    exit_code = 7


class Refused(MarsadError):
    """A name and password that let nobody in, or too many of them; `wait` is for how many seconds, then."""

    def __init__(self, what: str, *, where: str = "", next_step: str = "", wait: int = 0) -> None:
        super().__init__(what, where=where, next_step=next_step)
        self.wait = wait


class Withheld(MarsadError):
    """A report, or a claim of one, kept from those without the right to what is sensitive."""


class Unreachable(MarsadError):
    """A server that does not answer."""
