"""Find help as people speak: by what stands about it, and by how somebody has it."""
