"""The group `marsad`: its verbs in the order of the work, the help that teaches them, and what becomes of faults."""

from __future__ import annotations

import importlib
import traceback
from typing import Any, NoReturn

import click

from marsad.errors import MarsadError

# Listed here with their one-liners so that `marsad --help` need not import a single verb.
VERBS: dict[str, str] = {
    "init": "Make a desk: a folder with settings, ledger and archive.",
    "add": "Take reports in: files, folders, JSONL rows, or text from stdin.",
    "read": "Turn the reports that are new into claims: who said what, who denies it.",
    "weigh": "Work out incidents, tolls, ceasefires and control from all claims.",
    "brief": "Print the brief of a day; every figure in it has a footnote.",
    "run": "add + read + weigh + brief in one.",
    "diff": "Say what was learnt and corrected between two days.",
    "explain": "Lead from a figure, claim or incident to the words it rests on.",
    "show": "Show one report, claim or incident, or an account of the sources.",
    "decide": "Accept, reject, correct, merge, split or withhold; or take that back.",
    "agreement": "Say how far people who decided on the same claims agree.",
    "export": "Write claims or incidents as CSV or GeoJSON.",
    "serve": "Serve the pages: brief, map, reports and incidents.",
    "account": "Who may come in to a desk that several people share.",
    "gazetteer": "Places and names: ask, install a whole country's, add what is missing.",
    "gains": "Compare two readings: claims won and lost.",
    "verify": "Re-hash the archive and its log, and name what was touched.",
    "doctor": "Check that everything Marsad needs is in place.",
}

TEACHING = """\b
Marsad keeps a ledger of who said what in an armed conflict, who denies it,
where and when, and works a daily brief out of it in which every figure leads
back to the words it came from.

\b
The whole job in one line:
  marsad run reports/

\b
The same, step by step, in a desk of your own:
  marsad init desk --title "North-west Syria"
  marsad add reports/ --publisher "A monitor" --published 2019-09-11
  marsad read && marsad weigh
  marsad brief --date 2019-09-11

\b
From a figure of that brief to the words behind it:
  marsad explain "[3]" --date 2019-09-11

Every verb takes --desk DIR: by default $MARSAD_DESK, else this folder if it is
a desk, else ./desk. Running a verb twice changes nothing; a verb that was
killed is completed by running it again."""

EXIT_CODES = """\b
Exit codes:
  0  done; faults found in the data are listed on stderr and kept in the ledger
  1  an unexpected fault (run again with --debug to see where)
  2  a command asked for something that cannot be
  3  no desk where one was expected
  4  an id that nothing answers to
  5  archive or log no longer match their digests
  6  somebody else holds the ledger
  7  a part that has to be installed is not there
  8  nothing could be taken in, or --strict was given and the data have faults
  130  broken off with Ctrl-C; the same command again completes it"""
BROKEN_OFF = 130


class Refusal(click.ClickException):
    """A fault as the terminal shows it, with the exit code of its kind."""

    def __init__(self, fault: MarsadError) -> None:
        super().__init__(fault.message)
        self.fault = fault
        self.exit_code = fault.exit_code  # type: ignore[misc]  # click leaves it open to instances, its stubs do not

    def show(self, file: Any = None) -> None:
        """Write what, where and what to do next to stderr, a line each."""
        click.echo(f"marsad: {self.fault.what}", file=file, err=True)
        if self.fault.where:
            click.echo(f"  where: {self.fault.where}", file=file, err=True)
        if self.fault.next_step:
            click.echo(f"  next:  {self.fault.next_step}", file=file, err=True)


class Verbs(click.Group):
    """A group whose verbs are imported when they are called, and whose faults end in a message and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in VERBS:
            return None
        command = importlib.import_module(f"marsad.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Verbs, in the order of the work"):
            formatter.write_dl(list(VERBS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except MarsadError as fault:
            raise Refusal(fault) from fault
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except KeyboardInterrupt:
            click.echo("Broken off; the same command again completes it.", err=True)
            ctx.exit(BROKEN_OFF)
        except Exception as fault:
            _unexpected(fault, debug=bool(ctx.params.get("debug")))


def _unexpected(fault: Exception, *, debug: bool) -> NoReturn:
    if debug:
        traceback.print_exception(fault)
    raise Refusal(
        MarsadError(
            f"An unexpected fault: {type(fault).__name__}: {fault}",
            next_step="Run it again with `marsad --debug …` and report what it prints. Nothing kept was lost.",
        )
    ) from fault


@click.group(
    name="marsad",
    cls=Verbs,
    invoke_without_command=True,
    help=TEACHING,
    epilog=EXIT_CODES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="marsad", message="marsad %(version)s")
@click.option("--debug", is_flag=True, help="Show a traceback for unexpected faults.")
@click.pass_context
def marsad(ctx: click.Context, debug: bool) -> None:  # noqa: ARG001
    """Show the help when no verb is given."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
