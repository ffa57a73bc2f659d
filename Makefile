# `make` lists what there is. Variables: PORT, DATABASE_URL, PYTHON and all of docs/operators.md.

PORT ?= 8000
HTTPS ?= 0
SITE_URL ?= http://localhost:$(PORT)
export PORT HTTPS SITE_URL

BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest

.DEFAULT_GOAL := help
.PHONY: help serve editor dev test test-databases test-browser check check-types check-rest lock looks audit bench api-samples icons clean base dev-tools

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

serve: base ## the guide at http://localhost:8000 (PORT=... for another port)
	@exec $(BIN)/python -m careerguide.serve

editor: base ## an account that may do everything; it invites the others
	@$(BIN)/python manage.py createsuperuser

dev: dev-tools ## the guide with DEBUG, reloading whenever a file changes
	@DEBUG=1 exec $(BIN)/python -m careerguide.serve --dev

test: check test-databases test-browser ## every check, then the tests on SQLite, on PostgreSQL and in a browser

test-databases:
	$(PYTEST) -n auto --dist worksteal --db=postgres --ignore=tests/browser
	$(PYTEST) -n auto --dist worksteal --ignore=tests/browser

test-browser:  # by itself: the browser's event loop would make Django refuse the other tests' queries
	$(PYTEST) -n auto --dist loadgroup tests/browser

check: dev-tools ## lint, types, imports, templates and migrations, without running a test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	@$(MAKE) --no-print-directory -j2 check-types check-rest

check-types:
	$(BIN)/mypy

check-rest:
	$(BIN)/lint-imports
	find templates -name '*.html' -print0 | xargs -0 $(BIN)/djade --check --target-version 6.1
	$(BIN)/python manage.py makemigrations --check --dry-run

lock: dev-tools ## compile requirements/ anew from pyproject.toml
	$(BIN)/uv pip compile $(LOCK) -o requirements/base.txt pyproject.toml
	$(BIN)/uv pip compile $(LOCK) -o requirements/dev.txt --extra dev -c requirements/base.txt pyproject.toml

looks: dev-tools ## draw the pictures in docs/looks anew, where the pages look different now
	RENEW_LOOKS=1 $(PYTEST) tests/browser/test_looks.py

audit: dev-tools ## look for known vulnerabilities in what is installed (needs the network)
	$(BIN)/pip-audit --require-hashes -r requirements/base.txt

bench: dev-tools ## how long each kind of page takes, and how many bytes it is
	@$(BIN)/python -m scripts.bench

api-samples: dev-tools ## make the sample answers of the API's page anew, from the shipped guide in the database
	@$(BIN)/python manage.py shell -v 0 -c "from scripts.api_examples import main; main()"

icons: dev-tools ## draw the icons anew, in the colours of tokens.css
	@$(BIN)/python -m scripts.icons

clean: ## remove everything made, except the data in var/
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis test-results var/static

base:
	@scripts/setup base

dev-tools:
	@scripts/setup dev

# For Python 3.12 and 3.13 alike; no index, path or host may stand in a lock.
LOCK := --quiet --universal --python-version 3.12 --generate-hashes --no-config --upgrade \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links
