"""One settings file: choices only. Safe defaults; unsafe combinations are errors (checks.py)."""

from . import environment as env

DEMO = env.flag("TILLIT_DEMO")
VAR = env.var()
MUNICIPALITY = env.text("TILLIT_MUNICIPALITY", "Solby kommun" if DEMO else "Kommunen")
# Four digits, from a day on where it has changed: "1480" or "0580,2027-01-01=0581". Decides whether
# whole files are kept for research (SoF 13:1). The demo's town has no county.
MUNICIPALITY_CODE = env.text("TILLIT_MUNICIPALITY_CODE", "0000" if DEMO else "")
# The board's organisation number (16 and ten digits more): what the registers know who asks by.
ORGANISATION_NUMBER = env.text("TILLIT_ORGANISATION_NUMBER", "162120000001" if DEMO else "")
# What every page of the portal shows: the duty service, the arms (a static file), the way out.
DUTY_PHONE = env.text("TILLIT_DUTY_PHONE", "08-465 004 12" if DEMO else "")
ARMS = env.text("TILLIT_ARMS", "tillit/arms.svg" if DEMO else "")
# /.well-known/security.txt (RFC 9116): whom to tell about a weakness, and until which day.
SECURITY_CONTACT = env.words("TILLIT_SECURITY_CONTACT")
SECURITY_UNTIL = env.text("TILLIT_SECURITY_UNTIL")
QUICK_EXIT = env.text("TILLIT_QUICK_EXIT", "https://www.smhi.se/")

# A key that everybody can read protects nothing: outside the demo it must be given (checks.py).
SECRET_KEY = env.text("TILLIT_SECRET_KEY", "only-for-the-demo-and-the-tests")
# "id:base64-of-32-bytes", comma between; the first one seals, all of them open.
FIELD_KEYS = env.words("TILLIT_FIELD_KEYS", "demo:b25seS1mb3ItdGhlLWRlbW8tYW5kLXRoZS10ZXN0cyE=")
# The log signs with these: 32 bytes in base64, comma between. The first signs and counts; others
# sign beside it while a key is changed. The origin is its name for others, and never changes.
LOG_KEYS = env.words("TILLIT_LOG_KEY", "b25seS10aGUtbG9nLW9mLXRoZS1kZW1vLXNpZ25zISE=")
LOG_ORIGIN = env.text("TILLIT_LOG_ORIGIN", "solby.example/tillit")
# Public keys of those who witness the log (name+id+base64), comma between.
WITNESSES = env.words("TILLIT_WITNESSES")
# Whole years that the log is kept: "10", or with days "10,2030-01-01=7". No rule was found
# (SoLPuF 27: regulations may come), so without a decision nothing is ever erased.
LOG_YEARS = env.words("TILLIT_LOG_YEARS")
DEBUG = False
ALLOWED_HOSTS = env.words("TILLIT_HOSTS", "127.0.0.1,localhost,[::1]")

INSTALLED_APPS = [
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_cotton.apps.SimpleAppConfig",
    "template_partials.apps.SimpleAppConfig",
    "django_htmx",
    "csp",
    "tillit.ui",
    "tillit.trust.audit",
    "tillit.trust.access",
    "tillit.trust.identity",
    "tillit.registers.people",
    "tillit.registers.catalogue",
    "tillit.registers.directory",
    "tillit.contact.booking",
    "tillit.contact.documents",
    "tillit.contact.eservices",
    "tillit.contact.participation",
    "tillit.contact.opinions",
    "tillit.contact.messaging",
    "tillit.casework.cases",
    "tillit.casework.intake",
    "tillit.casework.decisions",
    "tillit.casework.services",
    "tillit.areas.assistance",
    "tillit.overview.disclosure",
    "tillit.overview.extract",
    "tillit.overview.disposal",
    "tillit.overview.incident",
    "tillit.overview.review",
    "tillit.jobs",
    "tillit.pages.http",
    "tillit.pages.seen",
    "tillit.pages.portal",
    "tillit.pages.desk",
    "tillit.config",
    *(["tillit.demo"] if DEMO else []),
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "tillit.pages.http.middleware.NoStore",
    "tillit.pages.http.middleware.WhoAndWhen",
    "tillit.pages.http.bound.BoundHere",
    "tillit.pages.http.kept.LastAccount",
    "tillit.pages.http.middleware.Refusals",
]

ROOT_URLCONF = "tillit.config.urls"
WSGI_APPLICATION = "tillit.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # A page's templates lie beside the page.
        "DIRS": sorted((env.ROOT / "src" / "tillit" / "pages").glob("*/*/templates")),
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django_cotton.cotton_loader.Loader",
                                "django.template.loaders.filesystem.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
                "tillit.ui.templatetags.words",
                "tillit.ui.templatetags.parts",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "tillit.pages.http.context.municipality",
                "tillit.pages.desk.places.frame",
            ],
        },
    }
]
FORM_RENDERER = "tillit.ui.forms.Renderer"
COTTON_DIR = "components"

DATABASES = {"default": env.database()}
# Who asks when nobody has said so (kernel/asking.py): nobody, who sees nothing behind PostgreSQL's
# wall. Tests make their rows as a job of the program does.
ASKED_BY_NOBODY = "system tests" if env.flag("TILLIT_TESTING") else ""
# How many `manage work` may do a month run together (jobs/month_run.py).
MONTH_RUN_WORKERS = env.workers(DATABASES["default"])
# Sealed files of documents, beside the database: the two are backed up as one set.
DOCUMENTS = env.documents()
# Who one can be in the demo; beside the town that it tells of.
DEMO_CAST = DOCUMENTS.with_name("cast.json")
# Where `./tillit prove` keeps its latest figures (tools/prove/figures.py).
PROVED = env.proved()
# The one file that checks an exported log; handed out by the log's page.
VERIFIER = env.ROOT / "tools" / "verifier" / "verify_log.py"
# Fonts for letters, made at set-up (tools/assets.py).
FONTS = VAR / "fonts"
# Where ClamAV's daemon listens (unix:/path or tcp:127.0.0.1:3310); empty: "inte virusskannad".
CLAMD = env.text("TILLIT_CLAMD")
DURABLE = not env.flag("TILLIT_FILLING")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Uploads wait in memory, never as a readable file on the disk. In all files of one post, bytes.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024 * 1024
# The unit (its id) that receives reports from the web, where there are several intake units.
REPORT_UNIT = env.text("TILLIT_REPORT_UNIT")

# Hours. The law says "at once"; this is the municipality's own goal (a local guideline).
LOCAL_TARGET_HOURS = {"D01": 24}
# Days that a decided report stays with the intake unit (a local choice, not law).
INTAKE_OPEN_DAYS = 30

LANGUAGE_CODE = "sv"
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
# Front-end parts and the theme are installed at set-up, never committed (tools/assets.py).
STATICFILES_DIRS = [VAR / "static-src"] if (VAR / "static-src").exists() else []
STORAGES = {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True

# Who may vouch for people: one identity provider for each audience (integrations/oidc).
OIDC = {who: env.provider(f"TILLIT_OIDC_{who.upper()}") for who in ("staff", "resident")}

SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_AGE = None  # gone with the browser, like all of our cookies: nothing stays behind
SESSION_COOKIE_AGE = 8 * 60 * 60  # from the last save; SESSION_HOURS counts from the sign-in
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
# Own choices; no rule found. A page that nobody touches locks, and nobody is signed in for longer
# than a working day without signing in anew.
IDLE_MINUTES = {
    "staff": int(env.text("TILLIT_IDLE_MINUTES") or "15"),
    "resident": int(env.text("TILLIT_RESIDENT_IDLE_MINUTES") or "30"),
}
SESSION_HOURS = 8
# What must not be done by whoever finds a screen: minutes since the sign-in, then once more.
FRESH_MINUTES = int(env.text("TILLIT_FRESH_MINUTES") or "15")
# Days without a sign-in: after the first the account is locked, after the second it has no role.
UNUSED_DAYS = {"locked": 30, "removed": 90} if not DEMO else {"locked": 3650, "removed": 3650}
# What agencies say about who has applied (integrations/ssbtek); empty: nobody is asked.
REGISTERS = {name: env.line(f"TILLIT_{name.upper()}") for name in ("ssbtek", "agi")}
# The account that assistance is paid from (an IBAN) and its bank's BIC; empty: no payment files.
BANK_ACCOUNT = env.text("TILLIT_BANK_ACCOUNT", "SE0450000000000000000001" if DEMO else "")
BANK_BIC = env.text("TILLIT_BANK_BIC", "ESSESESS" if DEMO else "")
# Where the register of employees leaves its file of those who have left (integrations/leavers).
LEAVERS = env.text("TILLIT_LEAVERS")
CSRF_FAILURE_VIEW = "tillit.pages.http.errors.form_too_old"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_REFERRER_POLICY = SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if not DEMO and env.text("TILLIT_SECRET_KEY"):
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    # A browser takes __Host- cookies only from this very host: no neighbour can plant one.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    SECURE_SSL_REDIRECT = env.flag("TILLIT_HTTPS_ONLY")
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    # The browsers' own list is for the municipality's whole domain: its owner's choice, not ours.
    SILENCED_SYSTEM_CHECKS = ["security.W021"]
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
    }
}

# Persons that one colleague opens in a day: a remark at the first number, a stop at the second;
# also searches over the whole register. "60/150", or with days "60/150,2027-01-01=80/200". Own
# estimate; no rule found. What is not counted: `trust/access/policies/budget.py`.
PERSON_BUDGET = env.words("TILLIT_PERSON_BUDGET", "60/150")
# A sealed address: how many colleagues may be its readers (our own design), how many minutes
# another has to approve, and how many the address can then be shown. The times are own estimates.
SEALED_ADDRESS = {"readers": 5, "approve_minutes": 15, "show_minutes": 5}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
