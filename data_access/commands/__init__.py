"""What the command line does, one file a subject; each adds its commands to the parser."""
