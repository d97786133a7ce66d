# Needs git, make and Python 3.11 or later (with its venv module) and nothing else.
#   make score PYTHON=python3.12   another Python
#   make test ARGS='-k view -x'    arguments for pytest

VENV = .venv
DIST = dist
ARGS =

# The first Python that is new enough, sought only by a target that needs it.
PYTHON = $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
  "$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)

BIN = $(VENV)/bin
INSTALL = "$(BIN)/python" -m pip install --quiet

# What the caller has set for another Python project must not leak in.
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV PYTHONDONTWRITEBYTECODE
export PIP_DISABLE_PIP_VERSION_CHECK = 1
export PIP_NO_INPUT = 1
export PIP_ROOT_USER_ACTION = ignore

.DEFAULT_GOAL = help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help score test pages lint format types layers dist check clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/\1 \2/p' Makefile | \
	  while read -r name text; do printf '  make %-8s %s\n' "$$name" "$$text"; done

score: $(VENV)/natopart ## set everything up and print the ranking
	@"$(BIN)/natopart" score

# A file stays on one core, since its tests share what is costly to make; the long files begin.
test: $(VENV)/dev ## set everything up and run the tests, on every core
	"$(BIN)/python" -m pytest -n auto --dist loadfile --no-loadscope-reorder $(ARGS)

pages: $(VENV)/dev ## make the generated pages and golden files anew
	"$(BIN)/python" -m tests.rules_page
	"$(BIN)/python" -m tests.readme_page
	"$(BIN)/python" -m tests.findings_page
	"$(BIN)/python" -m tests.bad.test_bad
	"$(BIN)/python" -m pytest tests/golden --update-golden

lint: $(VENV)/dev ## ruff: rules and format
	"$(BIN)/ruff" check .
	"$(BIN)/ruff" format --check .

format: $(VENV)/dev ## ruff: mend what it can
	"$(BIN)/ruff" check --fix .
	"$(BIN)/ruff" format .

types: $(VENV)/dev ## mypy, strict
	"$(BIN)/mypy"

layers: $(VENV)/dev ## import-linter: which module may import which
	"$(BIN)/lint-imports"

dist: $(VENV)/dev ## build the sdist, and the wheel from it
	"$(BIN)/python" -m build --outdir "$(DIST)" .

check: ## all of it in clean environments, as the CI runs it
	@scratch=$$(mktemp -d) && trap 'rm -rf "$$scratch"' EXIT && trap 'exit 130' HUP INT TERM && \
	$(MAKE) --no-print-directory VENV="$$scratch/develop" DIST="$$scratch/dist" \
	  score lint types layers test dist && \
	$(MAKE) --no-print-directory VENV="$$scratch/user" DIST="$$scratch/dist" .installed

# The wheel as a user has it: its own environment, an empty home, away from the checkout.
.PHONY: .installed
.installed:
	$(make-venv)
	$(INSTALL) "$(DIST)"/natopart-*.whl
	mkdir "$(VENV)/home"
	@cd "$(VENV)/home" && export HOME="$$PWD" && unset XDG_CACHE_HOME && \
	for command in score validate; do echo "natopart $$command"; "$(BIN)/natopart" $$command || exit; done

clean: ## remove what the targets made
	rm -rf .venv dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The two stamps: a fresh environment whenever what is to be installed has changed.
$(VENV)/natopart: pyproject.toml hatch_build.py
	$(make-venv)
	$(INSTALL) --editable .
	@touch "$@"

$(VENV)/dev: $(VENV)/natopart
	$(INSTALL) --editable '.[dev]'
	@touch "$@"

define make-venv
@test -n "$(PYTHON)" || { echo "natopart needs Python 3.11 or later: make PYTHON=..." >&2; exit 2; }
"$(PYTHON)" -m venv --clear "$(VENV)"
endef
