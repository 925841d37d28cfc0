"""A folder in; its studio at an address of this machine until it is stopped."""

import gc
import os
import re
import secrets
import socket
import sys
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from drafter.i18n import _
from drafter.model.finding import Finding, InputError
from drafter.resources import user_dir
from drafter.studio.app import make_app

HOST = "127.0.0.1"
_SETTLED = (1, 10, 20, 40)
"""After how many answers what is loaded by then is taken to stay."""
_TRIES = 20
PORT = 8137
"""The first that is tried where none is asked for."""


def serve(folder: Path, port: int | None, ready: Callable[[str], None], *, open_page: bool = True) -> None:
    """Serve until interrupted. ready: is told the address, which holds the token. Raises InputError."""
    listening = _listen(port)
    number = listening.getsockname()[1]
    token = keep_token(folder)
    address = f"http://{HOST}:{number}/?token={token}"
    config = uvicorn.Config(
        settling(make_app(folder, token, number)),
        log_level="critical",
        access_log=False,
        server_header=False,
        lifespan="off",
    )
    gc.set_threshold(50_000, 20, 20)
    ready(address)
    if open_page:
        webbrowser.open(address)
    uvicorn.Server(config).run(sockets=[listening])


def settling(app: ASGIApp) -> ASGIApp:
    """An application, of which what the first pages loaded stays.

    Looking through all of it for rubbish would be a pause at every few keys.
    """
    answers = 0

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        nonlocal answers
        await app(scope, receive, send)
        answers += 1
        if answers in _SETTLED:
            gc.freeze()

    return answer


def keep_token(folder: Path) -> str:
    """The key of a folder's studio: the same when it is started again, so that pages that are still open go on.

    It lies among what this person chose, for her eyes only; where it cannot, it is another each time.
    """
    name = sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    path = user_dir("config") / "studio" / name
    with suppress(OSError, UnicodeDecodeError):
        if re.fullmatch(r"[\w-]{32}", token := path.read_text(encoding="ascii")):
            return token
    token = secrets.token_urlsafe(24)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.unlink(missing_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(token)
    return token


def _listen(port: int | None) -> socket.socket:
    """A socket of this machine alone, at the port, or where none is asked for at the first that is free."""
    for number in (port,) if port is not None else (*range(PORT, PORT + _TRIES), 0):
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if sys.platform != "win32":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((HOST, number))
        except OSError as error:
            listening.close()
            if port is not None:
                message = _(
                    "port {port} cannot be used: {reason}; leave --port away, or name another",
                    port=port,
                    reason=error.strerror or error,
                )
                raise InputError([Finding("port", "error", message)]) from None
            continue
        listening.listen(64)
        return listening
    raise AssertionError("port 0 is always free")
