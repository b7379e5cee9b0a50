"""`marsad gazetteer install`: every place of a country, from the network or from disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from marsad.cli import screen
from marsad.cli.gazetteer.within import desk_at
from marsad.cli.options import desk_option, json_option
from marsad.config import Config
from marsad.errors import Unreachable
from marsad.model import to_plain

if TYPE_CHECKING:
    from marsad.engine.gazetteers import Installation, Order

_SHA256_DIGITS = 64


class Checksum(click.ParamType[tuple[str, str]]):
    """FILE=DIGEST."""

    name = "file=digest"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        if isinstance(value, tuple):
            return value
        file, _, digest = str(value).rpartition("=")
        if not file or len(digest) != _SHA256_DIGITS or not all(c in "0123456789abcdefABCDEF" for c in digest):
            self.fail(f"{value!r} is not FILE=DIGEST with the 64 digits of a sha256.", param, ctx)
        return file, digest


@click.command("install")
@click.argument("country", metavar="CC")
@click.option(
    "--from",
    "paths",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE|DIR",
    help="Take the files from disk: GeoNames dumps, alternate names, COD-AB boundaries; zips or unpacked.",
)
@click.option("--shared", is_flag=True, help="For all desks of this user, not for the desk at hand alone.")
@click.option(
    "--sha256",
    "checksums",
    multiple=True,
    type=Checksum(),
    metavar="FILE=DIGEST",
    help="Refuse FILE unless this is its checksum. NAME.sha256 and SHA256SUMS beside files count, too.",
)
@click.option("--boundaries/--no-boundaries", default=True, help="With or without administrative boundaries.")
@click.option(
    "--boundaries-licence",
    default="",
    metavar="TERMS",
    help='The licence of boundaries that come without one, as their page states it ("CC BY 3.0 IGO").',
)
@click.option("--geonames-url", default=None, metavar="URL", help="A mirror of GeoNames' folder `export/dump`.")
@click.option("--cod-url", default=None, metavar="URL", help="A mirror of the Humanitarian Data Exchange.")
@click.option("--plan", is_flag=True, help="Only say what would be fetched from where.")
@desk_option
@json_option
def command(
    country: str, paths: tuple[Path, ...], shared: bool, checksums: tuple[tuple[str, str], ...], boundaries: bool,
    boundaries_licence: str, geonames_url: str | None, cod_url: str | None, plan: bool, folder: Path, as_json: bool,
) -> None:  # fmt: skip
    """Install every place that GeoNames and COD-AB know in a country; CC is its code, such as SY.

    With a desk at hand the gazetteer is the desk's, which reads with it from then on. With --shared, or without a
    desk, it is for all desks that name it: gazetteers = ["SY"] in marsad.toml. What a killed download had is taken up
    again; what was installed before stays until the new is whole.
    """
    from marsad.engine import gazetteers

    config = None if shared else desk_at(folder)
    mirrors = {"geonames_url": geonames_url, "cod_url": cod_url}
    order = gazetteers.order(
        country, config, paths=paths, checksums=dict(checksums), boundaries=boundaries,
        boundaries_licence=boundaries_licence, **{name: url for name, url in mirrors.items() if url},
    )  # fmt: skip
    if plan:
        screen.result(_plan(order))
        return
    try:
        with screen.progress(f"installing {order.country}") as watch:
            done = gazetteers.install(order, watch)
    except Unreachable:
        screen.remark(_plan(order))
        raise
    screen.problems(done.problems)
    if as_json:
        screen.result_json(to_plain(done))
    else:
        screen.result(told(done, config))


def told(done: Installation, config: Config | None) -> str:
    """What was installed, where, and who uses it."""
    counts = f"{done.places:,} places with {done.names:,} names, {done.areas:,} of them areas with outlines"
    lines = [f"Gazetteer of {done.title}: {counts}."]
    if done.linked:
        lines.append(f"{done.linked:,} of them are places that packs know already; these gain the names.")
    lines.append(f"It lies in {done.folder}.")
    if config:
        lines.append(f"The desk in {config.folder} reads with it from now on. {AGAIN}")
    else:
        named = f'gazetteers = ["{done.country}"]'
        lines.append(f"A desk uses it when its marsad.toml says {named}, or its pack includes {done.country!r}.")
    lines += [f"Licence: {one.title}: {one.licence}. Exports print: {one.attribution}" for one in done.licences]
    return "\n".join(lines)


AGAIN = "Reports read before keep the places they were given."


def _plan(order: Order) -> str:
    """Where to fetch what, and how to install it without a line."""
    from marsad.engine.gazetteers import addresses

    rows = addresses(order.country, order.geonames_url, order.cod_url)
    width = max(map(len, rows))
    return "\n".join([
        f"The gazetteer of {order.country} is made of:",
        *(f"  {name:{width}}  {url}" for name, url in rows.items()),
        "The first is enough; the others add names in every language, names of areas, and boundaries.",
        "Without a line: fetch them elsewhere, bring them here in one folder under these names, and run",
        f"  marsad gazetteer install {order.country} --from FOLDER",
    ])  # fmt: skip
