"""Whether the portal in this container answers: the check of the Dockerfile.

It asks under the name the portal is known by, as the proxy in front of it does.
"""

from __future__ import annotations

import os
import sys
import urllib.request
from urllib.parse import urlsplit


def main() -> int:
    host = urlsplit(os.environ.get("BASE_URL", "https://localhost")).netloc
    request = urllib.request.Request(
        "http://127.0.0.1:8000/healthz/live", headers={"Host": host, "X-Forwarded-Proto": "https"}
    )
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=4) as answer:
        return 0 if answer.status == 200 else 1


if __name__ == "__main__":
    sys.exit(main())
