# Names for one command each. `make demo` runs the main job, `make test` passes the tests; both work on a fresh machine with Rust.

BREVVERK = target/release/brevverk

.PHONY: demo test check score relevance bench bench-batch corpus fuzz

# Builds the program, reads the letters of corpus/, searches them, and shows a hit with its letter and page.
demo:
	cargo build --release --package brevverk
	$(BREVVERK) ingest corpus/letters --index index
	$(BREVVERK) search vedlikehold skole --index index --limit 3
	@echo "The linked JSON of each letter lies in index/letters/."

# All tests. The program is built first, because the tests of the whole run it as a user does.
test:
	cargo build --package brevverk
	cargo test --workspace

# Formatting, lints and documentation, as CI checks them.
check:
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- --deny warnings
	RUSTDOCFLAGS="--deny warnings" cargo doc --workspace --no-deps

# Precision, recall and F1 over the letters of corpus/.
score:
	cargo build --release --package brevverk
	$(BREVVERK) score --gold corpus/truth corpus/letters

# Recall, precision and nDCG@10 of search over judged queries, by class, beside plain tantivy.
relevance:
	cargo test --quiet --package tests --test relevance -- --nocapture --test-threads 1

# Reading against pdftotext, indexing against raw tantivy: side by side, as ratios.
bench:
	cargo build --release --package brevverk
	cargo bench --package tests

# A batch of LETTERS (50,000) generated letters: time, memory, sizes, second run, change, prune, beside extraction with raw tantivy.
bench-batch:
	cargo build --release --package brevverk
	cargo run --release --package tests --example batch

# Makes the letters of corpus/ from their sources; needs typst for Python and LibreOffice.
corpus:
	corpus/make

# Each fuzz target for FUZZ_SECONDS (60); needs a nightly compiler and cargo-fuzz.
fuzz:
	tests/fuzz/run
