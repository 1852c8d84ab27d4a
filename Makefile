# Every target brings what it needs where it is missing: tools/setup.sh.
PORT ?= 8080
CARGO_HOME ?= $(HOME)/.cargo
export PATH := $(CURDIR)/node_modules/.bin:$(CARGO_HOME)/bin:$(PATH)

.DEFAULT_GOAL := help
.PHONY: help setup serve check test dist lint clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Install the tools for building and testing, where they are missing
	@sh tools/setup.sh build packages browser firefox

serve: ## Build, serve on http://localhost:8080 (or PORT=…) and rebuild on change
	@sh tools/setup.sh build packages
	@trunk serve --port $(PORT)

check: ## Check format and lints and run the native tests: the inner loop
	@sh tools/setup.sh build packages
	@ONLY=check node tests/run.mjs

test: setup ## Run every test: lints, native, in the browser, end to end (ONLY=native,e2e for some)
	@node tests/run.mjs

dist: ## Build the release bundle into dist/
	@sh tools/setup.sh build packages
	@sh tools/release.sh

lint: ## Check format, lints and licences (the last if cargo-deny is installed)
	@sh tools/setup.sh rust
	@ONLY=lint node tests/run.mjs
	@if cargo deny --version >/dev/null 2>&1; then cargo deny check; else echo "cargo-deny is not installed: licences not checked"; fi

clean: ## Remove what was built and installed in this folder
	@cargo clean
	@rm -rf dist node_modules
