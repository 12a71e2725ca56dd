from __future__ import annotations

import re
from pathlib import Path

from inspector import reports

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "technical" / "documents.md").read_text("utf-8")


def test_every_file_the_guide_names_is_there() -> None:
    named = re.findall(r"`((?:inspector|resources|tests|benchmarks)/[\w./*]+)", GUIDE)
    assert len(named) > 12
    for name in named:
        assert list(ROOT.glob(name.rstrip("/"))), name


def test_the_guide_names_every_folder_of_the_package() -> None:
    package = Path(reports.__file__).parent
    for folder in (path for path in package.iterdir() if (path / "__init__.py").exists()):
        assert f"inspector/reports/{folder.name}/" in GUIDE
