"""A request in; let through only if it is from this machine's own page, with headers that let no other page in, out."""

import hmac
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from drafter.bounds import UPLOAD
from drafter.i18n import _

_SAFE = ("GET", "HEAD")
_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",  # without a referrer a form of our own would not say its origin (Fetch, 3.2)
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
"""Nothing is loaded from elsewhere, nothing of ours is shown or read elsewhere (W3C CSP 3, Fetch)."""


class Guard:
    """Refuses what is not asked by name of this machine, by this page, by who was given the token."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self.app = app
        self.token = token
        self.cookie = f"drafter-{port}"  # cookies do not know ports: two studios must not take each other's
        self.hosts = (f"127.0.0.1:{port}", f"localhost:{port}")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if host not in self.hosts or len(headers.getlist("host")) != 1:
            await _refuse(_("This page is only for this machine."), scope, receive, send)
            return
        given = QueryParams(scope["query_string"]).get("token", "")
        if given and scope["method"] in _SAFE and self._knows(given):
            opened = RedirectResponse(scope["path"], 303)
            opened.set_cookie(self.cookie, self.token, httponly=True, samesite="strict")
            await opened(scope, receive, _with_headers(send))
            return
        if not self._knows(self._cookie_of(headers)):
            message = _("Open the studio with the address that `drafter studio` said: it holds the key.")
            await _refuse(message, scope, receive, send)
            return
        ours = (
            headers.get("origin") == f"http://{host}" and headers.get("sec-fetch-site", "same-origin") == "same-origin"
        )
        if scope["method"] not in _SAFE and not ours:
            await _refuse(_("Another page may not write here."), scope, receive, send)
            return
        await self.app(scope, _bounded(receive), _with_headers(send))

    def _knows(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), self.token.encode())

    def _cookie_of(self, headers: Headers) -> str:
        try:
            found = SimpleCookie(headers.get("cookie", "")).get(self.cookie)
        except CookieError:
            return ""
        return found.value if found else ""


class TooLarge(Exception):  # noqa: N818  # a state of the request
    """More was sent than is taken."""


def _bounded(receive: Receive) -> Receive:
    taken = 0

    async def bounded() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > UPLOAD:
            raise TooLarge
        return message

    return bounded


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(_HEADERS)
            headers.setdefault("cache-control", "no-store")
        await send(message)

    return sending


async def _refuse(message: str, scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse(message, 403)(scope, receive, _with_headers(send))
