"""What a site's robots.txt allows, and how long to wait between two of its pages."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from analysis.reading.decoding import Unreadable
from analysis.reading.downloading import AGENT, Limits, download

_MAX_BYTES = 500_000


class Manners:
    """Ask no server for what its robots.txt forbids, nor sooner than it wants to be asked.

    Parameters
    ----------
    delay
        Seconds between two pages of one site; its robots.txt may ask for more.
    limits
        Of time for a robots.txt.
    sleep, clock
        The machine's own; others for tests.
    """

    def __init__(
        self,
        *,
        delay: float,
        limits: Limits,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._delay, self._limits = delay, Limits(limits.seconds, _MAX_BYTES)
        self._sleep, self._clock = sleep, clock
        self._rules: dict[str, RobotFileParser] = {}
        self._last: dict[str, float] = {}

    def __call__(self, url: str) -> None:
        """Wait until a page may be asked for.

        Raises
        ------
        Unreadable
            If the site's robots.txt forbids it, or cannot be had because the site is in trouble.
        """
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = self._read(site)
        rules = self._rules[site]
        if not rules.can_fetch(AGENT, url):
            raise Unreadable(
                "the site's robots.txt asks programs to leave it alone", "save it by hand"
            )
        asked = rules.crawl_delay(AGENT)
        self._wait(site, max(self._delay, float(asked or 0)))

    def _wait(self, site: str, delay: float) -> None:
        """Wait until the delay since the last page of a site is over."""
        now = self._clock()
        left = self._last.get(site, now - delay) + delay - now
        if left > 0:
            self._sleep(left)
        self._last[site] = self._clock()

    def _read(self, site: str) -> RobotFileParser:
        """Read a robots.txt; where the site has none, all is allowed (RFC 9309)."""
        rules = RobotFileParser()
        try:
            found = download(f"{site}/robots.txt", self._limits, lambda _: None)
        except Unreadable as error:
            if "answers 4" in error.problem:
                rules.parse([])
                return rules
            raise Unreadable(f"robots.txt: {error.problem}", error.cure) from error
        rules.parse(found.body.decode("utf-8", "replace").splitlines())
        return rules
