"""The command line, a file a group of commands; each adds itself to the parser."""
