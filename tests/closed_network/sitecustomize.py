"""Put first on PYTHONPATH: this Python and all it starts reach this machine alone.

What was asked for is refused and written to the file that NEWS_ACTORS_ASKED names, so that a
failure that somebody catches is seen all the same.
"""

import os
import sys

_OWN = ("127.", "::1", "localhost", "0.0.0.0")


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse to look up or to reach any other machine."""
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event in ("socket.connect", "socket.sendto") and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    else:
        return
    name = host.decode() if isinstance(host, bytes) else host
    if name is None or str(name).startswith(_OWN):
        return
    with open(os.environ["NEWS_ACTORS_ASKED"], "a", encoding="utf-8") as asked:  # noqa: PTH123
        asked.write(f"{event} {name}\n")
    raise OSError(f"the network is closed in this test: {name}")


sys.addaudithook(_refuse)
