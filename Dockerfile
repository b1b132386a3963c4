# Beeldpas. Three stages: what the system needs, what is built once, and what runs.
# `--target demo` adds the simulators, which the ordinary image does not hold.

FROM python:3.11-slim-bookworm AS system
RUN apt-get update \
 && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
 && rm -rf /var/lib/apt/lists/*
ENV PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /app

FROM system AS build
COPY requirements/ requirements/
RUN python -m venv /opt/beeldpas && /opt/beeldpas/bin/pip install --require-hashes -r requirements/app.txt
# The compiler of the translations is a build tool and stays behind here.
RUN python -m venv /opt/tools && /opt/tools/bin/pip install --require-hashes -r requirements/demo.txt
COPY . .
RUN /opt/tools/bin/python -m dev.derived && rm -rf dev requirements simulator

FROM system AS runtime
RUN useradd --uid 10001 --no-create-home --home-dir /tmp --shell /usr/sbin/nologin beeldpas \
 && install -d -o beeldpas -g beeldpas -m 0700 /var/lib/beeldpas/dagsleutels
COPY --from=build /opt/beeldpas /opt/beeldpas
COPY --from=build /app/ ./
# Only /tmp and the folder of the day keys are written: the root file system may be read-only.
ENV PYTHONDONTWRITEBYTECODE=1 PATH=/opt/beeldpas/bin:$PATH XDG_CACHE_HOME=/tmp HOME=/tmp
USER beeldpas
VOLUME /var/lib/beeldpas/dagsleutels
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s CMD ["python", "docker/healthcheck.py"]
CMD ["gunicorn", "config.wsgi:application", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", \
     "--workers", "2", "--threads", "8", "--worker-tmp-dir", "/dev/shm", "--no-control-socket"]

FROM runtime AS demo
COPY simulator/ simulator/
USER root
RUN install -d -o beeldpas -g beeldpas -m 0700 /var/lib/beeldpas/simulator
USER beeldpas
VOLUME /var/lib/beeldpas/simulator

FROM runtime
