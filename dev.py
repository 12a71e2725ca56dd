#!/usr/bin/env python3
"""One door for everyone who works on the program: ``python3 dev.py COMMAND``. Needs Python 3.11 or newer, nothing else.

Every command first makes ``.venv`` and installs what ``requirements.lock`` lists (hashes checked). A second call is
quick: a stamp in ``.venv`` remembers what was installed.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "dev-setup.stamp"
BUILD = ROOT / "build"
DEMO = BUILD / "demo"
TRANSLATIONS = ROOT / "resources" / "translations"
OLDEST_PYTHON = (3, 11)
WINDOWS = sys.platform == "win32"

# What Qt loads from the system, by the Debian package that has it: without the first group Qt cannot even be imported.
QT_LIBRARIES = {
    "libegl1": "libEGL.so.1",
    "libgl1": "libGL.so.1",
    "libglib2.0-0": "libglib-2.0.so.0",
    "libdbus-1-3": "libdbus-1.so.3",
    "libfontconfig1": "libfontconfig.so.1",
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
}
FONT_PACKAGE = "fonts-dejavu-core"
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")


class Stop(Exception):
    """The command cannot go on; the text says why and what to do."""


# --- Commands ---------------------------------------------------------------------------------------------------------


def setup(_: Sequence[str] = ()) -> None:
    """Make .venv, install the locked packages and the project itself, and see to Qt's system libraries."""
    if sys.version_info < OLDEST_PYTHON:
        raise Stop(f"Python {dotted(OLDEST_PYTHON)} or newer is needed; this is {sys.version.split()[0]}.")
    if not venv_works():
        make_venv()
    install_packages()
    see_to_system_libraries()


def run_program(arguments: Sequence[str]) -> None:
    """Start the program; arguments go to it (none: the window opens)."""
    setup()
    python("-m", "inspector", *arguments)


def demo(arguments: Sequence[str]) -> None:
    """Make the Khánh Vĩnh 2019 sample and its reports below build/demo, and open the window on it."""
    options = parsed(
        "demo", arguments, lambda p: p.add_argument("--no-window", action="store_true", help="do not open it")
    )
    setup()
    fresh_demo_folder()
    environment = {"INSPECTOR_HOME": str(DEMO / "home")}
    workspace = str(DEMO / "workspace")

    def inspector(*words: str) -> str:
        return python("-m", "inspector", *words, environment=environment, capture=True)

    inspector("sample", workspace)
    print(inspector("--workspace", workspace, "summary"))
    summary = json.loads(inspector("--workspace", workspace, "summary", "--json"))
    reports = write_demo_reports(inspector, workspace, summary)
    print("Workspace:", workspace)
    for report in reports:
        print("Report:   ", report)
    if options.no_window or not has_display():
        print("No display: the window is not opened." if not options.no_window else "The window is not opened.")
        print("To open it where there is a display: python3 dev.py run --workspace", shlex.quote(workspace))
        return
    print("Opening the window …", flush=True)
    python("-m", "inspector", "--workspace", workspace, environment=environment)


def test(arguments: Sequence[str]) -> None:
    """Run the quick tests; arguments go to pytest."""
    setup()
    python("-m", "pytest", *arguments, environment={"QT_QPA_PLATFORM": "offscreen"})


def soak(arguments: Sequence[str]) -> None:
    """Run the long tests; arguments go to pytest."""
    test(["-m", "soak", *arguments])


def bench(arguments: Sequence[str]) -> None:
    """Run the benchmarks; arguments go to them."""
    setup()
    python("-m", "benchmarks", *arguments)


def check(_: Sequence[str]) -> None:
    """Style, types, layers, sizes, translations: all are run, then the failed ones are named."""
    setup()
    steps: dict[str, Callable[[], object]] = {
        "ruff check": lambda: python("-m", "ruff", "check", "."),
        "ruff format": lambda: python("-m", "ruff", "format", "--check", "."),
        "mypy": lambda: python("-m", "mypy"),
        "import-linter": lambda: subprocess_run([tool("lint-imports")]),
        "architecture": lambda: python("-m", "pytest", "-q", "tests/architecture"),
        "translations": lambda: translate(["--check"]),
    }
    failed = []
    for name, step in steps.items():
        print(f"== {name}", flush=True)
        try:
            step()
        except Stop as stop:
            print(stop)
            failed.append(name)
    if failed:
        raise Stop(f"Checks failed: {', '.join(failed)}.")
    print("All checks passed.")


def translate(arguments: Sequence[str]) -> None:
    """Bring the window's .ts files up to date with the code and make the .qm files from them."""
    options = parsed(
        "translate",
        arguments,
        lambda p: p.add_argument("--check", action="store_true", help="fail when anything is missing"),
    )
    setup()
    python("-m", "packaging_tools.translations", *(["--check"] if options.check else []))


def build(arguments: Sequence[str]) -> None:
    """Make the frozen program in dist/ (and with --smoke, start it and look whether anything is missing)."""
    options = parsed(
        "build", arguments, lambda p: p.add_argument("--smoke", action="store_true", help="test the result")
    )
    setup()
    see_to_build_tools()
    python("-m", "packaging_tools.icons")
    python(
        *("-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"),
        *(
            "--distpath",
            str(ROOT / "dist"),
            "--workpath",
            str(BUILD / "pyinstaller"),
            str(ROOT / "build_installer.spec"),
        ),
    )
    print("Made", ROOT / "dist" / "inspector")
    if options.smoke:
        python("-m", "pytest", "-m", "packaging", "tests/packaging")


def lock(_: Sequence[str]) -> None:
    """Make requirements.lock anew from pyproject.toml (with uv), and the third-party notices from it."""
    setup()
    if shutil.which("uv") is None:
        raise Stop("Making the lock needs uv: python3 -m pip install uv")
    subprocess_run(
        [
            *("uv", "pip", "compile", "pyproject.toml", "--group", "dev", "--universal", "--python-version", "3.11"),
            *("--generate-hashes", "--no-emit-index-url", "--no-annotate", "--no-header", "--output-file", LOCK.name),
        ]
    )
    python("-m", "packaging_tools.notices")


COMMANDS: dict[str, Callable[[Sequence[str]], None]] = {
    "demo": demo,
    "run": run_program,
    "setup": setup,
    "test": test,
    "check": check,
    "build": build,
    "soak": soak,
    "bench": bench,
    "translate": translate,
    "lock": lock,
}


# --- The virtual environment ------------------------------------------------------------------------------------------


def venv_python() -> Path:
    """Path of the interpreter in .venv."""
    return VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")


def tool(name: str) -> str:
    """Path of a command that a package installed into .venv."""
    return str(venv_python().with_name(name + (".exe" if WINDOWS else "")))


def venv_works() -> bool:
    """Whether .venv is there, has pip, and its interpreter still runs."""
    if not venv_python().exists():
        return False
    return subprocess.run([venv_python(), "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0


def make_venv() -> None:
    """Make .venv; on Debian and Ubuntu the part of Python that can is a package of its own."""
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        install_debian(
            [f"python{dotted(sys.version_info[:2])}-venv"],
            "This Python cannot make virtual environments (no ensurepip).",
        )
    print("Making", VENV, flush=True)
    subprocess_run([sys.executable, "-m", "venv", "--clear", str(VENV)])


def install_packages() -> None:
    """Install the locked packages and the project, unless the stamp says that these very ones are in."""
    wanted = fingerprint()
    if STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted:
        return
    print("Installing the locked packages …", flush=True)
    pip = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    python(*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(LOCK))
    python(*pip, "--no-build-isolation", "--no-deps", "--editable", str(ROOT))
    STAMP.write_text(wanted, encoding="utf-8")


def fingerprint() -> str:
    """What .venv was made from: interpreter, place, lock and project file."""
    digest = hashlib.sha256(f"{sys.version}|{ROOT}".encode())
    for source in (LOCK, ROOT / "pyproject.toml"):
        digest.update(source.read_bytes())
    return digest.hexdigest()


# --- The system -------------------------------------------------------------------------------------------------------


def see_to_system_libraries() -> None:
    """On Linux: install what Qt needs from the system, or say what to install."""
    if not sys.platform.startswith("linux"):
        return
    needed = missing_libraries(QT_LIBRARIES)
    wished = missing_libraries(WINDOW_LIBRARIES) + ([] if has_fonts() else [FONT_PACKAGE])
    if not needed and not wished:
        return
    try:
        install_debian(needed + wished, "Qt needs libraries or fonts that this system does not have.")
    except Stop as stop:
        if needed:
            raise
        print(f"{stop}\nUntil then the window cannot be opened here; everything else works.\n", file=sys.stderr)


def see_to_build_tools() -> None:
    """On Debian and Ubuntu: what PyInstaller needs to freeze the program."""
    if not sys.platform.startswith("linux"):
        return
    missing = [] if shutil.which("objdump") else ["binutils"]
    version = dotted(sys.version_info[:2])
    system_python = Path(sys.base_prefix) == Path("/usr")
    if system_python and missing_libraries({"": f"libpython{version}.so.1.0"}):
        missing.append(f"libpython{version}")
    if missing:
        install_debian(missing, "PyInstaller needs more of the system.")


def missing_libraries(libraries: dict[str, str]) -> list[str]:
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
    folders = [Path(folder).expanduser() for folder in FONT_FOLDERS]
    return any(next(folder.rglob(f"*.{kind}"), None) for folder in folders for kind in ("ttf", "otf", "ttc"))


def install_debian(packages: Sequence[str], reason: str) -> None:
    """Install Debian packages where that is allowed; otherwise stop with the exact command."""
    command = f"apt-get update && sudo apt-get install -y {' '.join(packages)}"
    if shutil.which("apt-get") is None:
        raise Stop(f"{reason}\nInstall what your system calls: {' '.join(packages)}")
    prefix = rights()
    if prefix is None:
        raise Stop(f"{reason}\nRun this, then the same command again:\n\n    sudo {command}\n")
    print(f"{reason} Installing: {' '.join(packages)}", flush=True)
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess_run([*prefix, "apt-get", "update", "-qq"], environment=quiet)
    subprocess_run(
        [*prefix, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
        environment=quiet,
        quiet=True,
    )


def rights() -> list[str] | None:
    """How to run a command as root without asking for a password: a prefix, or None where that is not possible."""
    if os.geteuid() == 0:
        return []
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return ["sudo", "-n"]
    return None


def has_display() -> bool:
    """Whether a window can be shown here."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


# --- The demonstration ------------------------------------------------------------------------------------------------


def fresh_demo_folder() -> None:
    """Give the demonstration an empty folder; the former one is kept once more beside it."""
    former = DEMO.with_name("demo-former")
    if DEMO.exists():
        try:
            shutil.rmtree(former, ignore_errors=False) if former.exists() else None
            DEMO.rename(former)
        except OSError as error:
            raise Stop(f"{DEMO} is in use; close the window that is open on it first. ({error})") from error
    (DEMO / "reports").mkdir(parents=True)


def write_demo_reports(inspector: Callable[..., str], workspace: str, summary: dict[str, object]) -> list[Path]:
    """Write the year's report and one for each round; returns the files."""
    year = str(summary["year"])
    rounds = summary["rounds"]
    assert isinstance(rounds, list)
    wanted = {f"year-{year}.pdf": ["year", "--year", year]}
    wanted |= {f"round-{r['ordinal']}.pdf": ["round", "--year", year, "--round", str(r["id"])] for r in rounds}
    files = []
    for name, words in wanted.items():
        file = DEMO / "reports" / name
        inspector("--workspace", workspace, "report", *words, "-o", str(file))
        files.append(file)
    return files


# --- Small things -----------------------------------------------------------------------------------------------------


def python(*arguments: str, environment: dict[str, str] | None = None, capture: bool = False) -> str:
    """Run the interpreter of .venv; returns what it printed when ``capture`` is set."""
    return subprocess_run([str(venv_python()), *arguments], environment=environment, capture=capture)


def subprocess_run(
    command: Sequence[str], *, environment: dict[str, str] | None = None, capture: bool = False, quiet: bool = False
) -> str:
    """Run a command in the project's folder; raises Stop when it fails."""
    variables = {**os.environ, "PYTHONUTF8": "1", **(environment or {})}
    output = subprocess.PIPE if capture else subprocess.DEVNULL if quiet else None
    done = subprocess.run(command, cwd=ROOT, env=variables, stdout=output, encoding="utf-8", check=False)
    if done.returncode:
        shown = " ".join(Path(word).name if Path(word).is_absolute() else word for word in command)
        raise Stop(f"Failed (exit status {done.returncode}): {shown}")
    return (done.stdout or "").rstrip()


def parsed(
    command: str, arguments: Sequence[str], add: Callable[[argparse.ArgumentParser], object]
) -> argparse.Namespace:
    """Parse a command's own options."""
    parser = argparse.ArgumentParser(prog=f"dev.py {command}", description=COMMANDS[command].__doc__)
    add(parser)
    return parser.parse_args(arguments)


def dotted(version: Sequence[int]) -> str:
    """``(3, 11)`` as ``3.11``."""
    return ".".join(map(str, version))


def usage() -> NoReturn:
    """Print the commands and leave."""
    print("usage: python3 dev.py COMMAND [ARGUMENTS]\n")
    for name, command in COMMANDS.items():
        print(f"  {name:10} {(command.__doc__ or '').splitlines()[0]}")
    raise SystemExit(0 if {"-h", "--help"} & set(sys.argv) else 2)


def main() -> int:
    """Run the command named on the command line."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    if len(sys.argv) < 2 or sys.argv[1] not in COMMANDS:
        usage()
    try:
        COMMANDS[sys.argv[1]](sys.argv[2:])
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
