"""The command line: options in, load, one call, render, exit code."""
