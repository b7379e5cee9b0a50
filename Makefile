# make demo   install, read the example reports into a fresh ledger, print the brief, serve the pages (SERVE=no: stop after the brief)
# make test   install, then the whole suite: lint, types, import rules, tests
# make help   every target

PYTHON ?= python3
SERVE  ?= yes
JOBS   ?= 1
VENV   := .venv
BIN    := $(VENV)/bin
UV     := $(shell command -v uv 2>/dev/null)
DEMO   := demo/desk
DAY    := 2019-09-11

ifdef UV
INSTALL := $(UV) pip install --quiet --python $(BIN)/python
NEWENV  := $(UV) venv --quiet --python $(PYTHON) $(VENV)
else
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
NEWENV  := $(PYTHON) -m venv $(VENV)
endif

# The project is installed editable, so only what the build reads asks for a new installation.
BUILT_FROM := pyproject.toml hatch_build.py package.json package-lock.json

.PHONY: help demo messages test test-fast check gate bench load score-places score-weigh mutants lock clean

help:
	@sed -n 's/^# make/make/p' Makefile

$(BIN)/python:
	$(NEWENV)

$(VENV)/.run: $(BIN)/python lock/run.txt $(BUILT_FROM)
	$(INSTALL) --require-hashes -r lock/run.txt
	PATH="$(CURDIR)/$(BIN):$$PATH" $(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.run lock/test.txt
	$(INSTALL) --require-hashes -r lock/test.txt
	@touch $@

demo: $(VENV)/.run
	@SERVE=$(SERVE) sh scripts/demo.sh $(BIN)/marsad $(DEMO) $(DAY)

# make check  lint, types and import rules only
check: $(VENV)/.test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

test: check
	$(BIN)/python -m pytest -n 2 --dist loadfile

# make test-fast  the tests that need neither a browser nor much time
test-fast: $(VENV)/.test
	$(BIN)/python -m pytest -n 2 --dist loadfile -m "not slow and not browser"

# make gate   measure the reader on hand-coded claims, probes and benches, and fail where a figure has fallen (JOBS=2: two processes)
gate: $(VENV)/.test
	$(BIN)/python -m tests.gate --jobs $(JOBS)

# make score-weigh  measure how weighing groups reports into incidents and what ranges it gives, on other people's labels
score-weigh: $(VENV)/.test
	$(BIN)/python -m tests.score_weigh

# make messages  gather the messages of the pages into catalogues/messages.pot and every *.po; says what a language lacks
messages: $(VENV)/.test
	$(BIN)/python scripts/messages.py

# make bench  how fast the reader is beside its bare language model (BENCH=file.jsonl: on other texts)
bench: $(VENV)/.test
	$(BIN)/python scripts/bench_reader.py $(BENCH)

# make load   how quickly the pages come, one by one and to fifty readers beside five reviewers (CLAIMS=100000)
load: $(VENV)/.test
	PYTHONPATH=. $(BIN)/python scripts/load_of_pages.py --claims $(or $(CLAIMS),10000)

# make score-places  how names become places, measured on other people's data; the last line is one JSON object
score-places: $(VENV)/.test
	$(BIN)/python -m scripts.score_places

# make mutants  changes of weigh/ that no test notices (SAMPLE=600: so many of them; SEED=0; ONLY=denials: of one file)
mutants: $(VENV)/.test
	$(INSTALL) "mutmut==3.8.1"
	$(BIN)/python scripts/mutants.py --sample $(or $(SAMPLE),0) --seed $(or $(SEED),0) --only "$(ONLY)" --least 80

# make lock   resolve the dependencies anew (needs uv)
lock:
	$(UV) pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q -o lock/run.txt
	$(UV) pip compile pyproject.toml --group build --extra test --extra packs -c lock/run.txt --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q -o lock/test.txt

# make clean  remove the environment, the demo and everything built
clean:
	rm -rf $(VENV) demo build dist artefacts mutants src/marsad/web/static/vendor
