"""`tetrapylon gazetteer build`, `import` and `find`: the places that names are looked up in."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter
from typing import Annotated

import typer

from tetrapylon.cli.context import FormatOption, settings
from tetrapylon.cli.output import Format, notices, print_rows
from tetrapylon.lexicon.gazetteer import Place, open_gazetteer
from tetrapylon.lexicon.gazetteer_build import cache_folder, compiled_towns
from tetrapylon.lexicon.gazetteer_import import FOLDER, NotPlaces, import_places
from tetrapylon.model.codec import Json

app = typer.Typer(no_args_is_help=True, help="Build, extend and search the gazetteer.")


@app.command()
def build() -> None:
    """Compile towns and regions, once a machine; where that was done already, say where they lie."""
    began = perf_counter()
    file = compiled_towns()
    size_mb = file.stat().st_size / 1e6
    typer.echo(f"{file}: {size_mb:.0f} MB, ready in {perf_counter() - began:.1f} s")


@app.command("import")
def import_(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="A GeoNames country dump (tab-separated) or a GeoJSON FeatureCollection.",
        ),
    ],
) -> None:
    """Add the places of a file. A file of the same name imported before is replaced."""
    try:
        made = import_places(file, cache_folder() / FOLDER)
    except NotPlaces as error:
        raise typer.BadParameter(str(error)) from error
    typer.echo(f"{made.places} places, {made.names} names: {made.file}")
    notices().print("reports read before keep their places until they are read anew")


@app.command()
def find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="As printed.")],
    country: Annotated[
        list[str] | None,
        typer.Option("--country", metavar="ISO", help="Only these countries; may be repeated."),
    ] = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """List the places that bear a name, largest first; inside countries given, also by romanisation."""
    gazetteer = open_gazetteer(folder=settings().lexicon)
    wanted = {c.upper() for c in country} if country else None
    found = gazetteer.find(name, countries=wanted)
    if not found and wanted:
        found = gazetteer.find_alike(name, countries=wanted)
    columns = (
        *("id", "name", "feature", "district", "region", "country"),
        *("lat", "lon", "precision_km", "population", "exact"),
    )
    print_rows([_row(p) for p in found], columns, form=form)


def _row(place: Place) -> dict[str, Json]:
    return {
        "id": place.id,
        "name": place.name,
        "feature": place.feature,
        "district": place.district,
        "region": place.region,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "precision_km": place.precision_km,
        "population": place.population,
        "exact": place.exact,
    }
