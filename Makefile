# What a developer can do here. Everything goes through setup.sh, which sets up what is missing first.
.PHONY: build test lint format bench schema wheel bundle setup

build:   ## every document of the sample plan, under build/
	@./setup.sh build
test:    ## linter, types and tests
	@./setup.sh test
lint:    ## linter and types only
	@./setup.sh lint
format:  ## lay out the code
	@./setup.sh format
bench:   ## how long things take, into benchmarks/results.md
	@./setup.sh bench
schema:  ## write the JSON schemas and docs/figures.md and docs/diagnostics anew
	@./setup.sh schema
wheel:   ## the program as one file with its fonts, in dist/
	@./setup.sh wheel
bundle:  ## a folder and a zip file for installing without a network, in dist/
	@./setup.sh bundle
setup:   ## set up only
	@./setup.sh setup
