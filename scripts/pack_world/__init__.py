"""How the world list is built; see ../build_pack_world.py."""
