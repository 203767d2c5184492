"""Whether every page is HTML as two checkers have it: `make conformance`."""
