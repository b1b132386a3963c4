"""`make fuzz`: changes DigiD answers for FUZZ_SECONDS, guided by what they cover in our code (`dev.fuzz_saml`)."""

from __future__ import annotations

import os
import subprocess
import sys

from dev.apart import FOLDER, NotInstalled, packages_of
from dev.processes import ROOT, base_environment, private_folder

SECONDS = int(os.environ.get("FUZZ_SECONDS", "600"))
_LARGEST = 48 * 1024
_SETTINGS = {
    "OMGEVING": "test",
    "SECRET_KEY": "fuzz",
    "BASE_URL": "http://localhost:8000",
    "DATABASE_URL": "sqlite://:memory:",
    "DJANGO_SETTINGS_MODULE": "config.settings",
}


def main() -> int:
    try:
        packages = packages_of("fuzz")
    except NotInstalled as error:
        print(error, file=sys.stderr)
        return 1
    found = FOLDER / "fuzz-found"
    found.mkdir(parents=True, exist_ok=True)
    argv = [
        *(sys.executable, "-m", "dev.fuzz_saml", str(private_folder("beeldpas-fuzz-"))),
        *(f"-max_total_time={SECONDS}", f"-max_len={_LARGEST}", "-timeout=10", "-rss_limit_mb=2048"),
        *(f"-artifact_prefix={found}/", "-print_final_stats=1"),
    ]
    path = os.pathsep.join((str(ROOT), str(packages)))
    environment = base_environment() | _SETTINGS | {"PYTHONPATH": path}
    return subprocess.run(argv, cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
