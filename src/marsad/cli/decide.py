"""`marsad decide`: what a person decides, as a row beside the machine's answer."""

from __future__ import annotations

from pathlib import Path

import click

from marsad.cli import screen
from marsad.cli.opening import open_desk
from marsad.cli.options import desk_option, json_option
from marsad.model import Verb, to_plain


@click.command("decide")
@click.argument("id_", metavar="ID")
@click.argument("verb", type=click.Choice([v.value for v in Verb]))
@click.option("--because", required=True, help="Why; it is kept with the decision.")
@click.option("--field", help="correct: the field of the claim.")
@click.option(
    "--value", help="correct: its right value, as JSON or plain words; sensitivity: open, blurred or withheld."
)
@click.option(
    "--with",
    "others",
    multiple=True,
    metavar="ID",
    help="merge: what to merge with; split: claims to part; contradicts: what cannot be so beside it.",
)
@desk_option
@json_option
def command(
    id_: str, verb: str, because: str, field: str | None, value: str | None, others: tuple[str, ...], folder: Path,
    as_json: bool,
) -> None:  # fmt: skip
    """Decide about a claim, an incident or another derived object. Nothing is overwritten.

    To take a decision back: marsad decide DECISION-ID undo --because …
    """
    from marsad.engine import Verdict

    verdict = Verdict(target=id_, verb=Verb(verb), because=because, others=others, field=field, value=value)
    with open_desk(folder) as desk:
        decision = desk.decide(verdict)
    if as_json:
        screen.result_json(to_plain(decision))
    else:
        screen.result(f"Decision {decision.id}: {decision.verb} {decision.target}, because {decision.because}")
