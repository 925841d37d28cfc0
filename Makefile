# A draft and the tests from a fresh machine: Python 3.11 or newer is all that is needed, everything else is installed into $(VENV).

VENV ?= .venv
EXAMPLE ?= examples/spring-festival.yaml
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK = 1

# The first Python that is new enough; PYTHON=... chooses another.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo $$python; break; fi; done)

.PHONY: draft test suite lint lock catalogues handbook schemas prove harden bench compare-mining compare-docx evaluate clean

draft: $(VENV)/.installed  ## draft the example meeting and say where the file is
	$(BIN)/drafter draft $(EXAMPLE) --force
	@echo "每开一个终端，先运行 source $(BIN)/activate，之后直接打 drafter / in each terminal first: source $(BIN)/activate"

test: $(VENV)/.tested  ## everything that CI runs; what fails of one does not keep the other from being said
	@$(MAKE) --no-print-directory --keep-going --jobs=2 lint suite

suite: $(VENV)/.tested
	$(BIN)/python -m pytest -n auto --dist worksteal

lint: $(VENV)/.tested
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

lock: | $(BIN)/python  ## newest versions into requirements/test.txt
	$(PYTHON) -m venv $(VENV)/lock
	$(VENV)/lock/bin/pip install --quiet pip-tools
	$(VENV)/lock/bin/pip-compile --quiet --upgrade --extra dev --generate-hashes --strip-extras \
		--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --output-file requirements/test.txt pyproject.toml

catalogues: $(VENV)/.tested  ## bring drafter/locale/ up to date with the messages in drafter/
	$(BIN)/pybabel --quiet extract --mapping-file=babel.cfg --no-default-keywords --keyword=_ --add-location=file --sort-by-file --project=drafter \
		--output-file=$(VENV)/drafter.pot drafter
	for code in zh en; do $(BIN)/pybabel --quiet update --domain=drafter --locale=$$code --input-file=$(VENV)/drafter.pot \
		--output-dir=drafter/locale --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width=120 || exit; done

handbook: $(VENV)/.tested  ## docs/checks.md, from the rules
	$(BIN)/python -m drafter.checks.handbook docs/checks.md

schemas: $(VENV)/.tested  ## JSON Schemas of the file formats, for editors
	$(BIN)/python -m drafter.schemas docs/schemas

prove: $(VENV)/.tested  ## all five hundred random drafts under both validators and our own test
	$(BIN)/python -m tests.prove

harden: $(VENV)/.tested  ## bad, odd and random input, commands stopped at every step, at length: what the suite does by sample; goes on where it was stopped
	for script in tests/harden_*.py; do nice $(BIN)/python -m tests.$$(basename $$script .py) || exit; done

bench: $(VENV)/.tested  ## every figure of the project in one table, beside what one would take instead
	-$(BIN)/python -m pip install --quiet "docxtpl>=0.20,<1" jieba==0.42.1 "gensim>=4.3,<5"  # without them their places stay empty
	$(BIN)/python -m benchmarks

compare-mining: $(VENV)/.tested  ## our mining beside n-grams, PMI, TF-IDF, TextRank and gensim, on one judgement
	$(BIN)/python -m pip install --quiet jieba==0.42.1 "gensim>=4.3,<5"
	$(BIN)/python -m benchmarks.compare_mining

compare-docx: $(VENV)/.tested  ## our Word writer and whole drafts beside docxtpl and python-docx's API, on the same content
	$(BIN)/python -m pip install --quiet "docxtpl>=0.20,<1"
	$(BIN)/python -m benchmarks.write_docx

evaluate: $(VENV)/.tested  ## how well speeches are read, as they are and damaged in every way
	$(BIN)/python -m evaluation
	$(BIN)/python -m evaluation.measure_moves
	$(BIN)/python -m evaluation.measure_moves hands-heldout
	$(BIN)/python -m evaluation.second_reader
	$(BIN)/python -m evaluation.heldout
	$(BIN)/python -m evaluation.marked_phrases
	$(BIN)/python -m evaluation.mined_precision
	$(BIN)/python -m evaluation.measure_pages
	$(BIN)/python -m evaluation.intake

clean:
	rm -rf $(VENV) .harden dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "drafter needs Python 3.11 or newer / 需要 Python 3.11 或更高版本" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/pip install --quiet --editable '.[xlsx]'
	$(BIN)/python -m compileall -q drafter  # as pip does for what is not editable
	@touch $@

$(VENV)/.tested: pyproject.toml requirements/test.txt | $(BIN)/python
	$(BIN)/pip install --quiet --require-hashes --requirement requirements/test.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q drafter
	@touch $@ $(VENV)/.installed
