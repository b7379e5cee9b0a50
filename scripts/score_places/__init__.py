"""How well names become places, measured on other people's data: `make score-places`."""
