"""A web server of our own, on loopback."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


@dataclass
class Web:
    """Answers by path; a path without one is a 404."""

    address: str = ""
    answers: dict[str, Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str) -> str:
        return self.address + path

    def put(self, path: str, content: str | bytes, kind: str = "text/html; charset=utf-8") -> str:
        body = content.encode() if isinstance(content, str) else content

        def answer(to: BaseHTTPRequestHandler) -> None:
            to.send_response(200)
            to.send_header("Content-Type", kind)
            to.send_header("Content-Length", str(len(body)))
            to.end_headers()
            to.wfile.write(body)

        self.answers[path] = answer
        return self.url(path)

    def redirect(self, path: str, target: str) -> str:
        def answer(to: BaseHTTPRequestHandler) -> None:
            to.send_response(302)
            to.send_header("Location", target)
            to.send_header("Content-Length", "0")
            to.end_headers()

        self.answers[path] = answer
        return self.url(path)

    def drip(self, path: str) -> str:
        """A page that comes a byte at a time, never silent for long."""

        def answer(to: BaseHTTPRequestHandler) -> None:
            to.send_response(200)
            to.send_header("Content-Type", "text/html")
            to.send_header("Content-Length", "100000")
            to.end_headers()
            while not self.stopping.wait(0.02):
                to.wfile.write(b"x")
                to.wfile.flush()

        self.answers[path] = answer
        return self.url(path)

    def silent(self, path: str) -> str:
        """A server that takes the question and never answers."""
        self.answers[path] = lambda to: (self.stopping.wait(10), None)[1]
        return self.url(path)


@pytest.fixture
def web() -> Iterator[Web]:
    served = Web()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.asked.append(self.path)
            answer = served.answers.get(self.path)
            try:
                self.send_error(404) if answer is None else answer(self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    served.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield served
    served.stopping.set()
    server.shutdown()
    thread.join()
    server.server_close()
