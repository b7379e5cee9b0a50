"""What the builders of packs share: the row of a place, and files that come out the same, byte for byte."""
