"""A small RESTCONF client (RFC 8040, JSON) on one kept connection, with errors that can be read."""

from __future__ import annotations

import base64
import http.client
import json
import os
from typing import Any
from urllib.parse import quote, urlsplit

from lab.shell import LabError

DEFAULT_URL = "http://127.0.0.1:8181"
_YANG_JSON = "application/yang-data+json"


class RestconfError(LabError):
    """The controller refused a request: ``status`` is the HTTP status, ``errors`` the ietf-restconf errors."""

    def __init__(self, method: str, path: str, status: int, body: bytes) -> None:
        self.status = status
        self.errors = _errors(body)
        messages = "; ".join(_message(e) for e in self.errors) or body.decode(errors="replace").strip()[:500]
        super().__init__(f"{method} {path}: HTTP {status}: {messages or 'no explanation'}")


class Restconf:
    """``base`` like http://127.0.0.1:8181; paths are relative to /rests, for example data/weft:weft."""

    def __init__(self, base: str | None = None, user: str = "admin", password: str = "admin",
                 timeout: float = 60.0) -> None:
        url = urlsplit(base or os.environ.get("WEFT_RESTCONF", DEFAULT_URL))
        if url.scheme not in ("http", "https") or not url.hostname:
            raise LabError(f"controller address '{base}': want for example {DEFAULT_URL}")
        kind = http.client.HTTPSConnection if url.scheme == "https" else http.client.HTTPConnection
        self._connection = kind(url.hostname, url.port, timeout=timeout)
        token = base64.b64encode(f"{user}:{password}".encode()).decode()
        self._headers = {"Authorization": f"Basic {token}", "Accept": _YANG_JSON}

    def __enter__(self) -> "Restconf":
        return self

    def __exit__(self, *exc: object) -> None:
        self._connection.close()

    def get(self, path: str, **query: str) -> Any | None:
        """The data at a path; None when there is none."""
        suffix = "?" + "&".join(f"{k}={quote(v)}" for k, v in query.items()) if query else ""
        try:
            return self._request("GET", path + suffix)
        except RestconfError as e:
            if e.status in (404, 409) and any(x.get("error-tag") == "data-missing" for x in e.errors):
                return None
            raise

    def put(self, path: str, body: Any) -> None:
        self._request("PUT", path, body)

    def patch(self, path: str, body: Any) -> None:
        self._request("PATCH", path, body)

    def post(self, path: str, body: Any = None) -> Any | None:
        return self._request("POST", path, body)

    def delete(self, path: str) -> bool:
        """False when there was nothing to delete."""
        try:
            self._request("DELETE", path)
            return True
        except RestconfError as e:
            if e.status in (404, 409) and any(x.get("error-tag") == "data-missing" for x in e.errors):
                return False
            raise

    def _request(self, method: str, path: str, body: Any = None) -> Any | None:
        headers = dict(self._headers)
        payload = None
        if body is not None:
            payload = json.dumps(body).encode()
            headers["Content-Type"] = _YANG_JSON
        status, data = self._exchange(method, "/rests/" + path, payload, headers)
        if status >= 300:
            raise RestconfError(method, path, status, data)
        return json.loads(data) if data.strip() else None

    def _exchange(self, method: str, path: str, payload: bytes | None, headers: dict[str, str]) -> tuple[int, bytes]:
        for attempt in (1, 2):
            try:
                self._connection.request(method, path, payload, headers)
                response = self._connection.getresponse()
                return response.status, response.read()
            except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError) as e:
                self._connection.close()  # a kept connection may have been closed meanwhile: once more on a new one
                if attempt == 2:
                    raise self._unreachable(e) from e
            except (OSError, http.client.HTTPException) as e:
                self._connection.close()
                raise self._unreachable(e) from e
        raise AssertionError("unreachable")

    def _unreachable(self, e: Exception) -> LabError:
        return LabError(f"the controller at {self._connection.host}:{self._connection.port} does not answer ({e});"
                        f" is it up? (weft status, weft controller start)")


def _errors(body: bytes) -> list[dict[str, Any]]:
    try:
        document = json.loads(body)
        found = (document.get("ietf-restconf:errors") or document.get("errors") or {}).get("error", [])
        return [e for e in found if isinstance(e, dict)]
    except (ValueError, AttributeError):
        return []


def _message(error: dict[str, Any]) -> str:
    text = error.get("error-message") or error.get("error-tag") or "unknown error"
    return f"{text} (at {error['error-path']})" if error.get("error-path") else str(text)
