"""The command line: the only place that knows of arguments, exit codes, files and the terminal."""
