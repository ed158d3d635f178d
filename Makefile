.PHONY: run test bench prove lock fmt
PYTHON ?= python3
BIN := .venv/bin
export PYTHONDONTWRITEBYTECODE :=

## run: environment, locked dependencies, database, the app in the browser. DATA=folder tries your own exports.
run: .venv/run.stamp
	@$(BIN)/python asgi.py $(if $(DATA),--data "$(DATA)")

## test: everything, browser tests too
test: .venv/test.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/basedpyright
	tests/browser/ensure_chromium
	$(BIN)/python -m pytest --cov --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

## bench: what speed and size cost, short runs, each printing its ratio last: under ten minutes
bench: .venv/test.stamp
	$(BIN)/python -m benchmarks.page_switch
	$(BIN)/python -m benchmarks.widget_change
	$(BIN)/python -m benchmarks.load 50
	$(BIN)/python -m benchmarks.reruns 500
	$(BIN)/python -m benchmarks.all_units 1000
	$(BIN)/python -m benchmarks.big_municipality 500
	$(BIN)/python -m benchmarks.growth sqlite
	$(BIN)/python -m benchmarks.partitions 1000
	$(BIN)/python -m benchmarks.row_security
	$(BIN)/python -m benchmarks.figures_speed
	$(BIN)/python -m benchmarks.import_speed --rows 60000 --rounds 1
	$(BIN)/python -m benchmarks.report_speed

## prove: what must never happen, tried at random many times: a quarter of an hour, needs root and nginx
prove: .venv/test.stamp
	$(BIN)/python -m benchmarks.two_processes
	$(BIN)/python -m benchmarks.import_killed --rounds 50
	$(BIN)/python -m benchmarks.import_disk_full --levels 5
	$(BIN)/python -m benchmarks.false_verdicts
	$(BIN)/python -m benchmarks.disclosure_attack
	$(BIN)/python -m benchmarks.access_log
	$(BIN)/python -m benchmarks.authorisation_matrix
	$(BIN)/python -m benchmarks.page_matrix
	$(BIN)/python -m benchmarks.interleaved
	$(BIN)/python -m benchmarks.interleaved postgresql

## lock: pin every dependency with its hashes, without index addresses (needs uv)
lock:
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -o requirements.lock
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -c requirements.lock -o requirements-dev.lock

## fmt: what the format check would ask for
fmt: .venv/test.stamp
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Sammanhang behöver Python 3.11 eller nyare." if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv .venv

.venv/run.stamp: requirements.lock | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --only-binary :all: -r requirements.lock
	@touch $@

.venv/test.stamp: requirements-dev.lock | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --only-binary :all: -r requirements-dev.lock
	@touch $@
