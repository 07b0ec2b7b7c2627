# Introbot. `make run` serves it, `make test` tests it; both set everything up first.
.DEFAULT_GOAL := help
SHELL := /bin/bash
VENV := .venv
PYTHON := $(VENV)/bin/python
MODEL := models/latest.tar.gz
export PYTHONPATH := $(CURDIR)
export RASA_TELEMETRY_ENABLED := false
export TF_CPP_MIN_LOG_LEVEL := 3
export SQLALCHEMY_SILENCE_UBER_WARNING := 1

.PHONY: help run test check evaluate bench mutants train messages check-messages clean
help: ## What can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 18

run: $(VENV)/.run train ## Set up, train if the data changed, serve on port 8080
	@exec $(PYTHON) -m bot

test: $(VENV)/.dev train check ## Set up, then the whole test suite
	@$(PYTHON) -m pytest

check: $(VENV)/.dev check-messages ## Format, lint, types, data, parameters, catalogs
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/mypy
	@$(VENV)/bin/yamllint --strict .
	@$(PYTHON) -m bot.law.schema

evaluate: $(VENV)/.run train ## Accuracy on the held-out set (SET=folder for another)
	@$(PYTHON) -m bot.evaluation

bench: $(VENV)/.dev train ## Speed against the stock Rasa set-up
	@$(PYTHON) -m benchmarks

mutants: $(VENV)/.dev ## Mutation testing of the law, one to two hours on a core
	@$(VENV)/bin/mutmut run
	@$(VENV)/bin/mutmut results

train: $(VENV)/.run ## Train the model if the data changed
	@$(PYTHON) -m bot.training

messages: $(VENV)/.run ## Extract all texts and update the catalogs
	@$(PYTHON) -m bot.i18n.update

check-messages: $(VENV)/.run ## Catalogs: complete, up to date, placeholders right
	@$(PYTHON) -m bot.i18n.check

$(VENV)/.run: requirements.lock tools/setup
	@tools/setup requirements.lock
	@touch $@

$(VENV)/.dev: requirements.lock requirements-dev.lock tools/setup
	@tools/setup requirements.lock requirements-dev.lock
	@touch $(VENV)/.run $@

clean: ## Remove what can be made again
	rm -rf $(VENV) .uv models mutants var .mypy_cache .ruff_cache .pytest_cache .rasa
