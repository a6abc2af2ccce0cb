"""Every test process has one Qt platform; without a wish it is the one that needs no screen."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
