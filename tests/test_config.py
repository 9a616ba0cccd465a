"""The configuration, and what is wrong in it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.config import Config, has_configuration, nearest, read_config, rule_codes, with_settings
from reconcile.finding import RULES

ALL = """\
paths = ["claims", "more"]
tolerance = "10 %"
select = ["RC3", "joint-conflict"]
ignore = "RC501"
fail_on = "warning"
output = ["full", "json:report.json"]
allow_outside = true

[severity]
text-differs = "error"
"""


def test_every_key() -> None:
    config, findings = read_config(ALL)
    assert findings == ()
    assert config == Config(
        paths=("claims", "more"),
        tolerance=Fraction(1, 10),
        select=("RC301", "RC302", "RC303", "RC304", "RC305", "RC310", "RC402"),
        ignore=("RC501",),
        severity={"RC305": "error"},
        fail_on="warning",
        output=("full", "json:report.json"),
        allow_outside=True,
        path="reconcile.toml",
    )


def test_the_table_of_a_pyproject() -> None:
    text = "[project]\n[tool.reconcile]\nfail_on = 'never'\n[tool.reconcile.severity]\nRC305 = 'note'\n"
    config, findings = read_config(text, "sub/pyproject.toml")
    assert findings == () and config.fail_on == "never" and config.severity == {"RC305": "note"}
    assert has_configuration(text) and not has_configuration("[tool.other]\nreconcile = 1\n")
    assert has_configuration("[tool.reconcile\n")


@pytest.mark.parametrize(
    ("written", "share"),
    [
        ("0.05", Fraction(1, 20)),
        ("0", Fraction(0)),
        ('"5%"', Fraction(1, 20)),
        ('"2.5 percent"', Fraction(1, 40)),
        ('"0.1"', Fraction(1, 10)),
    ],
)
def test_tolerance_is_exact(written: str, share: Fraction) -> None:
    config, findings = read_config(f"tolerance = {written}")
    assert findings == () and config.tolerance == share


WRONG = [
    ("x = 1\ntolerence = 1", "RC003", "2:1", "tolerance"),
    ("paths = 3", "RC008", "1:1", ""),
    ("paths = [1]", "RC008", "1:1", ""),
    ("tolerance = 5", "RC008", "1:1", "0.05"),
    ("tolerance = -0.1", "RC008", "1:1", ""),
    ("tolerance = nan", "RC008", "1:1", ""),
    ("tolerance = inf", "RC008", "1:1", ""),
    ("tolerance = 1e-999999999", "RC008", "1:1", ""),
    ("tolerance = 1e999999999", "RC008", "1:1", ""),
    (f"tolerance = 1e{'9' * 40}", "RC001", "1:1", ""),
    (f"[{'.'.join('a' * 2000)}]", "RC001", "1:1", ""),
    ("tolerance = true", "RC008", "1:1", ""),
    ("tolerance = '100 %'", "RC008", "1:1", ""),
    ("tolerance = 'some'", "RC008", "1:1", ""),
    ("tolerance = 2025-01-01", "RC008", "1:1", ""),
    ("select = 'RC777'", "RC103", "1:1", ""),
    ("select = 'value-conflikt'", "RC103", "1:1", "value-conflict"),
    ("ignore = ['RC001']", "RC008", "1:1", ""),
    ("ignore = ['unreadable-date']", "RC008", "1:1", ""),
    ("\n\n[severity]\nRC305 = 'eror'", "RC103", "3:1", "error"),
    ("severity = {RC001 = 'note'}", "RC008", "1:1", ""),
    ("severity = 'note'", "RC008", "1:1", ""),
    ("fail_on = 'errors'", "RC103", "1:1", "error"),
    ("fail_on = 1", "RC008", "1:1", ""),
    ("output = 'jsn'", "RC103", "1:1", "json"),
    ("output = 'json:'", "RC008", "1:1", ""),
    ("output = ['json', 'full']", "RC008", "1:1", ""),
    ("\nallow_outside = 'yes'", "RC008", "2:1", ""),
    ("paths = [\n'a'\n", "RC001", "2:1", ""),
    ("a = 1\na = 2", "RC001", "2:1", ""),
    ("x = " + "[" * 100_000, "RC001", "1:1", ""),
    ("x = " + "9" * 100_000, "RC001", "1:1", ""),
]


@pytest.mark.parametrize(("text", "code", "place", "help"), WRONG)
def test_what_is_wrong_is_found_on_its_line_and_the_default_stands(
    text: str, code: str, place: str, help: str
) -> None:
    config, findings = read_config(text)
    finding = findings[-1]
    assert finding.code == code and finding.could_not_check
    if place:
        assert str(finding.location) == f"reconcile.toml:{place}"
    assert help in " ".join(finding.help)
    assert config == Config(path="reconcile.toml")


def test_an_error_in_one_key_leaves_the_others() -> None:
    config, findings = read_config("fail_on = 'x'\ntolerance = 0.1\nfoo = 1")
    assert [f.code for f in findings] == ["RC103", "RC003"] and config.tolerance == Fraction(1, 10)


def test_the_place_of_a_key_in_a_pyproject_is_in_its_table() -> None:
    text = "[tool.other]\nfail_on = 'x'\n[tool.reconcile]\n  fail_on = 'x'\n"
    _, (finding,) = read_config(text, "pyproject.toml")
    assert str(finding.location) == "pyproject.toml:4:3"


def test_a_tool_that_is_no_table() -> None:
    _, (finding,) = read_config("tool.reconcile = 1", "pyproject.toml")
    assert finding.code == "RC008"


def test_settings_of_the_command_line_override_and_none_does_not() -> None:
    config, findings = with_settings(Config(fail_on="never"), {"tolerance": "1 %", "fail_on": None})
    assert findings == () and (config.tolerance, config.fail_on) == (Fraction(1, 100), "never")
    _, (finding,) = with_settings(Config(), {"fail_on": "sometimes"})
    assert finding.location is None and finding.code == "RC103"


def test_all_but_what_could_not_be_checked_can_be_ignored() -> None:
    config, _ = with_settings(Config(), {"ignore": ["ALL"]})
    assert config.ignore == tuple(code for code in RULES if code >= "RC2")


def test_codes_names_and_families() -> None:
    assert rule_codes("rc301") == rule_codes("value-conflict") == ("RC301",)
    assert rule_codes("RC4") == ("RC401", "RC402", "RC403") and rule_codes("all") == tuple(RULES)


@given(st.text(max_size=30))
def test_what_is_suggested_is_a_choice(word: str) -> None:
    assert nearest(word, ["quantity", "status", "Japan"]) in (None, "quantity", "status", "Japan")


@given(st.sampled_from(["quantity", "status", "certainty", "predicate"]), st.data())
def test_one_letter_missing_is_understood(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    assert nearest(word[:at] + word[at + 1 :], ["quantity", "status", "certainty", "predicate"]) == word


@given(st.text(max_size=200))
def test_reading_never_raises(text: str) -> None:
    for path in ("reconcile.toml", "pyproject.toml"):
        config, findings = read_config(text, path)
        assert findings or config.path == path
    has_configuration(text)
