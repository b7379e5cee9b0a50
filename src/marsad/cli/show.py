"""`marsad show`: one report, claim or incident as it is kept or worked out, or an account of the sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from marsad.cli import screen
from marsad.cli.opening import open_desk
from marsad.cli.options import desk_option, json_option, known_option
from marsad.errors import NotFound
from marsad.model import Claim, Problem, Report, claim_record, report_line, to_plain

if TYPE_CHECKING:
    from marsad.engine import Desk

QUOTED = 100


@click.command("show")
@click.argument("noun", type=click.Choice(["report", "claim", "incident", "sources"]))
@click.argument("id_", metavar="[ID]", required=False, default="")
@known_option
@desk_option
@json_option
def command(noun: str, id_: str, as_known_on: date | None, folder: Path, as_json: bool) -> None:
    """Show a report with its text and claims, a claim field by field, or an incident with its voices.

    `show sources` counts what every source told first, alone, that others confirm or deny, withdrew and foretold; with
    the id or name of one, it lists what is counted.
    """
    if not id_ and noun != "sources":
        raise click.UsageError(f"Missing argument 'ID': which {noun}?")
    with open_desk(folder) as desk:
        if noun == "sources":
            _show_sources(desk, id_, as_known_on, as_json)
        elif noun == "report":
            _show_report(desk, id_, as_json)
        elif noun == "claim":
            _show_claim(desk, id_, as_json)
        else:
            _show_incident(desk, id_, as_known_on, as_json)


def _show_report(desk: Desk, id_: str, as_json: bool) -> None:
    report = desk.report(id_)
    claims = desk.claims_of(report.id)
    problems = tuple(p for p in desk.problems() if p.report == report.id)
    if as_json:
        line = report_line(report, claims, problems)
        more = {"text": report.text, "url": report.url, "collected": to_plain(report.collected)}
        screen.result_json({**line, "report": {**line["report"], **more}})
    else:
        screen.result("\n".join(_report_rows(report, claims, problems)))


def _report_rows(report: Report, claims: Sequence[Claim], problems: Sequence[Problem]) -> Iterator[str]:
    yield from _rows(
        {
            "report": report.id, "name": report.name, "title": report.title, "publisher": report.publisher,
            "published": report.published, "url": report.url, "language": report.language,
            "collected": report.collected,
        }
    )  # fmt: skip
    yield f"\n{report.text}\n"
    for claim in claims:
        quote = " ".join(claim.span.quote.split())
        cut = f"{quote[:QUOTED]}…" if len(quote) > QUOTED else quote
        yield f"{claim.id}  {claim.speaker.name} {claim.act} {claim.type}: “{cut}”"
    for problem in problems:
        yield f"problem {problem.code}: {problem.message}"


def _show_claim(desk: Desk, id_: str, as_json: bool) -> None:
    claim = desk.claim(id_)
    record = claim_record(claim)
    if as_json:
        screen.result_json({"report": claim.report, **record})
    else:
        screen.result("\n".join(_rows({"report": claim.report, **_flat(record)})))


def _flat(record: dict[str, Any]) -> dict[str, Any]:
    """Field by field; a list as one field an item, spans left to the words themselves."""
    flat: dict[str, Any] = {}
    for name, value in record.items():
        if isinstance(value, dict):
            flat |= {f"{name} {part}": v for part, v in value.items() if part != "span"}
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            for number, item in enumerate(value, 1):
                flat |= {f"{name} {number} {part}": v for part, v in item.items() if part != "span"}
        else:
            flat[name] = ", ".join(map(str, value)) if isinstance(value, list) else value
    return flat


def _rows(values: dict[str, Any]) -> Iterator[str]:
    shown = {name: value for name, value in values.items() if value not in (None, "", [], {})}
    wide = max(map(len, shown), default=0)
    return (f"{name:<{wide}}  {value}" for name, value in shown.items())


def _show_incident(desk: Desk, id_: str, as_known_on: date | None, as_json: bool) -> None:
    from marsad.engine import chain_text

    incident = desk.incident(id_, as_known_on)
    if as_json:
        screen.result_json(to_plain(incident))
        return
    chain = replace(desk.explain(incident.id, as_known_on=as_known_on), passages=())
    screen.result(chain_text(chain, screen.width(wide=False, narrow=False), colour=screen.colour()))
    screen.remark(f"The words: marsad explain {incident.id}")


def _show_sources(desk: Desk, wanted: str, as_known_on: date | None, as_json: bool) -> None:
    from marsad.engine import account_text, accounts_plain, accounts_text

    found = desk.accounts(as_known_on)
    if wanted:
        found = tuple(a for a in found if wanted.casefold() in (a.source, a.name.casefold()))
        if not found:
            raise NotFound(
                f"No source here answers to {wanted!r}.", next_step="Take an id or a name from `marsad show sources`."
            )
    if as_json:
        screen.result_json(accounts_plain(found, desk.pack))
    elif wanted:
        screen.result("\n".join(account_text(one, desk.pack) for one in found))
    else:
        screen.result(accounts_text(found, desk.pack))
