"""Only this machine's own page is answered: every other name, page and person is refused."""

import http.client
from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="the extra drafter[studio] is not installed")

from drafter.bounds import UPLOAD
from tests.studio.conftest import LONG, Studio


def ask(studio: Studio, method: str, path: str, headers: dict[str, str], body: bytes = b"") -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(studio.root.removeprefix("http://"), timeout=20)
    connection.putrequest(method, path, skip_host=True)
    for name, value in {
        "Host": studio.root.removeprefix("http://"),
        "Content-Length": str(len(body)),
        **headers,
    }.items():
        connection.putheader(name, value)
    connection.endheaders(body or None)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


@pytest.fixture
def studio(open_studio, tmp_path: Path) -> Studio:
    (tmp_path / "a.yaml").write_text("format: 1\nkind: pledge\ntitle: 甲\n", encoding="utf-8", newline="\n")
    started: Studio = open_studio(tmp_path)
    return started


def key(studio: Studio) -> dict[str, str]:
    """What a browser sends once it was given the address."""
    answer = ask(studio, "GET", f"/?token={studio.token}", {})
    cookie = str(answer.getheader("set-cookie"))
    assert answer.status == 303 and "HttpOnly" in cookie and "SameSite=strict" in cookie
    assert studio.token not in str(answer.getheader("location"))
    return {"Cookie": cookie.split(";")[0]}


def test_only_who_knows_the_key_is_answered_and_only_under_this_machines_names(studio):
    known = key(studio)
    port = studio.root.rsplit(":", 1)[1]
    assert ask(studio, "GET", "/", known).status == 200
    for headers in ({}, {"Cookie": known["Cookie"][:-1]}, {"Cookie": "x=y"}):
        assert ask(studio, "GET", "/", headers).status == 403, headers
    assert ask(studio, "GET", "/?token=wrong", {}).status == 403
    for host in (
        "evil.example",
        f"evil.example:{port}",
        "127.0.0.1",
        "127.0.0.1:1",
        f"127.0.0.1.evil.example:{port}",
        "",
    ):
        assert ask(studio, "GET", "/", {**known, "Host": host}).status == 403, host
    assert ask(studio, "GET", "/", {**known, "Host": f"localhost:{port}"}).status == 200


def test_another_page_can_neither_write_nor_read(studio):
    known = key(studio)
    own = {**known, "Origin": studio.root, "Content-Type": "application/x-www-form-urlencoded"}
    body = b"name=%E7%94%B2"
    before = sorted(Path(studio.folder).iterdir())
    for origin in (
        {},
        {"Origin": "null"},
        {"Origin": "http://evil.example"},
        {"Origin": f"{studio.root}.evil.example"},
    ):
        headers = {**known, "Content-Type": "application/x-www-form-urlencoded", **origin}
        assert ask(studio, "POST", "/new/pledge", headers, body).status == 403, origin
    assert ask(studio, "POST", "/new/pledge", {**own, "Sec-Fetch-Site": "cross-site"}, body).status == 403
    assert sorted(Path(studio.folder).iterdir()) == before
    answer = ask(studio, "GET", "/", known)
    assert answer.getheader("access-control-allow-origin") is None
    assert "default-src 'none'" in str(answer.getheader("content-security-policy"))
    assert answer.getheader("cross-origin-resource-policy") == "same-origin"
    assert ask(studio, "POST", "/new/pledge", own, body).status == 303


def test_nothing_is_found_by_a_path(studio):
    known = key(studio)
    for path in (
        "/m/..%2f..%2fetc",
        "/m/a.yaml",
        "/m/000000000000",
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/new/..",
        "/after/0/get/draft",
        "/phrases/../x",
    ):
        assert ask(studio, "GET", path, known).status in (404, 405), path


def test_what_is_too_large_is_refused(studio):
    headers = {**key(studio), "Origin": studio.root, "Content-Type": "multipart/form-data; boundary=b"}
    part = b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.docx"\r\n\r\n' + b"0" * (UPLOAD + 1)
    assert ask(studio, "POST", "/after", headers, part).status == 413
    assert ask(studio, "GET", "/", key(studio)).status == 200


@LONG
def test_a_page_of_another_origin_in_a_real_browser_is_left_outside(studio, open_studio, visit, tmp_path):
    page = visit(studio)
    other = tmp_path / "other"
    other.mkdir()
    stranger = visit(open_studio(other))  # another origin: the same machine, another port
    script = """async (root) => {
        const tried = {};
        for (const [name, options] of Object.entries({
            read: {}, cookies: {credentials: "include"}, blind: {mode: "no-cors", credentials: "include"},
            write: {method: "POST", mode: "no-cors", credentials: "include", body: new URLSearchParams({name: "乙"})},
        })) {
            const path = name === "write" ? "/new/pledge" : "/";
            try { const got = await fetch(root + path, options); tried[name] = got.type + (await got.text()).length; }
            catch (error) { tried[name] = "refused"; }
        }
        return tried;
    }"""
    stranger.goto("about:blank")
    tried = stranger.evaluate(script, studio.root)
    assert tried["read"] == tried["cookies"] == "refused"
    assert tried["blind"] in ("refused", "opaque0") and tried["write"] in ("refused", "opaque0")
    assert [path.name for path in tmp_path.glob("*.yaml")] == ["a.yaml"]
    assert page.locator(".meetings li").count() == 1
