"""What the API description says in words or by a name, and JSON Schema cannot: for the generator of requests."""

import json
import os
import re
import unicodedata
from datetime import datetime

import schemathesis
from hypothesis import strategies as st
from schemathesis import GenerationMode

# Codes of what the study has, by the name of the parameter: else every request would be about nothing.
codes = json.loads(os.environ.get("CASELEDGER_CODES", "{}"))

seen = st.characters(categories=["L", "N", "P", "S"], exclude_characters="\u2800\U0001d159\u115f\u1160\u3164\uffa0")
spaced = st.one_of(seen, st.just(" "))


def composed(texts):
    """Texts in the one form that two share when they look the same."""
    return texts.map(lambda text: unicodedata.normalize("NFC", text))


def words(least, most):
    """Words with something to see at both ends."""
    middle = st.text(spaced, min_size=max(least - 2, 0), max_size=most - 2)
    return composed(st.builds(lambda first, rest, last: first + rest + last, seen, middle, seen))


schemathesis.openapi.format(
    "words", st.one_of(composed(st.text(seen, min_size=1, max_size=2)), words(2, 20), words(4, 60))
)


def decimals(value):
    """How many decimals a number may have differs; one is right everywhere."""
    if isinstance(value, dict):
        return {name: decimals(member) for name, member in value.items()}
    if isinstance(value, list):
        return [decimals(member) for member in value]
    if not isinstance(value, float):
        return value
    # What is just too small has to stay it: rounded it would be zero, which may be right.
    return round(value, 1) or (-0.1 if value < 0 else 0.0)


def in_order(query):
    """Neither before its beginning, nor after what the study has, does a range end."""
    if isinstance(query.get("after"), int):
        query["after"] %= 3
    ends = {name: moment(query.get(name)) for name in ("from", "to", "through")}
    for end in ("to", "through"):
        if None not in (ends["from"], ends[end]) and ends[end] < ends["from"]:
            query["from"], query[end] = query[end], query["from"]


def moment(value):
    """What a member of a range says, as a number: a position, or an instant."""
    if isinstance(value, (int, float)):
        return value
    try:
        return datetime.fromisoformat(value).timestamp()
    except (TypeError, ValueError):
        return None


@schemathesis.hook
def map_body(context, body):
    if isinstance(body, dict):
        in_order(body)
    return decimals(body)


@schemathesis.hook
def before_call(context, case, kwargs):
    """A cursor and an id of a stream are what was given, and the generator of headers knows letters and digits only."""
    if case.meta is None or case.meta.generation.mode is not GenerationMode.POSITIVE:
        return
    if case.query:
        case.query.pop("cursor", None)
        in_order(case.query)
        if "/stream" in case.path:
            case.query.pop("from", None)
    if case.headers:
        case.headers.pop("Last-Event-ID", None)
    if case.headers and not re.fullmatch(r'"\d{1,15}"', case.headers.get("If-Match", '"0"'), re.ASCII):
        del case.headers["If-Match"]


@schemathesis.hook
def map_path_parameters(context, path_parameters):
    """Half of the codes that are well-formed become those of something that there is."""
    if not path_parameters:
        return path_parameters

    def known(name, value):
        found = codes.get(name, {"codes": []})
        if not found["codes"] or not isinstance(value, str) or not re.fullmatch(found["form"], value, re.ASCII):
            return value
        total = sum(map(ord, value))
        return found["codes"][total // 2 % len(found["codes"])] if total % 2 else value

    return {name: known(name, value) for name, value in path_parameters.items()}
