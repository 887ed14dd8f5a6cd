"""Switches of the test run."""

import os
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings

# `pytest tests/parsers --hypothesis-profile thorough` tries far more, and lets none take over
# ten seconds.
settings.register_profile(
    "ordinary", max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "thorough",
    settings.get_profile("ordinary"),
    max_examples=2_000,
    deadline=timedelta(seconds=10),
)
settings.load_profile("ordinary")


def pytest_addoption(parser):
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write tests/golden/ anew from the sample contracts; read the difference before you "
        "commit it",
    )


@pytest.fixture(scope="session")
def update_golden(request) -> bool:
    return bool(request.config.getoption("--update-golden"))


def pytest_configure(config):
    if os.environ.get("CI") and config.getoption("--update-golden"):
        raise pytest.UsageError("--update-golden is for people: it has no place where CI is set")
