"""HTTP around the provider. Loopback only, and only for questions that name it as loopback."""

import base64
import json
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from .cast import read_cast
from .page import STYLE, cast_page, document
from .provider import App, Provider, Question, Wrong

LONGEST_BODY = 16_384


class Server(ThreadingHTTPServer):
    """Listens on 127.0.0.1 and nowhere else."""

    daemon_threads = True

    def __init__(self, port: int, apps: tuple[App, ...], cast: Path) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.cast = cast
        self.provider = Provider(f"http://127.0.0.1:{self.server_port}", apps)


class Handler(BaseHTTPRequestHandler):
    """Seven addresses."""

    server: Server
    server_version = "demo"

    def do_GET(self) -> None:
        """Description, keys, style, and the cast list."""
        provider, asked = self.server.provider, urlsplit(self.path)
        if not self._asked_as_loopback():
            self._page(421, "Fel adress", "<p>Använd adressen 127.0.0.1.</p>")
        elif asked.path == "/.well-known/openid-configuration":
            self._json(200, provider.describe())
        elif asked.path == "/jwks":
            self._json(200, provider.keys())
        elif asked.path == "/idp.css":
            self._send(200, "text/css; charset=utf-8", STYLE)
        elif asked.path == "/authorize":
            self._choose(dict(parse_qsl(asked.query)))
        elif asked.path == "/logout":
            self._leave(dict(parse_qsl(asked.query)))
        else:
            self._page(404, "Demons inloggning", "<p>Börja i programmet och välj Logga in.</p>")

    def do_POST(self) -> None:
        """A choice on the cast list, or a code to trade."""
        asked, form = urlsplit(self.path), self._form()
        if not self._asked_as_loopback():
            self._page(421, "Fel adress", "<p>Använd adressen 127.0.0.1.</p>")
        elif asked.path == "/authorize":
            self._chosen(dict(parse_qsl(asked.query)), form)
        elif asked.path == "/token":
            self._trade(form)
        else:
            self._page(404, "Finns inte", "<p>Den adressen finns inte.</p>")

    def _leave(self, query: dict[str, str]) -> None:
        """Nothing is kept between visits here, so there is only the way back."""
        try:
            self._go(self.server.provider.way_back(query))
        except Wrong:
            self._page(400, "Frågan stämmer inte", "<p>Börja om från programmet.</p>")

    def _go(self, address: str) -> None:
        self.send_response(303)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _choose(self, query: dict[str, str]) -> None:
        question = self._question(query)
        if question:
            text = cast_page(question, query, read_cast(self.server.cast))
            self._send(200, "text/html; charset=utf-8", text, form_to=question.origin)

    def _chosen(self, query: dict[str, str], form: dict[str, str]) -> None:
        question = self._question(query)
        if question is None:
            return
        cast = read_cast(self.server.cast)
        part = cast.playing(form.get("subject", ""), question.app.audience)
        answer = {"state": question.state, "iss": self.server.provider.issuer}
        if part is None:
            answer["error"] = "access_denied"
        else:
            answer["code"] = self.server.provider.give_code(question, part, now=time.time())
        self._go(f"{question.redirect_uri}?{urlencode(answer)}")

    def _trade(self, form: dict[str, str]) -> None:
        app_id, app_secret = self._basic()
        try:
            self._json(200, self.server.provider.trade(app_id, app_secret, form, now=time.time()))
        except Wrong as wrong:
            self._json(401 if str(wrong) == "invalid_client" else 400, {"error": str(wrong)})

    def _question(self, query: dict[str, str]) -> Question | None:
        try:
            return self.server.provider.ask(query)
        except Wrong:
            self._page(400, "Frågan stämmer inte", "<p>Börja om från programmet.</p>")
            return None

    def _asked_as_loopback(self) -> bool:
        port = self.server.server_port
        return self.headers.get("Host") in {f"127.0.0.1:{port}", f"localhost:{port}"}

    def _form(self) -> dict[str, str]:
        length = min(int(self.headers.get("Content-Length") or 0), LONGEST_BODY)
        return dict(parse_qsl(self.rfile.read(length).decode(errors="replace")))

    def _basic(self) -> tuple[str, str]:
        kind, _, value = self.headers.get("Authorization", "").partition(" ")
        try:
            text = base64.b64decode(value).decode() if kind == "Basic" else ""
        except ValueError:
            text = ""
        app_id, _, app_secret = text.partition(":")
        return unquote(app_id), unquote(app_secret)

    def _page(self, status: int, title: str, body: str) -> None:
        self._send(status, "text/html; charset=utf-8", document(title, body))

    def _json(self, status: int, value: dict[str, Any]) -> None:
        self._send(status, "application/json", json.dumps(value))

    def _send(self, status: int, kind: str, text: str, *, form_to: str = "") -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; "
            f"form-action 'self' {form_to}".rstrip(),
        )
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Silent: addresses hold codes."""
