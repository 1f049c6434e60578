"""One page from the web, within limits."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import Message
from urllib.parse import urlsplit

import urllib3
from urllib3.exceptions import HTTPError

from digest import __version__

MOST_BYTES = 10_000_000
SECONDS = 20.0
REDIRECTS = 5


class FetchError(Exception):
    """The address gave nothing that can be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave."""

    url: str
    """Where it was found in the end, after redirects."""
    kind: str
    """Media type, lower case, without parameters."""
    content: bytes
    charset: str | None = None


def fetch(url: str, *, seconds: float = SECONDS, most: int = MOST_BYTES) -> Fetched:
    """The content at an http(s) address; follows a few redirects, waits and reads within limits.

    Raises FetchError.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise FetchError(f"{url}: not an http or https address")
    headers = {"User-Agent": f"digest/{__version__}", "Accept": "text/html, application/xml;q=0.9, */*;q=0.1"}
    timeout = urllib3.Timeout(total=seconds)
    retries = urllib3.Retry(total=REDIRECTS, connect=1, read=0, redirect=REDIRECTS, status=0, other=0)
    try:
        with urllib3.PoolManager(headers=headers, timeout=timeout, retries=retries) as pool:
            answer = pool.request("GET", url, preload_content=False)
            try:
                return _taken(answer, url, most)
            finally:
                answer.close()
                answer.release_conn()
    except HTTPError as error:
        raise FetchError(f"{url}: {_reason(error)}") from error


def _taken(answer: urllib3.BaseHTTPResponse, url: str, most: int) -> Fetched:
    if answer.status != 200:
        raise FetchError(f"{url}: the server answers {answer.status} {answer.reason or ''}".rstrip())
    content = b""
    for piece in answer.stream(65_536, decode_content=True):
        content += piece
        if len(content) > most:
            raise FetchError(f"{url}: larger than {most:,} bytes")
    header = Message()
    header["Content-Type"] = answer.headers.get("Content-Type") or "application/octet-stream"
    charset = header.get_param("charset")
    return Fetched(
        url=answer.geturl() or url,
        kind=header.get_content_type(),
        content=content,
        charset=charset if isinstance(charset, str) else None,
    )


def _reason(error: HTTPError) -> str:
    reason = getattr(error, "reason", None) or error
    if isinstance(reason, urllib3.exceptions.TimeoutError):
        return "no answer in time"
    if "redirect" in str(reason).lower():
        return f"more than {REDIRECTS} redirects"
    return str(reason).split(": ", 1)[-1]
