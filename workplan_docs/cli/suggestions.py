"""What a shell offers when Tab is pressed: files, kinds, and the units and years of the project."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from click.shell_completion import CompletionItem

from workplan_docs.cli.messages import building, common, projects
from workplan_docs.cli.options import Place
from workplan_docs.errors import WorkplanError

Offers = Mapping[str, str | None]


def suggest(metavar: str, choices: tuple[str, ...], begun: str) -> list[CompletionItem[str]]:
    """Values for a parameter, told by the name that its help page shows (``单位``, ``文件夹``).

    Several values may be joined by commas; the last one is completed. What cannot be read offers nothing:
    `check` is there to complain, not a Tab key.
    """
    if metavar in (common.FILE, common.FILES, common.FOLDER):
        return [CompletionItem(begun, type="dir" if metavar == common.FOLDER else "file")]
    done, comma, rest = begun.rpartition(",")
    given = set(done.split(","))
    try:
        offers = dict.fromkeys(choices) if choices else _OFFERS.get(metavar, dict)()
    except (OSError, WorkplanError):
        return []
    return [
        CompletionItem(done + comma + value, help=about)
        for value, about in offers.items()
        if value.startswith(rest) and value not in given
    ]


def _units() -> Offers:
    from workplan_docs.content.load import unit_names

    return dict.fromkeys(unit_names(Place.current().project))


def _years() -> Offers:
    from workplan_docs.content.years import years

    return {str(year): None for year in reversed(years(Place.current().project))}


def _kinds() -> Offers:
    from workplan_docs.production.jobs import BUILDABLE, KIND_NAMES

    return {kind: KIND_NAMES[kind] for kind in BUILDABLE}


def _types() -> Offers:
    from workplan_docs.content.blank import NEW_TYPES

    return dict.fromkeys(NEW_TYPES)


def _formats() -> Offers:
    from workplan_docs.production.jobs import FORMATS

    return dict.fromkeys(FORMATS)


_OFFERS: Mapping[str, Callable[[], Offers]] = {
    common.UNIT: _units,
    common.YEAR: _years,
    common.KIND: _kinds,
    projects.NEW_TYPE: _types,
    common.QUARTER: lambda: building.QUARTER_NAMES,
    common.FORMAT: _formats,
}
