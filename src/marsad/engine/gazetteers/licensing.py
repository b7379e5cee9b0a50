"""On what terms a gazetteer's data come. Data whose licence nobody states are refused."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from marsad.errors import UsageError
from marsad.model import Licence
from marsad.packs import tables

LICENCES = "licences.toml"
_GEONAMES_TERMS = "CC BY 4.0"
# What the Humanitarian Data Exchange calls licences, as people write them.
_TERMS = {
    "cc-by": "CC BY 4.0",
    "cc-by-igo": "CC BY 3.0 IGO",
    "cc-by-sa": "CC BY-SA 4.0",
    "cc-zero": "CC0 1.0",
    "odc-by": "ODC-By 1.0",
    "hdx-odc-by": "ODC-By 1.0",
    "odc-odbl": "ODbL 1.0",
    "hdx-odc-odbl": "ODbL 1.0",
    "odc-pddl": "PDDL 1.0",
    "hdx-pddl": "PDDL 1.0",
}
_OTHER = frozenset({"hdx-other", "hdx-multi"})


def geonames(country: str, title: str, retrieved: str) -> Licence:
    """GeoNames states one licence for all of its dumps (readme of https://download.geonames.org/export/dump/)."""
    return Licence(
        id=geonames_id(country),
        title=f"GeoNames, {title}, of {retrieved}",
        licence=_GEONAMES_TERMS,
        attribution=f"Places and names of {title}: GeoNames (geonames.org), {_GEONAMES_TERMS}.",
    )


def geonames_id(country: str) -> str:
    """The id of the licence under which a country's GeoNames rows stand."""
    return f"geonames_{country.lower()}"


def boundaries_id(country: str) -> str:
    """The id of the licence under which a country's boundaries stand."""
    return f"cod_ab_{country.lower()}"


def of_terms(country: str, terms: str, title: str = "", source: str = "") -> Licence:
    """The licence row of boundaries whose terms are known."""
    named = title or f"COD-AB {country}"
    whose = source or "Common Operational Datasets (OCHA)"
    return Licence(
        id=boundaries_id(country),
        title=f"{named}, simplified",
        licence=terms,
        attribution=f"Administrative boundaries: {whose}, {named}, simplified, {terms}.",
    )


def of_catalogue(country: str, told: Mapping[str, Any]) -> Licence | None:
    """The licence that a data set's entry in the catalogue states; None where it states none."""
    kind = str(told.get("license_id") or "").casefold()
    other = str(told.get("license_other") or told.get("license_title") or "").strip()
    terms = _TERMS.get(kind) or (other if kind in _OTHER else "")
    if not terms:
        return None
    return of_terms(country, terms, str(told.get("title") or ""), str(told.get("dataset_source") or ""))


def beside(country: str, folders: Iterable[Path]) -> Licence | None:
    """The licence of boundaries stated in a folder: by `licences.toml`, or by the catalogue's entry as it was saved.

    Raises ValueError where such a file is not understood.
    """
    for folder in folders:
        rows = tables.licences(tables.read(folder / LICENCES))
        named = {row.id: row for row in rows}
        row = named.get(boundaries_id(country)) or named.get("cod_ab")
        if row and row.licence and row.attribution:
            return Licence(id=boundaries_id(country), title=row.title, licence=row.licence, attribution=row.attribution)
        for saved in sorted(folder.glob("package_show*.json")):
            found = of_catalogue(country, entry(saved.read_text(encoding="utf-8")))
            if found:
                return found
    return None


def entry(text: str) -> dict[str, Any]:
    """A data set's entry out of the catalogue's answer (CKAN `package_show`). Raises ValueError for anything else."""
    told = json.loads(text)
    result = told.get("result") if isinstance(told, dict) else None
    if not isinstance(result, dict):
        raise ValueError("no answer of a CKAN catalogue: it has no `result`")
    return result


def refused(where: str) -> UsageError:
    """Boundaries without a licence are not installed."""
    return UsageError(
        "These boundaries come without a licence; data whose licence nobody states are not installed.",
        where=where,
        next_step=(
            'Say what the page they came from states, as in --boundaries-licence "CC BY 3.0 IGO"; or put a '
            "licences.toml or the page's package_show.json beside them; or leave them out with --no-boundaries."
        ),
    )
