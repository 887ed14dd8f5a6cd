"""The commands, one module each.

A command is added by adding one module to this folder. Its name is the name of the command, and
it defines a function of that name, whose parameters are the flags (typer), or, for a command with
commands of its own, a ``typer.Typer`` called ``app``. A command parses flags, calls the library
and prints. Heavy imports stand inside the function, so that ``contractscan --help`` answers at
once. Modules whose name starts with an underscore are shared helpers, not commands.
"""
