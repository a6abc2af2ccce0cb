"""Every test process has one Qt platform and one language; without a wish the platform needs no screen."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"
