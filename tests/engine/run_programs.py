"""Run programs one after another on one engine: `run_programs.py python|cdk8s PROGRAMS OUT`.

Every program gets a folder of its own (`OUT/<name>`) with the names `OUT` (the folder, absolute) and `show` in its
namespace. What it prints goes to `stdout.txt`, the exception that ends it to `error.txt`. One process for all
programs, since each start of the official engine costs a start of Node.js.
"""

import contextlib
import io
import pathlib
import sys


def show(label, action):
    """Print what `action` returns, or the class and text of the exception it raises."""
    try:
        print(f"{label}: {action()!r}")
    except Exception as error:
        print(f"{label}: {type(error).__name__}: {error}")


def run(program, folder):
    folder.mkdir(parents=True)
    printed = io.StringIO()
    namespace = {"__name__": "__main__", "OUT": str(folder), "show": show, "DATA": str(program.parent / "data")}
    with contextlib.redirect_stdout(printed):
        try:
            exec(compile(program.read_text(), str(program), "exec"), namespace)
        except Exception as error:
            (folder / "error.txt").write_text(f"{type(error).__name__}: {error}\n", encoding="utf-8")
    (folder / "stdout.txt").write_text(printed.getvalue().replace(str(folder), "OUT"), encoding="utf-8")


def main(engine, programs, out):
    if engine == "python":
        from cdk8s_pods import engine as ours

        ours.install()
    for program in programs:
        run(pathlib.Path(program).resolve(), pathlib.Path(out).resolve() / pathlib.Path(program).stem)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[3:], sys.argv[2])
