"""What a new project begins with: a configuration with its defaults, and an example to copy from."""

from __future__ import annotations

CONFIGURATION = """\
# The folder of this file is the project's root. What is commented out is the default.
# paths = ["claims"]        # where the claims files are
# tolerance = "5 %"         # how far "about" reaches
# fail_on = "error"         # what makes `reconcile check` fail: error, warning or never
# ignore = ["single-origin"]
# severity = {text-differs = "note"}
"""

EXAMPLE = """\
# How a claims file looks. One file for each article; this one holds no claims until the `#` are removed.
# `reconcile draft ARTICLE` makes one to start from, out of an article's text.
#
# source:
#   title: Northfield plant to lose a third of its staff
#   publisher: The Gazette
#   published: 2025-03-04
#   article: ../articles/gazette.txt   # relative to this file; quotes are checked against it
#   relays: [Reuters]                  # outlets that it says it draws on
#
# claims:
#   - id: staff
#     subject: Northfield plant        # whom or what it is about
#     predicate: employs               # what is said of it, in your own words
#     quantity: about 1,240 people     # or `date`, `entity`, `text`; an event has none of them
#     quote: employs about 1,240 people in three shifts
#   - id: cuts
#     subject: Northfield plant
#     predicate: job cuts
#     quantity: a third of staff
#     status: planned                  # how far it had come
#     said_by: the works council
#     quote: plans to cut a third of staff, the works council said
"""

VOCABULARY = """\
# What your words mean, where the built-in lexicon does not know; remove the `#` of what you need.
#
# entities:
#   Northfield plant: {aliases: [Northfield works], part_of: Northfield Motors}
# predicates:
#   staff: {aliases: [workforce], unit: people, over_time: level}
# scopes:
#   Bavaria: {within: Germany}
"""

# Where each lies, relative to the project's root.
FILES = {
    "reconcile.toml": CONFIGURATION,
    "claims/example.yaml": EXAMPLE,
    "claims/vocabulary.yaml": VOCABULARY,
}
