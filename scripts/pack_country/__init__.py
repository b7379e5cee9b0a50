"""How the pack of one country is built out of GeoNames, Natural Earth and what is written by hand."""
