"""One page over http or https: politely, within limits, and with a clear error where it fails."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException, HTTPResponse
from importlib.metadata import PackageNotFoundError, version
from typing import IO
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from analysis.reading.decoding import Unreadable

AGENT = "news-actors"
_MAX_REDIRECTS = 5
_CHUNK = 65_536
# Characters that stand for themselves in an address; all others are escaped, "%" is left.
_SAFE = "/%:=&?~#+!$,;'@()*[]"
_CHECK = "open it in a browser and check the address"


@dataclass(frozen=True)
class Limits:
    """How long and how large a page may be: seconds for all of it, and bytes."""

    seconds: float = 30.0
    size: int = 10_000_000


@dataclass(frozen=True)
class Download:
    """What a server sent: the address it came from in the end, its headers and the page."""

    url: str
    headers: list[tuple[str, str]]
    body: bytes
    media_type: str
    charset: str


def download(url: str, limits: Limits, before: Callable[[str], None]) -> Download:
    """Return what stands at an address.

    Parameters
    ----------
    url
        An http or https address.
    limits
        How long it may take and how large it may be.
    before
        Called with each address before it is asked for, that of each redirect too; waits, or
        raises where it must not be asked for.

    Raises
    ------
    Unreadable
        With what went wrong and what helps.
    """
    seen = url
    for _ in range(_MAX_REDIRECTS + 1):
        before(seen)
        with _open(seen, limits) as response:
            if response.status in (301, 302, 303, 307, 308) and response.headers["Location"]:
                seen = plain_address(urljoin(seen, response.headers["Location"]))
                continue
            if response.status != 200:
                reason = f"the server answers {response.status} {response.reason}"
                raise Unreadable(reason.strip(), _CHECK)
            body = _read(response, limits)
            headers = response.headers
            charset = str(headers.get_content_charset() or "")
            return Download(seen, headers.items(), body, headers.get_content_type(), charset)
    raise Unreadable(f"more than {_MAX_REDIRECTS} redirects", _CHECK)


def plain_address(url: str) -> str:
    """Return an address in ASCII, without its fragment.

    Raises
    ------
    Unreadable
        If it is none of http or https.

    Examples
    --------
    >>> plain_address(" https://courier.example/caf\u00e9 news?a=1#top ")
    'https://courier.example/caf%C3%A9%20news?a=1'
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except ValueError as error:
        raise Unreadable(f"no address: {error}", "write it as https://…") from error
    if parts.scheme not in ("http", "https") or not host:
        raise Unreadable("not an http or https address", "write it as https://…")
    if parts.username is not None:
        raise Unreadable("the address holds a user's name", "leave it out")
    host = f"[{host}]" if ":" in host else host
    path, query = quote(parts.path or "/", safe=_SAFE), quote(parts.query, safe=_SAFE)
    return urlunsplit((parts.scheme, host + port, path, query, ""))


def user_agent() -> str:
    """Return what we call ourselves to servers."""
    try:
        return f"{AGENT}/{version(AGENT)} (saves single articles for research)"
    except PackageNotFoundError:
        return AGENT


class _StayHere(urllib.request.HTTPRedirectHandler):
    """Follow no redirect: each one is asked for by itself, with its own robots.txt."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Message,
        newurl: str,
    ) -> None:
        return None


def _open(url: str, limits: Limits) -> HTTPResponse:
    """Return a server's answer, whatever its status."""
    request = urllib.request.Request(
        url, headers={"User-Agent": user_agent(), "Accept": "text/html,application/xhtml+xml"}
    )
    try:
        answer: HTTPResponse = urllib.request.build_opener(_StayHere).open(
            request, timeout=limits.seconds
        )
        return answer
    except urllib.error.HTTPError as error:
        return error  # type: ignore[return-value]  # an answer too: status, headers, body
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise Unreadable(f"cannot be reached: {reason}", _CHECK) from error


def _read(response: HTTPResponse, limits: Limits) -> bytes:
    """Return the body, unless it is too large or too slow."""
    end = time.monotonic() + limits.seconds
    parts: list[bytes] = []
    size = 0
    try:
        while chunk := response.read1(_CHUNK):
            parts.append(chunk)
            size += len(chunk)
            if size > limits.size:
                raise Unreadable(f"larger than {limits.size:,} bytes", "save it by hand")
            if time.monotonic() > end:
                raise Unreadable(f"takes more than {limits.seconds:g} seconds", "try again later")
    except (OSError, HTTPException) as error:
        raise Unreadable(f"breaks off: {error or type(error).__name__}", "try again") from error
    if response.length:
        raise Unreadable(f"breaks off {response.length:,} bytes before its end", "try again")
    return b"".join(parts)
