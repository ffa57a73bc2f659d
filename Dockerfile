# The first stage installs and builds; the second holds only what runs.
FROM python:3.13-slim AS build

ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /app
COPY requirements/base.txt requirements/base.txt
RUN python -m venv --without-pip /venv \
    && pip --python /venv/bin/python install --require-hashes -r requirements/base.txt
COPY . .
RUN SECRET_KEY=for-this-command-only STATIC_ROOT=/app/static-built /venv/bin/python -m careerguide.serve --static \
    && /venv/bin/python -m compileall -q careerguide roles \
    && rm -r requirements && find /venv -type d -name tests -prune -exec rm -r {} +


FROM python:3.13-slim

# /run/lock is open to everyone in the base; the site writes in /tmp and /data alone.
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin guide \
    && install -d -o guide -g guide /data \
    && chmod o-w /run/lock
COPY --from=build /venv /venv
COPY --from=build /app /app
WORKDIR /app
ENV PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 \
    HOST=0.0.0.0 PORT=8000 DATA_DIR=/data STATIC_ROOT=/app/static-built
USER guide
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
    CMD ["python", "-c", "import os, urllib.request as u; u.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/healthz')"]
CMD ["python", "-m", "careerguide.serve"]
