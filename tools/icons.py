"""Makes the program's icon files for each system from ``resources/icons/app.svg``, into ``build/icons``."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "resources" / "icons" / "app.svg"
FOLDER = ROOT / "build" / "icons"
WINDOWS_SIZES = [16, 20, 24, 32, 40, 48, 64, 128, 256]
LARGEST = 1024


def main() -> None:
    """Write app.png (Linux), app.ico (Windows) and app.icns (macOS)."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    drawn(256).save(FOLDER / "app.png")
    # Each size is drawn anew, for a scaled-down drawing is a blur.
    *smaller, largest = [drawn(size) for size in WINDOWS_SIZES]
    largest.save(FOLDER / "app.ico", sizes=[(size, size) for size in WINDOWS_SIZES], append_images=smaller)
    drawn(LARGEST).save(FOLDER / "app.icns")
    print("Made", FOLDER.relative_to(ROOT))


def drawn(size: int) -> Image.Image:
    """The icon, ``size`` pixels wide and high."""
    canvas = QImage(size, size, QImage.Format.Format_RGBA8888)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    QSvgRenderer(str(SOURCE)).render(painter)
    painter.end()
    return Image.frombytes("RGBA", (size, size), bytes(canvas.constBits()))


if __name__ == "__main__":
    main()
