"""A folder served on loopback as a web host serves it: compressed, and remembered by the browser."""

from __future__ import annotations

import functools
import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PACKED = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt", ".csv", ".webmanifest"}
LEVEL = 6


class _Host(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        """Files of text go out compressed to whoever takes that; the rest as the standard library does it."""
        path = Path(self.translate_path(self.path))
        asked_with_slash = self.path.partition("?")[0].partition("#")[0].endswith("/")
        if path.is_dir() and asked_with_slash:
            path /= "index.html"
        packed = path.suffix in PACKED and "gzip" in self.headers.get("Accept-Encoding", "")
        if not (packed and path.is_file()):
            super().do_GET()
            return
        body = gzip.compress(path.read_bytes(), LEVEL, mtime=0)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def guess_type(self, path: object) -> str:
        kind = super().guess_type(str(path))
        return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address at which a folder is served while the block runs."""
    handler = functools.partial(_Host, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
