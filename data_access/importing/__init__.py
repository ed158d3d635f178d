"""Reading in the exports of other systems: read, understand, check, compare, write."""

from data_access.importing.pipeline import import_files, preview
from data_access.importing.previewing import Preview
from data_access.importing.refusal import FileRefused, Reason
from data_access.importing.report import FileReport, ImportReport
from data_access.importing.undoing import batches, undo

__all__ = [
    "FileRefused",
    "FileReport",
    "ImportReport",
    "Preview",
    "Reason",
    "batches",
    "import_files",
    "preview",
    "undo",
]
