"""The version of the package, read from its metadata."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("contractscan")
except PackageNotFoundError:  # a source tree that was never installed
    __version__ = "0+unknown"
