"""One page from the web, within limits."""

from __future__ import annotations

import time
from dataclasses import dataclass
from email.message import Message
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3.exceptions import HTTPError, LocationValueError, MaxRetryError, NewConnectionError, ResponseError

from digest import __version__


@dataclass(frozen=True, slots=True)
class Limits:
    """What a server may take of the editor's time and disk."""

    seconds: float = 20.0
    """For connecting, for each silence, and for a page as a whole."""
    size: int = 10_000_000
    """Bytes of a page, unpacked."""
    redirects: int = 5
    entries: int = 100
    """Of a feed that are looked at."""


class FetchError(Exception):
    """The address gave nothing that can be used; the message says why, without the address."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave."""

    url: str
    """Where it was found in the end, after redirects."""
    kind: str
    """Media type, lower case, without parameters."""
    content: bytes
    charset: str | None = None


def fetch(url: str, limits: Limits) -> Fetched:
    """The content at an http(s) address, within `limits`. Raises FetchError."""
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise FetchError("not a web address") from error
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        raise FetchError("not an http or https address")
    until = time.monotonic() + limits.seconds
    headers = {"User-Agent": f"digest/{__version__}", "Accept": "text/html, application/xml;q=0.9, */*;q=0.1"}
    retries = urllib3.Retry(
        total=limits.redirects, connect=0, read=0, redirect=limits.redirects, status=0, other=0
    )
    try:
        with urllib3.PoolManager(
            headers=headers, timeout=urllib3.Timeout(limits.seconds), retries=retries
        ) as pool:
            answer = pool.request("GET", url, preload_content=False)
            try:
                return _taken(answer, url, limits, until)
            finally:
                answer.close()
    except (HTTPError, UnicodeError) as error:
        raise FetchError(_reason(error, limits)) from error


def _taken(answer: urllib3.BaseHTTPResponse, url: str, limits: Limits, until: float) -> Fetched:
    if answer.status != 200:
        raise FetchError(f"the server answers {answer.status} {answer.reason or ''}".rstrip())
    content = bytearray()
    # One receipt at a time: a server that sends a byte now and then never exceeds a silence.
    while piece := answer.read1(65_536, decode_content=True):
        content += piece
        if len(content) > limits.size:
            raise FetchError(f"larger than {limits.size:,} bytes")
        if time.monotonic() > until:
            raise FetchError(f"not done within {limits.seconds:g} seconds")
    header = Message()
    header["Content-Type"] = answer.headers.get("Content-Type") or "application/octet-stream"
    charset = header.get_param("charset")
    return Fetched(
        url=_arrived(url, answer.retries),
        kind=header.get_content_type(),
        content=bytes(content),
        charset=charset if isinstance(charset, str) else None,
    )


def _arrived(url: str, retries: urllib3.Retry | None) -> str:
    """The address after its redirects: urllib3 keeps each as the server wrote it."""
    for step in retries.history if retries else ():
        if step.redirect_location:
            url = urljoin(url, step.redirect_location)
    return url


def _reason(error: HTTPError | UnicodeError, limits: Limits) -> str:
    cause = error.reason if isinstance(error, MaxRetryError) and error.reason else error
    if isinstance(cause, NewConnectionError):
        return "no connection to that server"
    if isinstance(cause, urllib3.exceptions.TimeoutError):
        return f"no answer within {limits.seconds:g} seconds"
    if isinstance(cause, ResponseError) and "redirect" in str(cause):
        return f"more than {limits.redirects} redirects"
    if isinstance(cause, (LocationValueError, UnicodeError)):
        return "not a web address, or it leads to none"
    return str(cause)
