"""Speed and memory, as ratios measured in one run: no wall-clock figure is asserted anywhere."""
