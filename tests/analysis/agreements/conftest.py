"""The builders beside this file serve the folders below it too."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))
