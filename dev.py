#!/usr/bin/env python3
"""One door for everyone who works on the program: ``python3 dev.py COMMAND``. Needs Python 3.11 or newer, nothing else.

Every command first makes ``.venv`` and installs what ``requirements.lock`` lists (hashes checked). A second call is
quick: a stamp in ``.venv`` remembers what was installed.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from tools import demonstration, system, translations
from tools.process import ROOT, VENV, Stop, python, run, succeeds, venv_python, venv_tool

LOCK = ROOT / "requirements.lock"
LOCK_HEAD = "# Every package of the program and of its development, for every system; made by: python3 dev.py lock\n"
STAMP = VENV / "dev-setup.stamp"
OLDEST_PYTHON = (3, 11)


# --- Commands ---------------------------------------------------------------------------------------------------------


def setup(_: Sequence[str] = ()) -> None:
    """Make .venv, install the locked packages and the project itself, see to Qt's system libraries."""
    works = venv_python().exists() and succeeds([venv_python(), "-m", "pip", "--version"])
    system.provide(new_venv=not works)
    if not works:
        print("Making", VENV, flush=True)
        run([sys.executable, "-m", "venv", "--clear", VENV])
    install_packages()


def start(arguments: Sequence[str]) -> None:
    """Start the program where you are; arguments go to it (none: the window opens)."""
    setup()
    raise SystemExit(subprocess.run([venv_python(), "-m", "inspector", *arguments], check=False).returncode)


def demo(arguments: Sequence[str]) -> None:
    """Make the Khánh Vĩnh 2019 sample and its reports below build/demo, open the window on it."""
    no_window = flag("demo", arguments, "--no-window", "do not open the window")
    setup()
    demonstration.show(window=not no_window)


def test(arguments: Sequence[str]) -> None:
    """Run the quick tests, on all cores when it is all of them; arguments go to pytest."""
    setup()
    system.provide_test_token()
    words = arguments or ("-n", "auto", "--dist", "worksteal")
    python("-m", "pytest", *words, environment={"QT_QPA_PLATFORM": "offscreen"})


def soak(arguments: Sequence[str]) -> None:
    """Go on with the long tests: [NAME] [--minutes N] [--report]; --seed N tries one again. docs/reliability.md"""
    setup()
    python("-m", "tests.reliability", *arguments)


def bench(arguments: Sequence[str]) -> None:
    """Run the benchmark that is named, or all of them; ``--write`` puts all figures into docs/benchmarks.md."""
    setup()
    all_of_them = sorted(file.stem for file in ROOT.joinpath("benchmarks").glob("[a-z]*.py"))
    name, *others = arguments or ["--"]
    if name.startswith("--"):
        python("-m", "benchmarks", *arguments)
        return
    if name not in all_of_them:
        raise Stop(f"There is no benchmark {name!r}. There are: {', '.join(all_of_them)}.")
    python("-m", f"benchmarks.{name}", *others)


def check(_: Sequence[str]) -> None:
    """Style, types, layers, sizes, translations: all are run, then those that failed are named."""
    setup()
    steps: dict[str, Callable[[], object]] = {
        "ruff check": lambda: python("-m", "ruff", "check", "."),
        "ruff format": lambda: python("-m", "ruff", "format", "--check", "."),
        "mypy": lambda: python("-m", "mypy"),
        "import-linter": lambda: run([venv_tool("lint-imports")]),
        "architecture": lambda: python("-m", "pytest", "-q", "tests/architecture"),
        "translations": translations.check,
    }
    failed = [name for name, step in steps.items() if not passes(name, step)]
    if failed:
        raise Stop(f"Failed: {', '.join(failed)}.")
    print("All checks passed.")


def translate(arguments: Sequence[str]) -> None:
    """Bring the window's .ts files up to date with the code, make the .qm files from them."""
    only_check = flag("translate", arguments, "--check", "change nothing, fail when a translation is missing")
    setup()
    if only_check:
        translations.check()
    else:
        translations.update()


def build(arguments: Sequence[str]) -> None:
    """Make the frozen program in dist/."""
    smoke = flag("build", arguments, "--smoke", "start the result and see that nothing is missing in it")
    setup()
    system.provide_build_tools()
    python("-m", "tools.icons")
    places = ("--distpath", ROOT / "dist", "--workpath", ROOT / "build" / "pyinstaller")
    python("-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN", *places, ROOT / "build_installer.spec")
    print("Made", ROOT / "dist" / "inspector")
    if smoke:
        python("-m", "pytest", "-m", "packaging", "tests/packaging")


def lock(_: Sequence[str]) -> None:
    """Make requirements.lock anew from pyproject.toml, and the third-party notices from it."""
    if shutil.which("uv") is None:
        raise Stop("Making the lock needs uv: python3 -m pip install uv")
    options = ("--group", "dev", "--universal", "--python-version", dotted(OLDEST_PYTHON), "--generate-hashes")
    plain = ("--no-emit-index-url", "--no-annotate", "--no-header", "--quiet", "--output-file", LOCK)
    run(["uv", "pip", "compile", "pyproject.toml", *options, *plain])
    LOCK.write_text(LOCK_HEAD + LOCK.read_text(encoding="utf-8"), encoding="utf-8")
    setup()
    python("-m", "tools.notices")


COMMANDS: dict[str, Callable[[Sequence[str]], None]] = {
    "demo": demo,
    "run": start,
    "setup": setup,
    "test": test,
    "check": check,
    "build": build,
    "soak": soak,
    "bench": bench,
    "translate": translate,
    "lock": lock,
}


# --- Steps ------------------------------------------------------------------------------------------------------------


def install_packages() -> None:
    """Install the locked packages and the project, unless the stamp says that these very ones are in."""
    wanted = fingerprint()
    if STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted:
        return
    print("Installing the locked packages …", flush=True)
    pip = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    python(*pip, "--require-hashes", "--only-binary", ":all:", "-r", LOCK)
    python(*pip, "--no-build-isolation", "--no-deps", "--editable", ROOT)
    STAMP.write_text(wanted, encoding="utf-8")


def fingerprint() -> str:
    """What .venv was made from: interpreter, place, lock and project file."""
    digest = hashlib.sha256(f"{sys.version}|{ROOT}".encode())
    for source in (LOCK, ROOT / "pyproject.toml"):
        digest.update(source.read_bytes())
    return digest.hexdigest()


def passes(name: str, step: Callable[[], object]) -> bool:
    """Run one step of the checks under its name; says what was wrong with it."""
    print(f"== {name}", flush=True)
    try:
        step()
    except Stop as stop:
        print(stop, flush=True)
        return False
    return True


def flag(command: str, arguments: Sequence[str], name: str, meaning: str) -> bool:
    """Whether a command's only option is given."""
    parser = argparse.ArgumentParser(prog=f"dev.py {command}", description=COMMANDS[command].__doc__)
    parser.add_argument(name, action="store_true", dest="given", help=meaning)
    return bool(parser.parse_args(arguments).given)


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
        if sys.version_info < OLDEST_PYTHON:
            raise Stop(f"Python {dotted(OLDEST_PYTHON)} or newer is needed; this is {sys.version.split()[0]}.")
        COMMANDS[sys.argv[1]](sys.argv[2:])
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
