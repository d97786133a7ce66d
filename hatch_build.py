"""The wheel's build hook: ships the compiled copy of the dataset as `natopart/compiled/`."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledCopy(BuildHookInterface[Any]):
    """Loads and checks `data/` with natopart's own loader and ships what was loaded.

    A mistake in the dataset stops the build and is printed as `natopart validate` prints it. An
    editable install gets no copy: it reads `data/` itself and keeps its copy in the user's cache.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the copy and add it to the wheel, unless `version` is `editable`."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from natopart.loading.compiled import build

        self._out = TemporaryDirectory(prefix="natopart-compiled-")
        build(root / "data", Path(self._out.name))
        build_data["force_include"][self._out.name] = "natopart/compiled"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the copy once it is in the wheel."""
        if version != "editable":
            self._out.cleanup()
