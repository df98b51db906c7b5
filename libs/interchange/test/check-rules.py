"""Prints what the rules of usdm4 find in USDM 4.0 documents, as JSON: a list for each file that is named."""

import json
import sys

from usdm4 import USDM4

checker = USDM4()
found = []
for path in sys.argv[1:]:
    results = checker.validate(path)
    rows = results.to_dict()
    found.append(
        {
            "rules": results.count(),
            "findings": [
                {key: row[key] for key in ("rule_id", "level", "status", "message", "path", "exception")}
                for row in rows
            ],
        }
    )
json.dump(found, sys.stdout)
