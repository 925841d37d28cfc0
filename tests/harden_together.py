"""Eight processes at once on one meeting file, one phrasebank, one archive, twenty times: what the suite does once.

python -m tests.harden_together [TIMES]
"""

import os
import sys
from pathlib import Path

import pytest

if __name__ == "__main__":
    os.environ["DRAFTER_TIMES"] = sys.argv[1] if len(sys.argv) > 1 else "20"
    sys.exit(pytest.main(["-q", "-p", "no:xdist", str(Path(__file__).parent / "test_together.py")]))
