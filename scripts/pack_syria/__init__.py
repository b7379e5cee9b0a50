"""The steps of building the Syria pack."""
