"""What the operating system must have: libraries that Qt loads, a font, the parts of Python that Debian packs apart."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import platform
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.process import Stop, run, succeeds

LINUX = platform.system() == "Linux"

# By the Debian package that has it. Without the first group Qt cannot even be imported; the second is
# for the window (X11 and Wayland) and for printing.
QT_LIBRARIES = {
    "libegl1": "libEGL.so.1",
    "libgl1": "libGL.so.1",
    "libglib2.0-0": "libglib-2.0.so.0",
    "libdbus-1-3": "libdbus-1.so.3",
    "libfontconfig1": "libfontconfig.so.1",
    "libgssapi-krb5-2": "libgssapi_krb5.so.2",
    "libxkbcommon0": "libxkbcommon.so.0",
}
WINDOW_LIBRARIES = {
    "libx11-xcb1": "libX11-xcb.so.1",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-image0": "libxcb-image.so.0",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-randr0": "libxcb-randr.so.0",
    "libxcb-render-util0": "libxcb-render-util.so.0",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxcb-sync1": "libxcb-sync.so.1",
    "libxcb-xfixes0": "libxcb-xfixes.so.0",
    "libxcb-xkb1": "libxcb-xkb.so.1",
    "libwayland-cursor0": "libwayland-cursor.so.0",
    "libwayland-egl1": "libwayland-egl.so.1",
    "libcups2": "libcups.so.2",
}
# A token in software, for the tests of signing.
TOKEN_PACKAGE = "softhsm2"
TOKEN_LIBRARY = "libsofthsm2.so"
TOKEN_FOLDERS = ("/usr/lib/softhsm", f"/usr/lib/{platform.machine()}-linux-gnu/softhsm")
# A window text font with every Vietnamese letter.
FONT_PACKAGE = "fonts-noto-core"
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")


def provide(*, new_venv: bool) -> None:
    """Install what a virtual environment (where one has to be made) and Qt need, or say what to install.

    All of it is looked at first, so that whoever has to type the command types it once.
    """
    needed = [f"python{_version()}-venv"] if new_venv and not _can_make_venv() else []
    wished: list[str] = []
    if LINUX:
        needed += missing(QT_LIBRARIES)
        wished = missing(WINDOW_LIBRARIES) + ([] if has_fonts() else [FONT_PACKAGE])
    if not needed and not wished:
        return
    try:
        install([*needed, *wished], "This system lacks some of what Python or Qt needs.")
    except Stop as stop:
        if needed:
            raise
        print(f"{stop}\nUntil then no window can be opened here; the rest works.\n", file=sys.stderr)


def _can_make_venv() -> bool:
    """Whether this Python has all that ``venv`` needs: Debian and Ubuntu pack some of it apart."""
    return all(importlib.util.find_spec(module) for module in ("venv", "ensurepip"))


def provide_build_tools() -> None:
    """On Linux: what PyInstaller needs to freeze the program."""
    if not LINUX:
        return
    packages = [] if shutil.which("objdump") else ["binutils"]
    of_the_system = Path(sys.base_prefix) == Path("/usr")
    if of_the_system and not loads(f"libpython{_version()}.so.1.0"):
        packages.append(f"libpython{_version()}")
    if packages:
        install(packages, "PyInstaller needs more from the system.")


def provide_test_token() -> None:
    """On Linux, where a machine is there for testing (CI): what tests of tokens need; elsewhere they are skipped."""
    if LINUX and os.environ.get("CI") and not any(Path(folder, TOKEN_LIBRARY).exists() for folder in TOKEN_FOLDERS):
        install([TOKEN_PACKAGE], "The tests of tokens need one in software.")


def missing(libraries: dict[str, str]) -> list[str]:
    """The packages whose library the loader does not find."""
    return [package for package, library in libraries.items() if not loads(library)]


def loads(library: str) -> bool:
    """Whether the dynamic loader finds and loads ``library``."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_fonts() -> bool:
    """Whether any scalable font is installed."""
    # Whoever a container is run as may have no home: Path.expanduser() would raise.
    folders = [Path(os.path.expanduser(folder)) for folder in FONT_FOLDERS]  # noqa: PTH111
    return any(next(folder.rglob(f"*.{kind}"), None) for folder in folders for kind in ("ttf", "otf", "ttc"))


def install(packages: Sequence[str], reason: str) -> None:
    """Install Debian packages where that is allowed; otherwise stop with the exact command."""
    names = " ".join(packages)
    if shutil.which("apt-get") is None:
        raise Stop(f"{reason}\nInstall what your system calls: {names}")
    prefix = _rights()
    if prefix is None:
        command = f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {names}"
        raise Stop(f"{reason}\nRun this, then the same command again:\n\n    {command}\n")
    print(f"{reason} Installing: {names}", flush=True)
    silent = {"DEBIAN_FRONTEND": "noninteractive"}
    run([*prefix, "apt-get", "update", "-qq"], environment=silent)
    run([*prefix, "apt-get", "install", "-y", "--no-install-recommends", *packages], environment=silent, quiet=True)


def has_display() -> bool:
    """Whether a window can be shown here."""
    if not LINUX:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _rights() -> list[str] | None:
    """How to run a command as root without being asked for a password; None where that cannot be."""
    effective_user = getattr(os, "geteuid", None)
    if effective_user is None:
        return None
    if effective_user() == 0:
        return []
    if shutil.which("sudo") and succeeds(["sudo", "-n", "true"]):
        return ["sudo", "-n"]
    return None


def _version() -> str:
    return f"{sys.version_info.major}.{sys.version_info.minor}"
