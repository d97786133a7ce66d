"""What all tests share: Hypothesis without a clock, a cache of their own, --update-golden."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

from natopart.cli.main import RARELY
from natopart.loading.dataset import load
from natopart.model.dataset import Dataset

settings.register_profile("natopart", deadline=None, derandomize=True)
settings.load_profile("natopart")
gc.set_threshold(RARELY)  # as the program does: a tenth of the time

_CACHE = pytest.StashKey[str]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="Write the golden files anew; read the diff."
    )


def pytest_configure(config: pytest.Config) -> None:
    """Keep compiled copies away from the user's, also those of doctests and of subprocesses."""
    config.stash[_CACHE] = tempfile.mkdtemp(prefix="natopart-tests-")
    os.environ["XDG_CACHE_HOME"] = config.stash[_CACHE]


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(config.stash[_CACHE], ignore_errors=True)


@pytest.fixture(scope="session")
def shipped() -> Dataset:
    """Return the shipped dataset, of models; its compiled copy is made once."""
    return load()


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shipped: Dataset) -> None:
    """Let the copies of overlays not push out that of the shipped dataset: four are kept."""
    shutil.copytree(os.environ["XDG_CACHE_HOME"], tmp_path / "cache")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
