"""Whether a build will have something to do, told before anything heavy is loaded."""

from __future__ import annotations

import json
from pathlib import Path

from workplan_docs.production.files import BUILD_FOLDER, MANIFEST, digest_of_file


def inputs_changed(project: Path) -> bool:
    """Whether a build will probably have something to do: a content file is not what it was, or none was made.

    A quick look for those who want to prepare; what is made is decided by `build`.
    """
    try:
        read = json.loads((project / BUILD_FOLDER / MANIFEST).read_bytes())
        inputs = [(i["path"], i["sha256"]) for i in read["inputs"] if i["path"].startswith("content/")]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return True
    return not inputs or any(digest_of_file(project / path) != sha for path, sha in inputs)
