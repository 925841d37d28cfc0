"""Every bad and odd file of tests/fixtures/odd/ given to its real command: what the suite does with every sixth.

python -m tests.harden_commands
"""

import os
import sys
from pathlib import Path

import pytest

if __name__ == "__main__":
    os.environ["DRAFTER_ALL_ODD"] = "1"
    sys.exit(pytest.main(["-q", "--durations=10", str(Path(__file__).parent / "cli" / "test_odd.py")]))
