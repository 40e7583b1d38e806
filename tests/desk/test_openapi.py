"""Whatever is sent to the API, it never fails."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings

from tetrapylon.desk.answering import House
from tetrapylon.desk.app import ROUTERS
from tetrapylon.desk.keeper import Keeper
from tetrapylon.store.store import open_store


@pytest.fixture(scope="module")
def api(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401 - untyped there
    path = tmp_path_factory.mktemp("api") / "record.db"
    for suffix in ("", "-wal"):
        beside = Path(f"{sample_file}{suffix}")
        if beside.exists():
            shutil.copy(beside, f"{path}{suffix}")
    app = FastAPI()
    app.state.house = House(keeper=Keeper(open_store(str(path))), name="api", reviewer="tester")
    for router in ROUTERS:
        app.include_router(router)
    return schemathesis.openapi.from_asgi("/openapi.json", app)


def test_no_request_makes_the_desk_fail(api: Any) -> None:  # noqa: ANN401 - untyped there
    operations = [result.ok() for result in api.get_all_operations()]
    assert len(operations) >= 18

    for operation in operations:

        @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def never_fails(case: Any) -> None:  # noqa: ANN401 - untyped there
            answer = case.call()
            assert answer.status_code < 500, f"{case.method} {case.path}: {answer.text}"

        never_fails()
