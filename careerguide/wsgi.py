"""The entry points for the server."""

import os
import signal

from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "careerguide.settings")

application = get_wsgi_application()


def worker() -> WSGIHandler:
    """The application for one of granian's workers.

    Ctrl-C reaches every process of a terminal. A worker told to stop twice, by the terminal and by its parent,
    now and then hangs; so it listens to its parent alone.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    return application
