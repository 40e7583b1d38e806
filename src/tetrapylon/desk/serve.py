"""Serve the desk: find a port, make the token, open the browser once the server answers."""

from __future__ import annotations

import ipaddress
import secrets
import socket
import threading
import time
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import uvicorn

from tetrapylon.desk.accounts import Accounts
from tetrapylon.desk.answering import House
from tetrapylon.desk.app import application
from tetrapylon.desk.first_look import work_out, work_out_arrays
from tetrapylon.desk.guard import LOOPBACK, Rules
from tetrapylon.desk.keeper import Keeper
from tetrapylon.desk.layers import NO_LAYERS, Layers
from tetrapylon.desk.renewal import Renewal, in_a_process
from tetrapylon.desk.resting import undisturbed
from tetrapylon.run.tools import Tools
from tetrapylon.store.store import Store

DEFAULT_PORT = 8737
PORTS_TRIED = 20
"""Ports after the default that are tried where it is taken."""
WAIT_S = 10.0
"""How long the browser waits for the server, in seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a desk listens, and the address to open."""

    host: str
    port: int
    token: str | None
    accounts: Accounts | None = None

    @property
    def url(self) -> str:
        """The address to open; with the token where there is one."""
        shown = f"[{self.host}]" if ":" in self.host else self.host
        query = f"/?token={self.token}" if self.token else "/"
        return f"http://{shown}:{self.port}{query}"

    @property
    def rules(self) -> Rules:
        """Who may talk to it."""
        names = (
            LOOPBACK if is_loopback(self.host) else LOOPBACK | {self.host.lower(), *_own_names()}
        )
        return Rules(
            hosts=frozenset(names), port=self.port, token=self.token, accounts=self.accounts
        )


def is_loopback(host: str) -> bool:
    """Tell whether only this machine reaches a host."""
    if host.lower() in LOOPBACK:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _own_names() -> set[str]:
    name = socket.gethostname().lower()
    try:
        return {name, *socket.gethostbyname_ex(name)[2]}
    except OSError:
        return {name}


def free_port(host: str, wanted: int | None) -> int:
    """Return the port asked for, else the first free one from the default on.

    Raises:
        OSError: none is free. Give another with `--port`.
    """
    tried = [wanted] if wanted else range(DEFAULT_PORT, DEFAULT_PORT + PORTS_TRIED)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for port in tried:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if probe.connect_ex((host if is_loopback(host) else "127.0.0.1", port)) != 0:
                return port
    raise OSError(f"port {wanted or DEFAULT_PORT} is taken; give another with --port")


def address_for(
    host: str, port: int | None, token: str | None, accounts: Accounts | None = None
) -> Address:
    """Return where to listen. A host that others reach has accounts or a token, made where neither is given."""
    if token is None and accounts is None and not is_loopback(host):
        token = secrets.token_urlsafe(24)
    return Address(host=host, port=free_port(host, port), token=token, accounts=accounts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """How a desk is served: the name offered for rulings, whether the browser opens, whether victims are named, maps.

    `tools` link the record anew for a brief as of a day.
    """

    reviewer: str
    browse: bool = True
    hide_victims: bool = False
    tools: Callable[[], Tools] | None = None
    layers: Layers = NO_LAYERS


def serve(store: Store, address: Address, ways: Ways, *, tell: Callable[[str], None]) -> None:
    """Serve a store until interrupted.

    Args:
        store: the record.
        address: where to listen.
        ways: how.
        tell: told the address to open.
    """
    house = House(
        keeper=Keeper(store, work_out, work_out_arrays),
        name=Path(store.place).stem,
        reviewer=ways.reviewer,
        renewal=Renewal(in_a_process(store)),
        hide_victims=ways.hide_victims,
        tools=ways.tools,
        layers=ways.layers,
        accounts=address.accounts,
    )
    app = application(house, replace(address.rules, outside=ways.layers.outside))
    for origin in ways.layers.outside:
        tell(f"pages may ask {origin} for maps: it sees which ground is looked at")
    config = uvicorn.Config(
        app, host=address.host, port=address.port, log_level="warning", server_header=False
    )
    server = uvicorn.Server(config)
    tell(f"the desk is at {address.url} (stop it with Ctrl-C)")
    if ways.browse:
        threading.Thread(target=_open, args=(server, address.url), daemon=True).start()
    stop = threading.Event()
    watching = threading.Thread(target=house.keeper.watch, args=(stop,), daemon=True)
    with undisturbed():  # before anything is opened, so that no generation is kept past its time
        watching.start()
        try:
            server.run()
        finally:
            stop.set()
            watching.join(WAIT_S)


def _open(server: uvicorn.Server, url: str) -> None:
    until = time.monotonic() + WAIT_S
    while not server.started and time.monotonic() < until:
        time.sleep(0.05)
    webbrowser.open(url)
