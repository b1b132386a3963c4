"""`python -m simulator`: DigiD and the login of medewerkers, for the demo and the tests."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
from datetime import timedelta

from django.core.wsgi import get_wsgi_application

from simulator import keys, server, state
from simulator.addresses import Addresses


def _arguments(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m simulator", description="Simulator: dit is niet DigiD.")
    keys.arguments(parser)
    parser.add_argument("--host", default="", help="luister op dit adres in plaats van op localhost")
    parser.add_argument(
        "--artifact-seconds",
        type=float,
        default=state.ARTIFACT_LIFETIME.total_seconds(),
        help="hoe lang een artifact geldig blijft",
    )
    return parser.parse_args(argv)


def _listen(given: argparse.Namespace) -> list[server.Server]:
    addresses = Addresses(given.portal, given.port, given.tls_port)
    lifetime = timedelta(seconds=given.artifact_seconds)
    simulator = state.load(given.dir, addresses, artifact_lifetime=lifetime)
    app, contexts = get_wsgi_application(), server.Contexts(given.dir)
    hosts = (given.host,) if given.host else server.LOOPBACK

    def plain(host: str, port: int) -> server.Server:
        return server.Server(host, port, simulator, app)

    def tls(host: str, port: int) -> server.Server:
        return server.TlsServer(host, port, simulator, app, contexts=contexts)

    return [*server.listen(plain, hosts, given.port), *server.listen(tls, hosts, given.tls_port)]


def main(argv: list[str]) -> int:
    given = _arguments(argv)
    if os.environ.get("OMGEVING") == "productie":
        print("De simulator start niet met OMGEVING=productie.", file=sys.stderr)
        return 1
    os.environ["DJANGO_SETTINGS_MODULE"] = "simulator.settings"
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    try:
        servers = _listen(given)
    except FileNotFoundError:
        print("Er zijn nog geen sleutels. Maak ze met: python -m simulator.keys", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"De simulator start niet: {error}", file=sys.stderr)
        return 1
    server.serve(servers)
    print(f"Simulator (geen echte DigiD): http://localhost:{given.port}/", flush=True)
    stop.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
