"""What holds for every test."""

import os

# Messages are compared in English, whatever the machine speaks; child processes hear it too.
os.environ["DRAFTER_LANG"] = "en"
