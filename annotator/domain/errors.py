"""Every error that a user can meet.

AnnotatorError
├── ProjectError                 the project file
│   ├── ProjectNotFound          no such file
│   ├── ProjectExists            a new project would overwrite something
│   ├── NotAProject              the file is something else
│   ├── ProjectTooNew            written by a newer version of the program
│   ├── ProjectDamaged           some of it cannot be read, or contradicts itself
│   ├── ProjectInUse             another window or process writes to it
│   ├── ProjectReadOnly          opened for reading, or the disk forbids writing
│   └── StorageFailed            the disk is full, or the system refused the write
├── EditError                    a change that the rules forbid
│   ├── SpanInvalid              bounds or surface do not fit the text
│   ├── UnknownObject            a document, span, link, label or annotator that is not there
│   └── UndoBlocked              later work stands on what would be undone
├── InputError                   a file that was to be read
│   ├── UnreadableFile           missing, empty, broken, too large, wrong encoding
│   └── UnsupportedFile          no reader for it
├── TagsetError                  a tagset file that breaks its rules
├── OutputError                  an export target that exists or cannot be written
├── PatternError                 what somebody looks for
│   ├── PatternInvalid           no regular expression, or nothing at all
│   └── PatternTooSlow           over one text it took longer than anybody wants to wait
└── Cancelled                    the user stopped a long task; nothing was changed
"""


class AnnotatorError(Exception):
    """A known error; ``str(error)`` is one sentence for the user, without a full stop at its end."""


class ProjectError(AnnotatorError):
    pass


class ProjectNotFound(ProjectError):
    pass


class ProjectExists(ProjectError):
    pass


class NotAProject(ProjectError):
    pass


class ProjectTooNew(ProjectError):
    pass


class ProjectDamaged(ProjectError):
    pass


class ProjectInUse(ProjectError):
    pass


class ProjectReadOnly(ProjectError):
    pass


class StorageFailed(ProjectError):
    pass


class EditError(AnnotatorError):
    pass


class SpanInvalid(EditError):
    pass


class UnknownObject(EditError):
    pass


class UndoBlocked(EditError):
    pass


class InputError(AnnotatorError):
    pass


class UnreadableFile(InputError):
    pass


class UnsupportedFile(InputError):
    pass


class TagsetError(AnnotatorError):
    pass


class OutputError(AnnotatorError):
    pass


class PatternError(AnnotatorError):
    pass


class PatternInvalid(PatternError):
    pass


class PatternTooSlow(PatternError):
    pass


class Cancelled(AnnotatorError):
    pass
