"""The sections of a brief, one file each: material in, lines out."""
