"""The `desk` verb: read, see, question and review the record in a browser."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import Annotated

import typer

from tetrapylon.cli.context import HideOption, StoreOption, opened, store_place, tools_for
from tetrapylon.cli.output import notices
from tetrapylon.desk.accounts import Accounts, BadAccount, load_users, new_user, save_user
from tetrapylon.desk.layers import LayerUnreadable, open_layers
from tetrapylon.desk.serve import Ways, address_for, is_loopback, serve


def desk(  # noqa: PLR0913 - one parameter an option
    store: StoreOption = None,
    port: Annotated[
        int | None,
        typer.Option("--port", min=1, max=65535, help="Port; default: the first free from 8737."),
    ] = None,
    host: Annotated[
        str,
        typer.Option(
            "--host", help="Address to listen on. Any but this machine's needs the token."
        ),
    ] = "127.0.0.1",
    token: Annotated[
        str | None,
        typer.Option("--token", help="Ask for this token; made anew for other machines."),
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Reviewer's name for rulings.")
    ] = None,
    browser: Annotated[  # noqa: FBT002 - a flag of the command line
        bool, typer.Option("--browser/--no-browser", help="Open the browser.")
    ] = True,
    hide_victims: HideOption = False,  # noqa: FBT002 - a flag of the command line
    map_style: Annotated[
        str | None,
        typer.Option(
            "--map-style", metavar="URL", help="MapLibre style of a server, as the base map."
        ),
    ] = None,
    raster: Annotated[
        str | None,
        typer.Option(
            "--raster", metavar="URL", help="Raster tiles of a server; with {z}, {x} and {y}."
        ),
    ] = None,
    raster_attribution: Annotated[
        str, typer.Option("--raster-attribution", metavar="TEXT", help="Whose the tiles are.")
    ] = "",
    overlay: Annotated[
        list[Path] | None,
        typer.Option(
            "--overlay", metavar="FILE", help="GeoJSON or PMTiles over the map; may be repeated."
        ),
    ] = None,
    users: Annotated[
        Path | None,
        typer.Option(
            "--users",
            metavar="FILE",
            help="Accounts that sign in; default for other machines: the store's name with .users.",
        ),
    ] = None,
    add_user: Annotated[
        str | None,
        typer.Option("--add-user", metavar="NAME", help="Add an account, ask its password, stop."),
    ] = None,
) -> None:
    """Open the web desk on the record: map, timeline, questions, reports, sources, review.

    It listens on this machine only, needs no connection, and shows what a running `tetrapylon read` adds.
    A map of a server is asked for only where one is named.
    """
    listed = users or Path(f"{store_place(store)}.users")
    if add_user is not None:
        if users is None and "://" in store_place(store):
            raise typer.BadParameter("say where the accounts of a database lie: --users FILE")
        _add_user(listed, add_user)
        return
    accounts = _accounts(listed) if users or not is_loopback(host) else None
    try:
        layers = open_layers(
            style=map_style,
            raster=raster,
            raster_attribution=raster_attribution,
            overlays=overlay or (),
        )
    except LayerUnreadable as error:
        raise typer.BadParameter(
            str(error), param_hint="--map-style, --raster, --overlay"
        ) from error
    with opened(store) as record:
        try:
            address = address_for(host, port, token, accounts)
        except OSError as error:
            raise typer.BadParameter(str(error), param_hint="--port") from error
        ways = Ways(
            reviewer=by or _user(),
            browse=browser,
            hide_victims=hide_victims,
            tools=lambda: tools_for(record),
            layers=layers,
        )
        serve(record, address, ways, tell=notices().print)


def _add_user(listed: Path, name: str) -> None:
    password = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    try:
        save_user(listed, new_user(name, password))
    except BadAccount as error:
        raise typer.BadParameter(str(error), param_hint="--add-user") from error
    typer.echo(f"{name} may sign in: {listed}")


def _accounts(listed: Path) -> Accounts | None:
    try:
        known = load_users(listed)
    except BadAccount as error:
        raise typer.BadParameter(str(error), param_hint="--users") from error
    return Accounts(known) if known else None


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "reviewer"
