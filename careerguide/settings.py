"""The site's settings, read from the environment; docs/operators.md lists every variable.

The defaults are those of production: no DEBUG, HTTPS only, a secret key required. `make serve` and
`make dev` switch off what a localhost cannot have.
"""

import sys
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key
from django.utils.csp import CSP

from careerguide.static_headers import open_to_frames

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.FileAwareEnv()  # NAME_FILE=/run/secrets/name is read wherever NAME would be

DEBUG = env.bool("DEBUG", default=False)

# Everything the site writes lives here: the SQLite database, uploads, built static files, the key
# that `make serve` generates. Backing up this folder (or the database and media) backs up the guide.
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var"))).resolve()


def _secret_key() -> str:
    """SECRET_KEY, else the key kept in DATA_DIR; with DEBUG a throw-away one; else one line and exit 1."""
    kept = DATA_DIR / "secret-key"
    key: str = env.str("SECRET_KEY", default="") or (kept.read_text().strip() if kept.is_file() else "")
    if key:
        return key
    if DEBUG:
        return get_random_secret_key()
    sys.exit("SECRET_KEY is not set: give it 50 random characters (`make serve` makes and keeps its own).")


SECRET_KEY = _secret_key()
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])

# --- Addresses ---------------------------------------------------------------------------------

SITE_URL = env.str("SITE_URL", default="http://localhost:8000").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
CONTACT_EMAIL = env.str("CONTACT_EMAIL", default="")

# --- What the site is made of ------------------------------------------------------------------

INSTALLED_APPS = [
    "roles.editing.apps.EditingRoomConfig",  # django.contrib.admin
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "markdownx",  # its form field and script only; never markdownx.urls, which check no permission
    "roles",
    "careerguide.accounts",
]

MIDDLEWARE = [
    "careerguide.health.HealthMiddleware",
    "careerguide.middleware.HeadersMiddleware",
    "careerguide.middleware.OpenMiddleware",
    "careerguide.middleware.LimitsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "careerguide.compression.CompressionMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "careerguide.accounts.middleware.SecondFactorMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "careerguide.urls"
WSGI_APPLICATION = "careerguide.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "careerguide.context.site",
            ],
        },
    },
]

MARKDOWNX_MARKDOWNIFY_FUNCTION = "roles.queries.writing.markdownify"

# Readers only read: every other address answers 405 to anything but GET and HEAD.
WRITABLE_PATHS = ("/admin/", "/markdownx/", "/accounts/")
MAX_QUERY_BYTES = 32 * 1024  # a search for 10,000 characters still gets its answer
MAX_BODY_BYTES = 12 * 1024 * 1024
API_REQUESTS_PER_MINUTE = env.int("API_REQUESTS_PER_MINUTE", default=120)  # from one address
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a role with all its rows is one form

# --- Data --------------------------------------------------------------------------------------

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"


def _database() -> dict[str, Any]:
    """The database of DATABASE_URL, SQLite in DATA_DIR without one, each set up for a web site."""
    url: str = env.str("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'guide.sqlite3'}")
    if not url.startswith(("sqlite:///", "postgres://", "postgresql://")):
        raise ImproperlyConfigured("DATABASE_URL must begin with postgres:// or sqlite:///.")
    config: dict[str, Any] = env.db_url_config(url)
    options = config.setdefault("OPTIONS", {})
    if config["ENGINE"] == "django.db.backends.sqlite3":
        # IMMEDIATE takes the write lock when a transaction begins, so that a publisher waits
        # (timeout, in seconds) where a deferred transaction would fail on its first write.
        options |= {
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        }
        config["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}  # a file: two threads are two connections
    else:
        # No connection pool: with one, a request hung for 30 s while the server was away.
        config |= {"CONN_MAX_AGE": env.int("CONN_MAX_AGE", default=60), "CONN_HEALTH_CHECKS": True}
        options.setdefault("connect_timeout", 2)
        options.setdefault("tcp_user_timeout", 2000)
    return config


DATABASES = {"default": _database()}


def _caches() -> dict[str, dict[str, Any]]:
    """`default` counts attempts to sign in; `pages` is each process's own memory, or the Redis or Valkey of CACHE_URL.

    What is counted must be one count for every process, outlive a restart and never be away while the site is up:
    so it stands in the database. Its room is such that nobody can push counts out by making more of them.
    Pages are only slower without their cache, never broken.
    """
    counts: dict[str, Any] = {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_shared",  # careerguide/accounts/migrations makes the table
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
    url: str = env.str("CACHE_URL", default="")
    if not url:
        memory = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 5000}}
        return {"default": counts, "pages": memory}
    options = {"IGNORE_EXCEPTIONS": True, "SOCKET_CONNECT_TIMEOUT": 0.5, "SOCKET_TIMEOUT": 0.5}
    pages = {"BACKEND": "django_redis.cache.RedisCache", "LOCATION": url, "OPTIONS": options}
    return {"default": counts, "pages": pages}


CACHES = _caches()

MEDIA_ROOT = DATA_DIR / "media"
MEDIA_URL = "media/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(DATA_DIR / "static")))
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "careerguide.static.BundledStorage"
    },
}

# --- Language, time, mail ----------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
FORMAT_MODULE_PATH = "careerguide.formats"
TIME_ZONE = "Europe/London"
USE_TZ = True


def _mailers() -> dict[str, dict[str, Any]]:
    """SMTP through MAIL_HOST (by default this machine's own relay); with DEBUG mail goes to the terminal."""
    if DEBUG:
        return {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
    host: str = env.str("MAIL_HOST", default="localhost")
    elsewhere = host != "localhost"  # on the network mail is encrypted, within this machine it need not be
    options = {
        "host": host,
        "port": env.int("MAIL_PORT", default=587 if elsewhere else 25),
        "use_tls": env.bool("MAIL_STARTTLS", default=elsewhere),
        "username": env.str("MAIL_USER", default=""),
        "password": env.str("MAIL_PASSWORD", default=""),
        "timeout": 10,
    }
    return {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}


MAILERS = _mailers()
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", default=CONTACT_EMAIL or "guide@localhost")

# --- Security ----------------------------------------------------------------------------------

HTTPS = env.bool("HTTPS", default=not DEBUG)
SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=31_536_000) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("HSTS_SUBDOMAINS", default=False)
SECURE_HSTS_PRELOAD = env.bool("HSTS_PRELOAD", default=False)
# Subdomains and browsers' preload lists are about other hosts than this one: for the operator to decide.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
if BEHIND_PROXY:  # a header that anyone could send unless a proxy sets it
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CSRF_FAILURE_VIEW = "careerguide.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"

# No inline script or style anywhere, so no nonce, so that a page's bytes can be stored and served again.
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}

WHITENOISE_ALLOW_ALL_ORIGINS = False  # the guide's files are for the guide's pages
WHITENOISE_ADD_HEADERS_FUNCTION = open_to_frames  # and a few for its embeds
WHITENOISE_KEEP_ONLY_HASHED_FILES = True  # half the files to compress, and every address may be cached for ever

# --- Sign-in -----------------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
SESSION_COOKIE_AGE = 16 * 60 * 60  # seconds: a long day at the desk, and no cookie of yesterday
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60  # seconds

# Whoever edits proves who they are by two things, wherever HTTPS says that this is no trial on one's own machine.
REQUIRE_MFA = env.bool("REQUIRE_MFA", default=HTTPS)

ACCOUNT_ADAPTER = "careerguide.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "change_password": "careerguide.accounts.forms.OtherPasswordForm",
    "login": "careerguide.accounts.forms.SignInForm",
    "reauthenticate": "careerguide.accounts.forms.PasswordAgainForm",
    "reset_password": "careerguide.accounts.forms.ForgottenPasswordForm",
    "reset_password_from_key": "careerguide.accounts.forms.NewPasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SESSION_REMEMBER = True  # for SESSION_COOKIE_AGE
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
# Accounts are made by invitation, so an address was verified by the invitation that reached it.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# Its own would keep addresses in a second table, where an old one stays good for a reset.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
# By address (IPv6: its /64 network) and by the name typed, whether or not there is such an account.
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,100/h/ip,5/5m/key",
    "reset_password": "10/m/ip,3/h/key",
}
MFA_RATE_LIMITS = {"webauthn_login": "30/m/ip"}  # three for each sign-in

MFA_ADAPTER = "careerguide.accounts.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "activate_totp": "careerguide.accounts.forms.SetUpAppForm",
    "add_webauthn": "careerguide.accounts.forms.AddPasskeyForm",
    "authenticate": "careerguide.accounts.forms.CodeForm",
    "reauthenticate": "careerguide.accounts.forms.CodeAgainForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Career Guide"

# The address that is counted: the connection's own, or the last that the proxies of BEHIND_PROXY put there.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("PROXIES", default=1) if BEHIND_PROXY else 0

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# --- What operators see ------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "stdout": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "line"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["stdout"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {
        "django": {"handlers": [], "level": "NOTSET", "propagate": True},
        # Strangers' mistakes are answered, not logged: a scanner would fill the disk with them.
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},
    },
}

if sentry_dsn := env.str("SENTRY_DSN", default=""):
    import sentry_sdk

    sentry_sdk.init(dsn=sentry_dsn, send_default_pii=False)
