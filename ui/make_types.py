"""Write `ui/src/lib/types.ts` from the desk's OpenAPI: `python ui/make_types.py`. A test compares the two."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fastapi import FastAPI

from tetrapylon.desk.app import ROUTERS

TARGET = Path(__file__).parent / "src" / "lib" / "types.ts"
HEAD = "// Made by ui/make_types.py from the OpenAPI of the desk. Do not edit.\n"
PLAIN = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}


def typescript() -> str:
    """Return an interface for every schema of the API."""
    app = FastAPI()
    for router in ROUTERS:
        app.include_router(router)
    schemas: dict[str, Any] = app.openapi()["components"]["schemas"]
    return HEAD + "".join(_declared(name, schemas[name]) for name in sorted(schemas))


def _declared(name: str, schema: dict[str, Any]) -> str:
    if "enum" in schema:
        return f"\nexport type {name} = {_enum(schema)};\n"
    required = set(schema.get("required", ()))
    lines = "".join(
        f"  {key}{'' if key in required else '?'}: {_type(value)};\n"
        for key, value in schema.get("properties", {}).items()
    )
    return f"\nexport interface {name} {{\n{lines}}}\n"


def _enum(schema: dict[str, Any]) -> str:
    return " | ".join(f'"{value}"' for value in schema["enum"])


def _type(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if "enum" in schema:
        return _enum(schema)
    if "anyOf" in schema:
        return " | ".join(_type(option) for option in schema["anyOf"])
    if schema.get("type") == "array":
        inner = _type(schema.get("items", {}))
        return f"({inner})[]" if "|" in inner else f"{inner}[]"
    if schema.get("type") == "object":
        extra = schema.get("additionalProperties")
        return f"Record<string, {_type(extra) if isinstance(extra, dict) else 'unknown'}>"
    return PLAIN.get(str(schema.get("type")), "unknown")


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(typescript(), encoding="utf-8")
