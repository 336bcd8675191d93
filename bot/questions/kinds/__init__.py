"""One module a kind of question; a new file here is a new kind."""
