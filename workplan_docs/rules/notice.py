"""Rules on the notice as what issues the plan; the others hold for every official document."""

from __future__ import annotations

from collections.abc import Iterator

from workplan_docs.content.models import OfficialDocument
from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.rules.view import Texts, View


def no_enclosure(view: View) -> Iterator[Diagnostic]:
    """NO006: a notice that does not say that it issues the plan."""
    if view.content.notice.encloses is None:
        message = "通知没有说印发工作要点，后面不会印要点的正文"
        yield view.say("NO006", Severity.HINT, message, ("notice",), "要印就写一行“encloses: plan”。")


def plan_is_named(view: View) -> Iterator[Diagnostic]:
    """NO007: a document that issues the plan but names another title than the plan's."""
    for key, document in view.content.officials:
        yield from unnamed_plan(view, key, document, view.content.plan.title)


def unnamed_plan(view: Texts, key: str, document: OfficialDocument, title: str) -> Iterator[Diagnostic]:
    """NO007 for one document; ``title`` is the plan's."""
    bare = title.strip()
    if document.encloses == "plan" and bare.startswith("《") and bare.find("》") == len(bare) - 1:
        hint = f"去掉书名号，改成“{bare[1:-1]}”；在别处提到时才加。"
        yield view.say("NO007", Severity.WARNING, "工作要点的标题两头写了书名号", ("plan", "title"), hint)
    elif document.encloses == "plan" and not any(f"《{title}》" in text for text in document.paragraphs):
        message = f"正文没有提到所印发的《{title}》"
        hint = "正文里的书名要和 plan.yaml 的 title 一字不差。"
        yield view.say("NO007", Severity.WARNING, message, (key, "body"), hint)


RULES = (no_enclosure, plan_is_named)
