"""What was typed in, an exit status out: 0 done, 1 the input is wrong, 2 wrong usage, 130 interrupted."""

import gettext
import io
import os
import sys
import traceback
from collections.abc import Sequence
from typing import TYPE_CHECKING

from drafter.cli.console import drop, plain, say, say_findings, shorten
from drafter.cli.signals import Signals
from drafter.files.encoding import UnreadableError
from drafter.i18n import LANGUAGES, _, find_catalogues, language, set_language
from drafter.model.finding import Finding, InputError

if TYPE_CHECKING:
    import click

_PIPE_CLOSED = 141
"""What a shell reports of a program that SIGPIPE ended: 128 + 13."""
_LONGEST = 2_000
"""Columns of what is wrong with what was typed: a list of all kinds of speech is a thousand."""
_CLICK_INTERRUPTED = 130
"""What Typer makes of KeyboardInterrupt, whatever signal raised it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; `start.main` calls it."""
    with Signals() as signals:
        try:
            return _answer(arguments)
        except KeyboardInterrupt:
            say("\n" + _("Interrupted: nothing more was written."))
            return signals.status


def _answer(arguments: Sequence[str] | None) -> int:
    """The exit status of a command; whatever goes wrong is one line. Raises KeyboardInterrupt."""
    arguments = _choose_language(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    try:
        status = _run(arguments)
        sys.stdout.flush()
    except InputError as error:
        say_findings(error.findings)
        return 1
    except UnreadableError as error:
        say_findings([Finding("unreadable", "error", str(error), suggestion=error.suggestion)])
        return 1
    except BrokenPipeError:
        drop(sys.stdout)
        return _PIPE_CLOSED
    except OSError as error:
        _explain_refusal(error)
        return 1
    except Exception as error:
        return _report_fault(error)
    return status


def _run(arguments: list[str]) -> int:
    """The commands on the arguments; help texts are translated on import, so the language comes first."""
    import click

    from drafter.cli.app import make_root

    try:
        status = make_root().main(arguments, prog_name="drafter", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        say(error.format_message())
        return error.exit_code
    except click.ClickException as error:
        _explain(error)
        return error.exit_code
    except click.Abort:
        raise KeyboardInterrupt from None
    except SystemExit as ended:  # for two things Typer exits by itself: completion, with 0, and a closed pipe, with 1
        return _PIPE_CLOSED if ended.code else 0
    if status == _CLICK_INTERRUPTED:
        raise KeyboardInterrupt
    return int(status or 0)


def _explain_refusal(error: OSError) -> None:
    """What the system refused that no command has put into words: a file, the output, the folder itself."""
    if error.filename is not None:
        from drafter.files.reading import explain_error
        from drafter.model.place import Place

        say_findings([Finding("file", "error", explain_error(error), Place(str(error.filename), 1))])
    elif isinstance(error, FileNotFoundError):  # of a call that names no file: where am I?
        say(_("Error: the folder in which you are is not there any more: go to another one with cd"), "red")
    else:
        drop(sys.stdout)
        say(_("Error: the output cannot be written: {reason}", reason=error.strerror or error), "red")


def _explain(error: "click.ClickException") -> None:
    """What is wrong with what was typed, the nearest right name, and where the help is."""
    say(_("Error: {message}", message=shorten(plain(_message_of(error)), _LONGEST)), "red")
    for name in getattr(error, "possibilities", None) or ():
        say(_("Did you mean '{guess}'?", guess=name))
    context = getattr(error, "ctx", None)
    if context:
        say(_("'{command} --help' explains the command.", command=context.command_path))


def _message_of(error: "click.ClickException") -> str:
    """What is wrong, in one sentence; what is missing by what stands for it in the help."""
    import click

    if isinstance(error, click.MissingParameter) and error.param is not None and error.ctx is not None:
        wanted = error.param.make_metavar(error.ctx)
        if error.param.param_type_name == "option":
            wanted = f"{error.param.opts[0]} {wanted}"
        return _("'{command}' wants {what} too", command=error.ctx.command_path, what=wanted)
    return error.message if hasattr(error, "possibilities") else error.format_message()


def _choose_language(arguments: Sequence[str]) -> list[str]:
    """Set the language by `--lang`, wherever it stands, and return the other arguments.

    A --lang that names no language of ours stays, for the command line's own complaint.
    """
    rest = list(arguments)
    end = rest.index("--") if "--" in rest else len(rest)
    for index, argument in enumerate(rest[:end]):
        name, equals, code = argument.partition("=")
        if name == "--lang":
            code = code if equals else "".join(rest[index + 1 : index + 2])
            if code in LANGUAGES:
                set_language(code)
                del rest[index : index + (1 if equals else 2)]
                break
    # Click asks gettext itself for its words; `click` is the catalogue that has them.
    os.environ["LANGUAGE"] = language()
    gettext.bindtextdomain("click", str(find_catalogues()))
    gettext.textdomain("click")
    return rest


def _speak_utf8() -> None:
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _report_fault(error: Exception) -> int:
    """One line for a fault of our own; the traceback only where it was asked for."""
    if os.environ.get("DRAFTER_DEBUG"):
        say(traceback.format_exc())
    say(
        _(
            "Error: drafter failed ({error}). This is a fault of the program, not of your file: please report it to its"
            " maintainers, with what DRAFTER_DEBUG=1 adds to this line.",
            error=plain(f"{type(error).__name__}: {error}")[:500],
        ),
        "red",
    )
    return 1
