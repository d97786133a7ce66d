"""Files in: strict YAML, positions, overlays, the compiled copy."""
