"""How much one document may be, and why. Beyond these a document is a `Problem`, and the rest of the batch goes on."""

from __future__ import annotations

# The longest report we know of (a commission's annual report as text) is under 3 MB; saved pages with images inside
# reach some 15 MB. What is larger is a dump, and reading it would hold up everything behind it.
MAX_DOCUMENT_BYTES = 20_000_000

# Markup is parsed into a tree, at some hundred bytes a node. Long encyclopaedia pages have 80,000 tags and texts.
MAX_PIECES = 200_000

# Parsers compare each attribute of a tag with all others. Real tags have a few dozen, however long.
MAX_ATTRIBUTES = 5_000

# Saved pages nest 20 to 60 deep. Parsers and extractors recurse; at 256 libxml2 itself gives up.
MAX_DEPTH = 200

# A page's words, without its markup: a book has about a million characters, an article ten thousand.
MAX_PAGE_TEXT = 2_000_000

# Markdown is written by hand; inline parsing of hostile runs of brackets grows faster than the text.
MAX_MARKDOWN_BYTES = 1_000_000

# Front matter is a handful of lines; YAML is slow to parse.
MAX_FRONT_MATTER = 20_000

# Reports of the conflicts that Marsad serves; a year outside is a slip of the pen or of a machine.
EARLIEST_YEAR = 1900
LATEST_YEAR = 2100
