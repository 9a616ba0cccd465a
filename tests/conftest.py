"""What all tests need."""

import os

# The command behaves otherwise in GitHub Actions; a test that is about this sets the variables itself.
for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE"):
    os.environ.pop(name, None)
