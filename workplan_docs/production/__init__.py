"""From chosen documents to files: jobs, execution, atomic writing and the manifest.

Nothing here prints; what happened is handed to the caller (`build.Watcher`, `build.Report`).
"""
