"""The desk's application: endpoints, the built page, and the guard around both."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI, HTTPException
from fastapi.responses import FileResponse, HTMLResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.types import ASGIApp

from tetrapylon import __version__
from tetrapylon.desk import basemap, bonding, changes, drafting, mapping, screens, signing
from tetrapylon.desk.answering import House
from tetrapylon.desk.guard import Guard, Rules

ROUTERS = (
    screens.router,
    changes.router,
    bonding.router,
    drafting.router,
    mapping.router,
    signing.router,
)
"""Everything under `/api`."""
NOT_BUILT = (
    "<!doctype html><html lang='en'><title>tetrapylon desk</title><h1>The page is not built</h1>"
    "<p>Run <code>make ui</code> in the source tree, or install a wheel. The data is served under /api.</p>"
)


def page_folder() -> Path:
    """Return where the built page lies in this installation, whether it is there or not."""
    return Path(str(files("tetrapylon.desk"))) / "page"


def application(house: House, rules: Rules, *, page: Path | None = None) -> ASGIApp:
    """Return the desk as an ASGI application.

    Args:
        house: the record and the names shown.
        rules: who may talk to it.
        page: folder of the built page; None for the installed one.
    """
    app = FastAPI(
        title="tetrapylon desk",
        version=__version__,
        description="The JSON twin of every screen of the desk.",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.house = house
    for router in ROUTERS:
        app.include_router(router)
    _pages(app, page or page_folder())
    return Guard(app, rules)


def _pages(app: FastAPI, folder: Path) -> None:
    if (folder / "assets").is_dir():
        app.mount("/assets", StaticFiles(directory=folder / "assets"), name="assets")

    @app.get("/basemap.pmtiles", include_in_schema=False)
    def tiles() -> Response:
        path = basemap.file()
        if path is None:
            raise HTTPException(404, "no base map was built; the page draws outlines")
        return FileResponse(path, media_type="application/octet-stream")

    @app.get("/{screen:path}", include_in_schema=False)
    def page(screen: str) -> Response:
        if screen.startswith(("api/", "assets/")):
            raise HTTPException(404, "there is nothing at this address")
        index = folder / "index.html"
        headers = {"cache-control": "no-cache"}
        if not index.is_file():
            return HTMLResponse(NOT_BUILT, status_code=200, headers=headers)
        return FileResponse(index, media_type="text/html", headers=headers)
