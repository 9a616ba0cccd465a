"""Figures as articles write them."""

from __future__ import annotations

import contextlib
from fractions import Fraction

import pytest
from effort import effort
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.values.interval import Interval
from reconcile.values.quantity import (
    Amount,
    Quantity,
    Unit,
    UnreadableQuantity,
    convertible,
    read_quantities,
    read_quantity,
    show_amount,
    show_number,
)
from reconcile.values.units import named, table

F = Fraction
BN, M = 10**9, 10**6


def amount_of(text: str) -> Amount:
    amount = read_quantity(text).amount
    assert amount is not None
    return amount


def told(interval: Interval) -> str:
    low = "" if interval.low is None else str(interval.low)
    high = "" if interval.high is None else str(interval.high)
    return f"{'(' if interval.low_open else '['}{low}, {high}{')' if interval.high_open else ']'}"


# text, figure in the base, dimension, base
AMOUNTS = [
    # digits and separators
    ("17", 17, "number", ""),
    ("0", 0, "number", ""),
    ("7.8", F("7.8"), "number", ""),
    (".345", F("0.345"), "number", ""),
    ("3,900", 3900, "number", ""),
    ("44,218", 44218, "number", ""),
    ("1,234,567.5", F("1234567.5"), "number", ""),
    ("1.234.567", 1234567, "number", ""),
    ("1.234,56 €", F("1234.56"), "money", "EUR"),
    ("1,20,344 staff", 120344, "count", "staff"),
    ("12,34,567", 1234567, "number", ""),
    ("40 000 jobs", 40000, "count", "job"),
    ("40\u00a0000 jobs", 40000, "count", "job"),
    ("40\u2009000 jobs", 40000, "count", "job"),
    ("40\u202f000 jobs", 40000, "count", "job"),
    ("1'000", 1000, "number", ""),
    ("1’000", 1000, "number", ""),
    ("1_000", 1000, "number", ""),
    ("2323 injured", 2323, "count", "injured"),
    ("0123", 123, "number", ""),
    ("１７ plants", 17, "count", "plant"),
    ("١٧ plants", 17, "count", "plant"),
    # words
    ("seven plants", 7, "count", "plant"),
    ("zero", 0, "number", ""),
    ("no plants", 0, "count", "plant"),
    ("both plants", 2, "count", "plant"),
    ("twenty-one", 21, "number", ""),
    ("two hundred and five", 205, "number", ""),
    ("one hundred five thousand two hundred", 105200, "number", ""),
    ("two million three hundred thousand", 2300000, "number", ""),
    ("a dozen", 12, "number", ""),
    ("two dozen people", 24, "count", "person"),
    ("half a dozen plants", 6, "count", "plant"),
    ("a hundred people", 100, "count", "person"),
    ("a million", M, "number", ""),
    ("half a million people", 500000, "count", "person"),
    ("three quarters of a million", 750000, "number", ""),
    ("two and a half million", 2500000, "number", ""),
    ("a quarter of a million dollars", 250000, "money", "USD"),
    # scales
    ("5 thousand 914", 5914, "number", ""),
    ("2 million 300 thousand", 2300000, "number", ""),
    ("5 hundred", 500, "number", ""),
    ("3.5 million", 3500000, "number", ""),
    ("1.2m", 1200000, "number", ""),
    ("25k people", 25000, "count", "person"),
    ("70B parameters", 70 * BN, "count", "parameter"),
    ("3.5 m vehicles", 3500000, "count", "vehicle"),
    ("1.5 lakh", 150000, "number", ""),
    ("2 lakh crore", 2 * 10**12, "number", ""),
    # fractions
    ("2 1/2 miles", F("4023.36"), "length", "m"),
    ("2½ miles", F("4023.36"), "length", "m"),
    ("½ mile", F("804.672"), "length", "m"),
    ("half a mile", F("804.672"), "length", "m"),
    ("a quarter of an hour", 900, "time", "second"),
    ("3/4 inch", F("0.01905"), "length", "m"),
    ("9 1/2 hours", 34200, "time", "second"),
    ("nine and a half hours", 34200, "time", "second"),
    ("a quarter", F(1, 4), "share", ""),
    ("two-thirds", F(2, 3), "share", ""),
    ("⅔", F(2, 3), "share", ""),
    ("1 in 5", F(1, 5), "share", ""),
    ("half of one percent", F(1, 200), "share", ""),
    ("a tenth of a percent", F(1, 1000), "share", ""),
    ("half a percentage point", F(1, 200), "share_points", ""),
    # money
    ("$26.4 billion", F("26.4") * BN, "money", "USD"),
    ("$100-billion", 100 * BN, "money", "USD"),
    ("US$5bn", 5 * BN, "money", "USD"),
    ("A$1.2bn", F("1.2") * BN, "money", "AUD"),
    ("C$400m", 400 * M, "money", "CAD"),
    ("HK$ 5,000", 5000, "money", "HKD"),
    ("J$4.2 million", 4_200_000, "money", "JMD"),
    ("EC$1.2bn", 1_200_000_000, "money", "XCD"),
    ("3m Jordanian dinars", 3_000_000, "money", "JOD"),
    ("USh 5,000", 5000, "money", "UGX"),
    ("50,000 kyat", 50_000, "money", "MMK"),
    ("R$3 million", 3 * M, "money", "BRL"),
    ("€12.4 billion in revenue", F("12.4") * BN, "money", "EUR"),
    ("500€", 500, "money", "EUR"),
    ("£85m transfer", 85 * M, "money", "GBP"),
    ("2.6 billion pounds", F("2.6") * BN, "money", "GBP"),
    ("3 million pounds sterling", 3 * M, "money", "GBP"),
    ("¥500 billion", 500 * BN, "money", "JPY"),
    ("500 billion yen", 500 * BN, "money", "JPY"),
    ("JPY 500bn", 500 * BN, "money", "JPY"),
    ("1,200 yen", 1200, "money", "JPY"),
    ("CN¥3.2 billion", F("3.2") * BN, "money", "CNY"),
    ("30 billion yuan", 30 * BN, "money", "CNY"),
    ("RMB 500 million", 500 * M, "money", "CNY"),
    ("Rs. 500 crore", 5 * BN, "money", "INR"),
    ("₹2,000 crore", 20 * BN, "money", "INR"),
    ("3 trillion won", 3 * 10**12, "money", "KRW"),
    ("CHF 3bn", 3 * BN, "money", "CHF"),
    ("3 billion Swiss francs", 3 * BN, "money", "CHF"),
    ("QR1,000", 1000, "money", "QAR"),
    ("22 Hong Kong cents", Fraction(22, 100), "money", "HKD"),
    ("61 billion krónur", 61 * BN, "money", "ISK"),
    ("KSh 3 billion", 3 * BN, "money", "KES"),
    ("E£3 billion", 3 * BN, "money", "EGP"),
    ("P106 billion", 106 * BN, "money", "PHP"),
    ("6 C130 aircraft", 6, "count", "aircraft"),
    ("8 P8 aircraft", 8, "count", "aircraft"),
    ("560 JD students", 560, "count", "student"),
    ("100 QR codes", 100, "count", "code"),
    ("20 KD-63 missiles", 20, "count", "missile"),
    ("1,000 FCFA", 1000, "money", "cfa"),
    ("250 kronor", 250, "money", "kr"),
    ("₽5bn", 5 * BN, "money", "RUB"),
    ("₺5 million", 5 * M, "money", "TRY"),
    ("$5mm", 5 * M, "money", "USD"),
    ("$5t", 5 * 10**12, "money", "USD"),
    ("50p", F(1, 2), "money", "GBP"),
    ("99 cents", F("0.99"), "money", "USD"),
    ("a loss of $4.5bn", F("4.5") * BN, "money", "USD"),
    ("$95/share", 95, "money", "USD"),
    # shares
    ("15 %", F("0.15"), "share", ""),
    ("15%", F("0.15"), "share", ""),
    ("15 percent", F("0.15"), "share", ""),
    ("15 per cent", F("0.15"), "share", ""),
    ("15 pct", F("0.15"), "share", ""),
    ("15 % stake", F("0.15"), "share", ""),
    ("420 ppm", F(420, M), "share", ""),
    ("5 percentage points", F("0.05"), "share_points", ""),
    ("25 basis points", F("0.0025"), "share_points", ""),
    # measures
    ("2.57km", 2570, "length", "m"),
    ("56 metres", 56, "length", "m"),
    ("56 m", 56, "length", "m"),
    ("56m", 56 * M, "number", ""),
    ("56m tall", 56, "length", "m"),
    ("6 ft 2 in", F("1.8796"), "length", "m"),
    ("20 nm chips", F(20, BN), "length", "m"),
    ("170 ha", 1700000, "area", "m2"),
    ("110,000 sq. km", 110000 * M, "area", "m2"),
    ("42 km²", 42 * M, "area", "m2"),
    ("5 acres", F("20234.282112"), "area", "m2"),
    ("10 square miles", F("25899881.10336"), "area", "m2"),
    ("5 litres", F("0.005"), "volume", "m3"),
    ("1 barrel", F("0.158987294928"), "volume", "m3"),
    ("3 cubic metres", 3, "volume", "m3"),
    ("10 tonnes of aid", 10000, "mass", "kg"),
    ("150 lb", F("68.0388555"), "mass", "kg"),
    ("50 pounds of cocaine", F("22.6796185"), "mass", "kg"),
    ("1 hour 45 minutes", 6300, "time", "second"),
    ("1h 45m", 6300, "time", "second"),
    ("a 30-second video", 30, "time", "second"),
    ("10 second delay", 10, "time", "second"),
    ("9,529 second votes", 9529, "count", "vote"),
    ("12 second-half goals", 12, "count", "goal"),
    ("2 hours, 4 minutes and 35 seconds", 7475, "time", "second"),
    ("9.58s", F("9.58"), "time", "second"),
    ("two-day", 172800, "time", "second"),
    ("21 months", 21, "time", "month"),
    ("10-year", 120, "time", "month"),
    ("10-year deal", 120, "time", "month"),
    ("three decades", 360, "time", "month"),
    ("500 kWh", 1800000000, "energy", "J"),
    ("20 kilotons of TNT", 83680 * BN, "energy", "J"),
    ("300 MW", 300 * M, "power", "W"),
    ("16 GB of memory", 128 * BN, "data", "bit"),
    ("100 Mbps", 100 * M, "data_rate", "bit/s"),
    ("8.5 MB/s", 68 * M, "data_rate", "bit/s"),
    ("60 km/h", F(50, 3), "speed", "m/s"),
    ("60 kilometres an hour", F(50, 3), "speed", "m/s"),
    ("155 mph", F("69.2912"), "speed", "m/s"),
    ("1013 hPa", 101300, "pressure", "Pa"),
    ("2 pounds per square inch", Fraction(8896443230521, 645160000), "pressure", "Pa"),
    ("SR5.5 billion", 5_500_000_000, "money", "SAR"),
    ("2.5 GHz", 25 * 10**8, "frequency", "Hz"),
    ("15 degrees", 15, "angle", "degree"),
    ("38.5C", F("38.5"), "temperature", "°C"),
    ("98.6 °F", 37, "temperature", "°C"),
    ("-40 °F", -40, "temperature", "°C"),
    ("−5 °C", -5, "temperature", "°C"),
    ("minus 196 degrees Celsius", -196, "temperature", "°C"),
    ("7.8-magnitude", F("7.8"), "number", ""),
    ("magnitude 7.8", F("7.8"), "number", ""),
    ("a magnitude-7.8 quake", F("7.8"), "number", ""),
    ("7.8 on the Richter scale", F("7.8"), "number", ""),
    # things
    ("64 dead", 64, "count", "dead"),
    ("15 deaths", 15, "count", "death"),
    ("12 people in custody", 12, "count", "person"),
    ("24 people killed", 24, "count", "person"),
    ("13 Republican commissioners", 13, "count", "commissioner"),
    ("two factories", 2, "count", "factory"),
    ("1,900 redundancies", 1900, "count", "redundancy"),
    ("3,900 staff worldwide", 3900, "count", "staff"),
    ("17 Boeing 737 jets", 17, "count", "jet"),
    ("5 F-16 fighters", 5, "count", "fighter"),
    ("40 A350s", 40, "count", "a350"),
    ("140 A320neo", 140, "count", "a320neo"),
    ("a 10,000-seat stadium", 10000, "count", "seat"),
    ("all 17 plants", 17, "count", "plant"),
    ("another 17", 17, "number", ""),
    ("300 buses", 300, "count", "bus"),
    ("16 MPs", 16, "count", "mp"),  # and no metres per second
    ("40 NGOs", 40, "count", "ngo"),
    ("3 species", 3, "count", "species"),
    ("737 MAX", 737, "count", "max"),
    ("4 aftershocks of magnitude 6 or more", 4, "count", "aftershock"),
    # what could be taken for something else
    ("the past 10 years", 120, "time", "month"),
    ("six months' salary", 6, "time", "month"),
    ("0.1 of a percentage point", F("0.001"), "share_points", ""),
    ("a quarter-point", F(1, 4), "count", "point"),
    ("half a point", F(1, 2), "count", "point"),
    ("3.5 B dollars", F("3.5") * BN, "money", "USD"),
    # halves behind and before
    ("a million and a half people", 1500000, "count", "person"),
    ("two billion and a quarter", 2250 * M, "number", ""),
    ("two-and-a-half years", 30, "time", "month"),
    ("a year and a half", 18, "time", "month"),
    ("an hour and three quarters", 6300, "time", "second"),
    ("a half-billion dollars", 500 * M, "money", "USD"),
    ("a quarter million dollars", 250000, "money", "USD"),
    ("a half-dozen people", 6, "count", "person"),
    ("half-million people", 500000, "count", "person"),
    ("a half-mile", F("804.672"), "length", "m"),
    ("66m-long", 66, "length", "m"),
    ("a 30m-high wave", 30, "length", "m"),
    ("half-an-hour", 1800, "time", "second"),
    ("1m 78cm", F("1.78"), "length", "m"),
    ("2m 500k", 2500000, "number", ""),
    # over a time
    ("$200m over five years", 200 * M, "money", "USD"),
    ("1,000 jobs in the next three years", 1000, "count", "job"),
    ("40 in 24 hours", 40, "number", ""),
    ("two in five years", 2, "number", ""),
    # nouns before
    ("a death toll of 41", 41, "number", ""),
    ("a lead of 3 points", 3, "count", "point"),
    ("an annual rate of 3.2%", F("0.032"), "share", ""),
    ("inflation of 3.4%", F("0.034"), "share", ""),
    ("a workforce of 7,000", 7000, "number", ""),
    ("10s", 10, "time", "second"),
    ("20 bcm", 20 * BN, "volume", "m3"),
]


@pytest.mark.parametrize(("text", "figure", "dimension", "base"), AMOUNTS)
def test_amount(text: str, figure: Fraction, dimension: str, base: str) -> None:
    quantity = read_quantity(text)
    assert quantity.shape == "amount" and quantity.amount is not None
    amount = quantity.amount
    assert (amount.figure, amount.unit.dimension, amount.unit.base) == (figure, dimension, base)
    assert amount.digits.contains(amount.figure)
    assert quantity.written == text.strip()


RATES = [
    ("240,000 vehicles/year", 20000, "vehicle", "month"),
    ("1.5 billion euros a year", 125 * M, "EUR", "month"),
    ("$19.99 a month", F("19.99"), "USD", "month"),
    ("$3.6bn annually", 300 * M, "USD", "month"),
    ("$95 per share", 95, "USD", "share"),
    ("$95 a share", 95, "USD", "share"),
    ("$500-a-night", 500, "USD", "night"),
    ("7 shifts a week", 1, "shift", "day"),
    ("120 rounds per minute", 172_800, "round", "day"),
    ("1 barrel a day", F("0.158987294928"), "m3", "day"),
    ("1 bpd", F("0.158987294928"), "m3", "day"),
    ("3.2 per 100,000 people", F("0.000032"), "", "person"),
    ("12 deaths per 1,000 live births", F("0.012"), "death", "birth"),
    ("150 yen per dollar", 150, "JPY", "USD"),
    ("25.3 points a game", F("25.3"), "point", "game"),
    ("300 per million people", F("0.0003"), "", "person"),
    ("3 per thousand births", F("0.003"), "", "birth"),
    ("6 million euros ($7 million) a year", 500000, "EUR", "month"),
    ("£1.4m ($1.8m) a week", 200000, "GBP", "day"),
    ("$80 (£64) a share", 80, "USD", "share"),
    ("157.32 yen to the dollar", F("157.32"), "JPY", "USD"),
    ("$1.27 to the pound", F("1.27"), "USD", "GBP"),
]


@pytest.mark.parametrize(("text", "figure", "base", "per"), RATES)
def test_rate(text: str, figure: Fraction, base: str, per: str) -> None:
    amount = amount_of(text)
    assert (amount.figure, amount.unit.base, amount.unit.per) == (figure, base, per)


# text, digits, possible, rounded: in the base
INTERVALS = [
    ("17 plants", "[17, 17]", "[17, 17]", "[17, 17]"),
    ("3,900 workers", "[3900, 3900]", "[3900, 3900]", "[3850, 3950)"),
    ("33,000", "[33000, 33000]", "[33000, 33000]", "[32500, 33500)"),
    ("five hundred", "[500, 500]", "[500, 500]", "[450, 550)"),
    ("20 thousand people", "[19500, 20500)", "[15000, 25000)", "[15000, 25000)"),
    ("3.5 million", "[3450000, 3550000)", "[3450000, 3550000)", "[3450000, 3550000)"),
    ("5 thousand 914", "[5914, 5914]", "[5914, 5914]", "[5914, 5914]"),
    ("7.8", "[31/4, 157/20)", "[31/4, 157/20)", "[31/4, 157/20)"),
    ("7.0", "[139/20, 141/20)", "[139/20, 141/20)", "[139/20, 141/20)"),
    ("56 metres", "[111/2, 113/2)", "[111/2, 113/2)", "[111/2, 113/2)"),
    ("240 km", "[239500, 240500)", "[239500, 240500)", "[235000, 245000)"),
    ("2 1/2 hours", "[8100, 9900)", "[8100, 9900)", "[8100, 9900)"),
    ("$95", "[189/2, 191/2)", "[189/2, 191/2)", "[189/2, 191/2)"),
    ("¥500", "[999/2, 1001/2)", "[999/2, 1001/2)", "[450, 550)"),
    ("15 %", "[29/200, 31/200)", "[29/200, 31/200)", "[29/200, 31/200)"),
    ("$0", "[0, 1/2)", "[0, 1/2)", "[0, 1/2)"),
    ("$1 billion", "[750000000, 1250000000)", "[500000000, 1500000000)", "[500000000, 1500000000)"),  # not half of it
    ("$2 billion", "[1500000000, 2500000000)", "[1500000000, 2500000000)", "[1500000000, 2500000000)"),
    ("-5 °C", "(-11/2, -9/2]", "(-11/2, -9/2]", "(-11/2, -9/2]"),
    ("about 3,900 workers", "[3850, 3950)", "[3705, 4095]", "[3705, 4095]"),
    ("about 20,000", "[19000, 21000)", "[15000, 25000)", "[15000, 25000)"),
    ("about 17", "[17, 17]", "[323/20, 357/20]", "[323/20, 357/20]"),
    ("some $60", "[119/2, 121/2)", "[57, 63]", "[55, 65)"),
    ("nearly 50,000", "(47500, 50000]", "(47500, 50000]", "(47500, 50000]"),
    ("almost 21 months", "[41/2, 43/2)", "(399/20, 21]", "(399/20, 21]"),
    ("more than 500", "[500, 500]", "(500, ]", "(500, ]"),
    ("at least 1.5 million", "[1450000, 1550000)", "[1500000, ]", "[1500000, ]"),
    ("fewer than 50", "[50, 50]", "[0, 50)", "[0, 50)"),
    ("up to 50", "[50, 50]", "[0, 50]", "[0, 50]"),
    ("below -10 °C", "(-21/2, -19/2]", "[, -10)", "[, -10)"),
    ("just over 100", "[100, 100]", "(100, 105]", "(100, 105]"),
    ("little more than 4 %", "[7/200, 9/200)", "(1/25, 9/200]", "(1/25, 9/200]"),
    ("just under 4 %", "[7/200, 9/200)", "[7/200, 1/25)", "[7/200, 1/25)"),
    ("just under 100", "[100, 100]", "[95, 100)", "[95, 100)"),
    ("at least £1.5bn ($2bn)", "[1450000000, 1550000000)", "[1500000000, ]", "[1500000000, ]"),
    ("a quarter", "[1/4, 1/4]", "[19/80, 21/80]", "[19/80, 21/80]"),
    ("a third", "[1/3, 1/3]", "[19/60, 7/20]", "[19/60, 7/20]"),
    ("40..50 plants", "[40, 50]", "[40, 50]", "[40, 50]"),
    ("about 40-50 plants", "[38, 105/2)", "[35, 55)", "[35, 55)"),
    ("£1.2-1.5bn", "[1150000000, 1550000000)", "[1150000000, 1550000000)", "[1150000000, 1550000000)"),
    ("-10 to -5 °C", "(-21/2, -9/2]", "(-21/2, -9/2]", "(-21/2, -9/2]"),
    ("-20 °C to -5 °C", "(-41/2, -9/2]", "(-41/2, -9/2]", "(-41/2, -9/2]"),
    ("minus 120 to minus 200 degrees", "(-401/2, -239/2]", "(-401/2, -239/2]", "(-401/2, -239/2]"),
    ("7.8 ± 0.2", "[31/4, 157/20)", "[38/5, 8]", "[38/5, 8]"),
]


@pytest.mark.parametrize(
    ("text", "hedge", "bound"),
    [
        ("at least £1.5bn ($2bn)", "", ">="),
        ("about £1.5bn ($2bn)", "about", ""),
        ("£1.5bn ($2bn)", "", ""),
        ("£1.5bn (about $2bn)", "about", ""),
        ("more than £1.5bn (up to $2bn)", "", "<="),
    ],
)
def test_what_is_told_once_more_in_brackets_is_as_sure_as_before(text: str, hedge: str, bound: str) -> None:
    (also,) = read_quantity(text).also
    assert also.amount is not None and (also.amount.hedge, also.amount.bound) == (hedge, bound)


@pytest.mark.parametrize(("text", "digits", "possible", "rounded"), INTERVALS)
def test_interval(text: str, digits: str, possible: str, rounded: str) -> None:
    amount = amount_of(text)
    assert [told(amount.digits), told(amount.possible), told(amount.rounded)] == [digits, possible, rounded]


def test_a_word_for_several_units_allows_all_of_them() -> None:
    tons = amount_of("10 tons")
    for sure in ("10 tonnes", "10 short tons", "10 long tons"):
        assert amount_of(sure).possible.within(tons.possible)
    assert amount_of("10 tonnes").digits == tons.digits


QUALIFIED = [
    *[(f"{word} 50 plants", "about", "") for word in (
        "about", "around", "roughly", "approximately", "approx.", "circa", "c.", "some", "~", "≈", "±",
        "an estimated", "estimated", "an average of", "in the region of", "at around",
    )],
    *[(f"{word} 50 plants", "almost", "") for word in ("nearly", "almost", "close to", "approaching")],
    *[(f"{word} 50 plants", "", ">") for word in (
        "more than", "over", "above", "exceeds", "exceeding", "well over", ">", "in excess of", "just over",
    )],
    *[(f"{word} 50 plants", "", ">=") for word in (
        "at least", "no fewer than", "a minimum of", "upwards of", ">=", "≥", "not less than",
    )],
    *[(f"{word} 50 plants", "", "<") for word in (
        "less than", "fewer than", "under", "below", "<", "just under",
    )],
    *[(f"{word} 50 plants", "", "<=") for word in (
        "up to", "at most", "as many as", "no more than", "a maximum of", "<=", "≤",
    )],
    ("50 or more plants", "", ">="),
    ("50 plants or more", "", ">="),
    ("50+ plants", "", ">="),
    ("50-plus plants", "", ">="),
    ("50 plants or fewer", "", "<="),
    ("50 or so plants", "about", ""),
    ("50-odd plants", "about", ""),
    ("more than about 50 plants", "about", ">"),
    ("a total of 50 plants", "", ""),
    ("a record 50 plants", "", ""),
    ("exactly 50 plants", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "hedge", "bound"), QUALIFIED)
def test_hedge_and_bound(text: str, hedge: str, bound: str) -> None:
    amount = amount_of(text)
    assert (amount.figure, amount.unit.base, amount.hedge, amount.bound) == (50, "plant", hedge, bound)


RANGES = [
    ("40..50 plants", 40, 50),
    ("40...50 plants", 40, 50),
    ("40-50 plants", 40, 50),
    ("40–50 plants", 40, 50),
    ("40 to 50 plants", 40, 50),
    ("40 plants to 50 plants", 40, 50),
    ("between 40 and 50 plants", 40, 50),
    ("2 or 3 plants", 2, 3),
    ("two to three plants", 2, 3),
    ("two to three hundred plants", 200, 300),
    ("between two hundred and three hundred plants", 200, 300),
    ("500 to 1,000 plants", 500, 1000),
]


@pytest.mark.parametrize(("text", "low", "high"), RANGES)
def test_range(text: str, low: int, high: int) -> None:
    amount = amount_of(text)
    assert amount.is_range and amount.unit.base == "plant"
    assert (amount.digits.low, amount.digits.high, amount.figure) == (low, high, F(low + high, 2))


@pytest.mark.parametrize(
    ("text", "middle"),
    [
        ("$40-$50", 45),
        ("$40-50", 45),
        ("$40 to $50 million", 45 * M),
        ("$950 million to $1.2 billion", 1075 * M),
        ("between $1.2 and $1.4 billion", 1300 * M),
        ("900,000 to 1.1 million", M),
        ("10%-20%", F("0.15")),
        ("10 to 20 percent", F("0.15")),
        ("10-to-20-year", 180),
        ("6–8 weeks", 7 * 604800),
        ("18 months to 2 years", 21),
        ("-5 °C to 10 °C", F("2.5")),
        ("5 C - 7 C", 6),
    ],
)
def test_ends_of_a_range_share_unit_and_scale(text: str, middle: Fraction) -> None:
    amount = amount_of(text)
    assert amount.is_range and amount.figure == middle


CHANGES = [
    ("17 -> 10 plants", 17, 10, "plant"),
    ("17 → 10 plants", 17, 10, "plant"),
    ("17 plants -> 10 plants", 17, 10, "plant"),
    ("17 plants -> 10", 17, 10, "plant"),
    ("from 17 to 10 plants", 17, 10, "plant"),
    ("from 17 plants to 10", 17, 10, "plant"),
    ("from 40 to 50 plants", 40, 50, "plant"),
    ("up from 40 to 50 plants", 40, 50, "plant"),
    ("from 17 to 10", 17, 10, ""),
    ("more than 1 million -> 734,000 units", M, 734000, "unit"),
    ("from 3.5 million to 2.5 million vehicles", 3500000, 2500000, "vehicle"),
    ("from 3.5 to 2.5 million vehicles", 3500000, 2500000, "vehicle"),
    ("4.1 % -> 4.3 %", F("0.041"), F("0.043"), ""),
    ("from 4.1 to 4.3 percent", F("0.041"), F("0.043"), ""),
    ("from $95 to $80 a share", 95, 80, "USD"),
    ("2 years -> 18 months", 24, 18, "month"),
    ("from -5 °C to 3 °C", -5, 3, "°C"),
    ("rose to 30% from 20%", F("0.2"), F("0.3"), ""),
    ("to $3.2bn from $2.8bn", 2800 * M, 3200 * M, "USD"),
    ("to 10 plants from 17", 17, 10, "plant"),
    ("trimmed to 10 plants from 17", 17, 10, "plant"),
    ("slashed from 17 to just 10 plants", 17, 10, "plant"),
    ("fell to 3.2 percent from about 3.4 percent", F("0.034"), F("0.032"), ""),
]


@pytest.mark.parametrize(("text", "before", "after", "base"), CHANGES)
def test_change(text: str, before: Fraction, after: Fraction, base: str) -> None:
    quantity = read_quantity(text)
    assert quantity.shape == "change" and quantity.before is not None and quantity.after is not None
    assert (quantity.before.figure, quantity.after.figure) == (before, after)
    assert quantity.before.unit.base == quantity.after.unit.base == base
    assert quantity.before.unit.per == quantity.after.unit.per


def test_each_end_of_a_change_has_its_own_hedge() -> None:
    quantity = read_quantity("more than 1 million -> about 734,000 units")
    assert quantity.before is not None and quantity.after is not None
    assert (quantity.before.bound, quantity.before.hedge) == (">", "")
    assert (quantity.after.bound, quantity.after.hedge) == ("", "about")


DELTAS = [
    ("-7 plants", -1, 7),
    ("- 7 plants", -1, 7),
    ("−7 plants", -1, 7),
    ("–7 plants", -1, 7),
    ("+3 plants", 1, 3),
    ("7 fewer plants", -1, 7),
    ("-15 %", -1, F("0.15")),
    ("around -15 %", -1, F("0.15")),
    ("-~15 %", -1, F("0.15")),
    ("up 3 %", 1, F("0.03")),
    ("down 11 %", -1, F("0.11")),
    ("fell by more than 11 %", -1, F("0.11")),
    ("a rise of 3 %", 1, F("0.03")),
    ("15 % cut", -1, F("0.15")),
    ("30 % fewer", -1, F("0.3")),
    ("down a third", -1, F(1, 3)),
    ("+0.3 percentage points", 1, F("0.003")),
    ("-$4.5 billion", -1, 4500 * M),
    ("doubled", 1, 1),
    ("tripled", 1, 2),
    ("halved", -1, F(1, 2)),
    ("contracted by 0.3%", -1, F("0.003")),
    ("expanded 0.3%", 1, F("0.003")),
    ("more than doubled", 1, 1),
    ("almost tripled", 1, 2),
    ("more than halved", -1, F(1, 2)),
    ("up 15% from a year earlier", 1, F("0.15")),
    ("12% lower than a year ago", -1, F("0.12")),
    ("up 3.4% on the previous quarter", 1, F("0.034")),
    ("up 3.4% compared with the same period last year", 1, F("0.034")),
    ("up 5% over three years", 1, F("0.05")),
    ("up 1.5 °C", 1, F("1.5")),
    ("down 18 °F", -1, 10),
]


@pytest.mark.parametrize(("text", "sign", "size"), DELTAS)
def test_delta(text: str, sign: int, size: Fraction) -> None:
    quantity = read_quantity(text)
    assert quantity.shape == "delta" and quantity.amount is not None
    assert (quantity.sign, quantity.amount.figure) == (sign, size)


def test_a_change_of_temperature_is_no_temperature() -> None:
    assert not convertible(amount_of("up 3 °C").unit, amount_of("3 °C").unit)
    assert convertible(amount_of("up 3 °C").unit, amount_of("down 18 °F").unit)


def test_a_multiple_has_the_hedge_before_it() -> None:
    for text, hedge, bound in (("doubled", "about", ""), ("nearly doubled", "almost", ""), ("more than halved", "", ">")):
        amount = amount_of(text)
        assert (amount.hedge, amount.bound) == (hedge, bound)


def test_a_rate_behind_a_bracket_is_of_both_figures() -> None:
    quantity = read_quantity("6 million euros ($7 million) a year")
    assert [q.amount.unit.per for q in (quantity, *quantity.also) if q.amount] == ["month", "month"]
    alone = amount_of("6 million euros a year")
    assert quantity.amount is not None
    assert (quantity.amount.digits, quantity.amount.unit) == (alone.digits, alone.unit)


def test_a_bound_on_a_change_bounds_its_size() -> None:
    amount = amount_of("more than -20 %")
    assert told(amount.possible) == "(1/5, ]"


PARTS = [
    ("7 of 17 plants", 7, 17, "plant", ""),
    ("seven of the 17 plants", 7, 17, "plant", ""),
    ("7 out of 17 plants", 7, 17, "plant", ""),
    ("seven of Nissan's 17 plants", 7, 17, "plant", ""),
    ("seven of the company’s 17 manufacturing plants", 7, 17, "plant", ""),
    ("3 plants of 17", 3, 17, "plant", ""),
    ("9,000 of 20,000 jobs", 9000, 20000, "job", ""),
    ("about 17,000 of roughly 170,000 jobs", 17000, 170000, "job", ""),
    ("15 % of 133,000 jobs", F("0.15"), 133000, "", ""),
    ("$5bn of the $20bn", 5 * BN, 20 * BN, "USD", ""),
    ("15 % of ~133,000 jobs", F("0.15"), 133000, "", ""),
    ("15 % of the workforce", F("0.15"), None, "", "workforce"),
    ("15 percent of Nissan's workforce", F("0.15"), None, "", "Nissan's workforce"),
    ("a third of staff", F(1, 3), None, "", "staff"),
    ("half of its plants", F(1, 2), None, "", "plants"),
    ("half the workforce", F(1, 2), None, "", "workforce"),
    ("two-thirds of voters", F(2, 3), None, "", "voters"),
    ("one in five workers", F(1, 5), None, "", "workers"),
    ("nearly one in five of the workers", F(1, 5), None, "", "workers"),
    ("one post in nine", F(1, 9), None, "", "post"),
    ("roughly one job in nine", F(1, 9), None, "", "job"),
    ("two employees in five", F(2, 5), None, "", "employees"),
    ("one job in every nine", F(1, 9), None, "", "job"),
    ("one person in a hundred", F(1, 100), None, "", "person"),
    ("one child in five in Britain", F(1, 5), None, "", "child in Britain"),
    ("every ninth job", F(1, 9), None, "", "job"),
    ("almost every second household", F(1, 2), None, "", "household"),
    ("three of the judges", 3, None, "judge", "judges"),
]


@pytest.mark.parametrize(("text", "figure", "whole", "base", "name"), PARTS)
def test_part(text: str, figure: Fraction, whole: int | None, base: str, name: str) -> None:
    quantity = read_quantity(text)
    assert quantity.shape == "part" and quantity.amount is not None
    assert (quantity.amount.figure, quantity.amount.unit.base, quantity.whole_name) == (figure, base, name)
    assert (quantity.whole.figure if quantity.whole else None) == whole


def test_a_change_may_have_a_whole() -> None:
    quantity = read_quantity("-7 of 17 plants")
    assert (quantity.shape, quantity.sign) == ("delta", -1)
    assert quantity.amount is not None and quantity.whole is not None
    assert (quantity.amount.figure, quantity.whole.figure) == (7, 17)
    assert read_quantity("-15 % of the workforce").whole_name == "workforce"


@pytest.mark.parametrize(
    ("text", "bases"),
    [
        ("500 billion yen (£2.6bn)", ["JPY", "GBP"]),
        ("500 billion yen (about £2.6bn)", ["JPY", "GBP"]),
        ("$50bn (£40bn, €45bn)", ["USD", "GBP", "EUR"]),
        ("500 billion yen, or £2.6bn", ["JPY", "GBP"]),
        ("500 billion yen / £2.6bn", ["JPY", "GBP"]),
        ("500 billion yen ($3.4bn) in savings", ["JPY", "USD"]),
        ("1.6 miles (2.57 km) away", ["m", "m"]),
        ("50 kg (110 pounds)", ["kg", "kg"]),
        ("110 pounds (50 kg)", ["kg", "kg"]),
    ],
)
def test_one_figure_in_several_units(text: str, bases: list[str]) -> None:
    quantity = read_quantity(text)
    assert [q.amount.unit.base for q in (quantity, *quantity.also) if q.amount] == bases


def test_a_list_is_one_figure_in_several_units() -> None:
    quantity = read_quantities(["500 billion yen (€3bn)", "£2.6bn", "$3.4bn"])
    assert [q.amount.unit.base for q in (quantity, *quantity.also) if q.amount] == [
        "JPY",
        "EUR",
        "GBP",
        "USD",
    ]
    assert all(not q.also for q in quantity.also)
    for bad in ([], ["$1"] * 21):
        with pytest.raises(UnreadableQuantity):
            read_quantities(bad)


# text, what is not understood, suggestion, whether to write it as text
UNREADABLE = [
    ("roughly double LinkedIn", "double", "", True),
    ("entering its fifth week", "entering", "", True),
    ("most of the output", "most", "", True),
    ("dozens of people", "dozens", "", True),
    ("hundreds", "hundreds", "", True),
    ("several plants", "several", "", True),
    ("a couple of plants", "couple", "", True),
    ("one child in 2024", "2024", "one child", False),
    ("three plants in two countries", "two countries", "three plants", False),
    ("two goals in three", "three", "two goals", False),
    ("one death in 100,000", "100,000", "one death", False),
    ("nine people in five", "five", "nine people", False),
    ("every second Saturday", "every", "", True),
    ("every third year", "every", "", True),
    ("every other household", "every", "", True),
    ("a six-figure sum", "a six-figure sum", "", True),
    ("six figures", "six figures", "", True),
    ("12% lower than expected", "than expected", "12% lower", False),
    ("up 15% from a year", "a year", "up 15%", False),
    ("rose to 30%", "rose", "30%", False),
    ("a year and a day", "and a day", "a year", False),
    ("a dozen and a half", "and a half", "a dozen", False),
    ("a mile and a half marathon", "and a half marathon", "a mile", False),
    ("a mile and a half-marathon", "and a half-marathon", "a mile", False),
    ("20 km (12 miles) an hour", "hour", "20 km (12 miles)", False),
    ("1,000s of people", "1,000s", "", True),
    ("100s", "100s", "", True),
    ("1m 78", "78", "1m", False),
    ("1 euro to 1.08 dollars", "dollars", "1 euro to 1.08", False),
    ("27th", "27th", "", True),
    ("third-largest", "third", "", True),
    ("a third plant", "third", "", True),
    ("3-1", "3-1", "", True),
    ("50-50", "50-50", "", True),
    ("4:17 am", "4:17", "", True),
    ("4 am", "4 am", "", True),
    ("2:04:35", "2:04", "", True),
    ("3x", "3x", "", True),
    ("three times as many", "three times as many", "", True),
    ("2025-07-07", "2025-07", "", False),
    ("7 July 2025", "7 July 2025", "", False),
    ("July 2025", "July", "", False),
    ("by 2027", "by 2027", "", False),
    ("1990s", "1990s", "", False),
    ("17 to 10 plants", "17 to 10 plants", "17 -> 10 plants", False),
    ("7/17 plants", "7/17", "7 of 17 plants", False),
    ("150 pounds", "pounds", "£150", False),
    ("110-pound", "pound", "£110", False),
    ("3.900 workers", "3.900", "3,900 workers", False),
    ("12,5", "12,5", "12.5", False),
    ("1,23,45", "1,23,45", "", False),
    ("3.5 milion vehicles", "milion", "3.5 million vehicles", False),
    ("15 percnt", "percnt", "15 percent", False),
    ("sevn plants", "sevn", "seven plants", False),
    ("aproximately 3,900", "aproximately", "approximately 3,900", False),
    ("17plants", "plants", "17 plants", False),
    ("17 plants will be shut", "will be shut", "17 plants", False),
    ("12 people in 3 provinces", "3 provinces", "12 people", False),
    ("two dead, 14 injured", ", 14 injured", "two dead", False),
    ("profit fell to $3bn", "profit", "$3bn", False),
    ("250mg twice a day", "twice a day", "250mg", False),
    ("down 20,000 to 113,000", "down 20,000", "-20,000", False),
    ("9**9**9", "**9**9", "", False),
    ("1e6", "e", "", False),
    ("10-year yield of 4.2 %", "4.2", "10-year yield", False),
    ("half as much", "half", "", True),
    ("top 10", "top", "", True),
    ("Boeing 737", "Boeing", "", False),
    ("COVID-19", "COVID", "", False),
    ("4.5/5", "5", "4.5", False),
    ("ten five plants", "five plants", "ten", False),
    ("500 billion yen (£2.6bn", "500 billion yen (£2.6bn", "", False),
    ("< 0 plants", "< 0 plants", "", False),
    ("5 km - 3 kg", "-", "5 km", False),
    ("> < 5", "<", "", False),
]


@pytest.mark.parametrize(("text", "part", "suggestion", "as_text"), UNREADABLE)
def test_unreadable(text: str, part: str, suggestion: str, as_text: bool) -> None:
    with pytest.raises(UnreadableQuantity) as caught:
        read_quantity(text)
    error = caught.value
    assert (error.part, error.suggestion, error.as_text) == (part, suggestion, as_text)
    assert text.find(part.split(" ")[0]) >= 0 and error.offset <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "9" * 100_000,
        "9" * 41,
        "9," * 100,
        "seven " * 10_000,
        "(" * 200,
        "a " * 100,
        "1 in " * 40,
        "of " * 66,
    ],
)
def test_too_much_or_nothing_is_refused_at_once(text: str) -> None:
    def refused() -> None:
        with pytest.raises(UnreadableQuantity):
            read_quantity(text)

    spent, _ = effort(refused)
    assert spent < 25


def test_tolerance_is_how_far_a_hedge_reaches() -> None:
    for tolerance in (F(0), F(1, 10), F(1, 2), F(2)):
        amount = read_quantity("about 17", tolerance).amount
        assert amount is not None
        assert amount.possible.high == 17 * (1 + tolerance)
        assert amount.possible.low == max(0, 17 * (1 - tolerance))
    for text in ("nearly 17", "just over 17", "just under 17"):
        amount = read_quantity(text, F(0)).amount
        assert amount is not None and amount.figure == 17


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("17 plants", "17 factories", True),
        ("17", "17 plants", True),
        ("7.8", "7.8-magnitude", True),
        ("1.6 miles", "2.57 km", True),
        ("a quarter", "25 %", True),
        ("21 months", "2 years", True),
        ("$5", "£5", False),
        ("$5", "$5 a share", False),
        ("5 %", "5 percentage points", False),
        ("5 km", "5", False),
        ("5 km", "5 kg", False),
        ("30 days", "1 month", False),
        ("240,000 vehicles a year", "20,000 vehicles a month", True),
        ("100 vehicles a day", "100 vehicles", False),
    ],
)
def test_convertible(a: str, b: str, expected: bool) -> None:
    one, two = amount_of(a).unit, amount_of(b).unit
    assert convertible(one, two) is convertible(two, one) is expected


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (F(17), "17"), (F(0), "0"), (F(3900), "3,900"), (F(-7), "−7"), (F("1234567.5"), "1,234,567.5"),
        (F(3, 20), "0.15"), (F(20, 133), "0.1504"), (F(2, 3), "0.6667"), (F(20000, 3), "6,667"),
        (F(-1, 3), "−0.3333"),
        (F(10**12), "1,000,000,000,000"), (F(1, 3 * 10**9), "0.0000000003333"), (F("2.50"), "2.5"),
    ],
)  # fmt: skip
def test_show_number(number: Fraction, shown: str) -> None:
    assert show_number(number) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("roughly 3,900 workers", "about 3,900 workers"),
        ("$26.4 billion", "26.4 billion USD"),
        ("> 3,900", "more than 3,900"),
        ("a quarter", "about 25 %"),
        ("2.57km", "2.57 km"),
        ("98.6 °F", "98.6 °F"),
        ("240,000 vehicles/year", "240,000 vehicles per year"),
        ("-5 °C", "−5 °C"),
        ("15 to 20 years", "15 to 20 years"),
        ("a decade", "1 decade"),
        ("1 of 17 plants", "1 plant"),
    ],
)
def test_show_amount(text: str, shown: str) -> None:
    assert show_amount(amount_of(text)) == shown


# ------------------------------------------------------------------------------------------------- laws

_WORDS: list[str] = []
for _line in (
    "about more than at least up to from to of the between and or in a an half third quarter million bn k",
    "m % per cent plants people km miles hours minutes yen dollars pounds $ £ ¥ ~ > < - + -> .. ( ) , . /",
    ": 7 17 3,900 2.5 ½ 1/2 one two five dozen hundred °C -5 year share a-year not fell up down double",
    "twice 2025 July second no each magnitude",
):
    _WORDS += _line.split()
salad = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=9).flatmap(
    lambda words: st.sampled_from([" ", "", "-"]).map(lambda gap: gap.join(words))
)


def check_sound(quantity: Quantity) -> None:
    """What holds for every quantity whatever was written."""
    amounts = (quantity.amount, quantity.before, quantity.after, quantity.whole)
    wanted = {
        "amount": (True, False, False),
        "change": (False, True, True),
        "delta": (True, False, False),
        "part": (True, False, False),
    }[quantity.shape]
    assert tuple(amount is not None for amount in amounts[:3]) == wanted
    assert (quantity.sign != 0) == (quantity.shape == "delta")
    if quantity.shape == "part":
        assert (quantity.whole is not None) != bool(quantity.whole_name)
    for amount in amounts:
        if amount is not None:
            assert amount.is_range or amount.digits.contains(amount.figure)
            assert amount.possible.within(amount.rounded)
            if amount.unit.dimension not in ("temperature", "angle"):
                assert amount.figure >= 0 and amount.possible.low is not None and amount.possible.low >= 0
    for other in quantity.also:
        check_sound(other)


@settings(max_examples=300, deadline=None)
@given(salad)
def test_word_salad_is_read_soundly_or_refused_with_readable_advice(text: str) -> None:
    try:
        quantity = read_quantity(text)
    except UnreadableQuantity as error:
        assert 0 <= error.offset <= len(text)
        if error.suggestion:
            check_sound(read_quantity(error.suggestion))
    else:
        check_sound(quantity)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_read_soundly_or_refused(text: str) -> None:
    with contextlib.suppress(UnreadableQuantity):
        check_sound(read_quantity(text))


UNIT_NAMES = sorted(table().by_name)
decimals = st.decimals(min_value=0, max_value=10**7, places=2, allow_nan=False, allow_infinity=False)


@given(decimals, st.sampled_from(UNIT_NAMES))
def test_what_is_shown_reads_the_same(number: object, name: str) -> None:
    amount = amount_of(f"{number} {name}")
    again = amount_of(show_amount(amount))
    assert again.figure == amount.figure
    unit, same = again.unit, amount.unit
    assert (unit.dimension, unit.base, unit.factor, unit.per) == (
        same.dimension, same.base, same.factor, same.per,
    )  # fmt: skip


@given(st.integers(0, 10**12), st.sampled_from(["{:,}", "{:_}", "{}"]))
def test_separators_change_nothing(number: int, form: str) -> None:
    assert amount_of(form.format(number)).figure == number
    assert amount_of(f"{number:,}".replace(",", "\u202f")).figure == number


SCALES = {"thousand": 10**3, "million": 10**6, "bn": 10**9, "trillion": 10**12, "lakh": 10**5, "crore": 10**7}


@given(decimals, st.sampled_from(sorted(SCALES)), st.sampled_from(["", "€"]))
def test_a_scale_word_multiplies_the_figure_and_what_it_leaves_open(
    number: object, scale: str, sign: str
) -> None:
    plain, scaled = amount_of(f"{sign}{number}"), amount_of(f"{sign}{number} {scale}")
    assert scaled.figure == plain.figure * SCALES[scale]
    assert scaled.digits == plain.digits.scale(F(SCALES[scale]))


@given(st.integers(1, 10**6), st.sampled_from(["", " plants", " km", " %", " yen", " million people"]))
def test_a_hedge_only_widens(number: int, unit: str) -> None:
    plain, hedged = amount_of(f"{number}{unit}"), amount_of(f"about {number}{unit}")
    assert hedged.figure == plain.figure and plain.digits.within(hedged.digits)
    assert plain.possible.within(hedged.possible) and plain.rounded.within(hedged.rounded)
    assert amount_of(f"nearly {number}{unit}").possible.within(hedged.possible)


@given(st.integers(0, 10**6), st.sampled_from(["", " plants", " km", " %", " yen"]))
def test_bounds_part_the_line_at_the_figure(number: int, unit: str) -> None:
    above, at_most = amount_of(f"more than {number}{unit}"), amount_of(f"at most {number}{unit}")
    assert not above.possible.overlaps(at_most.possible)
    assert at_most.possible.contains(at_most.figure)
    assert above.possible.hull(at_most.possible) == Interval(F(0), None)


UNITS = [amount_of(f"1 {name}").unit for name in UNIT_NAMES]


@given(st.sampled_from(UNITS), st.sampled_from(UNITS), st.sampled_from(UNITS))
def test_convertible_is_an_equivalence_of_measures(a: Unit, b: Unit, c: Unit) -> None:
    assert convertible(a, a) and convertible(a, b) == convertible(b, a)
    if convertible(a, b) and convertible(b, c):
        assert convertible(a, c)


@given(st.sampled_from(UNIT_NAMES), st.integers(1, 10**4))
def test_conversion_there_and_back(name: str, number: int) -> None:
    """So many of a unit, written in the base of it, is the same figure."""
    amount = amount_of(f"{number} {name}")
    measure = named(name)
    assert measure is not None
    assert (amount.figure - measure.offset) / measure.factor == number
    for other in UNITS:
        if convertible(amount.unit, other) and not measure.offset and other.dimension != "temperature":
            assert amount.figure / other.factor * other.factor / measure.factor == number


CELSIUS = st.decimals(min_value=0, max_value=1000, places=1, allow_nan=False, allow_infinity=False)


@given(CELSIUS)
def test_temperatures_convert_with_their_zero(number: object) -> None:
    celsius = F(str(number))
    fahrenheit = celsius * 9 / 5 + 32
    assert amount_of(f"{float(fahrenheit):.2f} °F").figure == (F(f"{float(fahrenheit):.2f}") - 32) * 5 / 9
    assert amount_of(f"{number} °C").figure == celsius
    assert amount_of(f"{number} K").figure == celsius - F("273.15")


SMALL = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(n: int, joiner: str) -> str:
    if n < 20:
        return SMALL[n]
    if n < 100:
        return TENS[n // 10] + (f"-{SMALL[n % 10]}" if n % 10 else "")
    for size, name in ((10**9, "billion"), (10**6, "million"), (10**3, "thousand"), (100, "hundred")):
        if n >= size:
            head, rest = divmod(n, size)
            link = joiner if rest < 100 else " "
            return f"{in_words(head, joiner)} {name}" + (f"{link}{in_words(rest, joiner)}" if rest else "")
    raise AssertionError(n)


@given(st.integers(0, 10**11), st.sampled_from([" ", " and "]))
def test_number_words_are_the_number(number: int, joiner: str) -> None:
    assert amount_of(in_words(number, joiner)).figure == number


@given(st.integers(1, 999), st.integers(1, 999))
def test_a_range_lies_between_its_ends_and_a_change_keeps_their_order(a: int, b: int) -> None:
    change = read_quantity(f"from {a} to {b} plants")
    assert change.before is not None and change.after is not None
    assert (change.before.figure, change.after.figure) == (a, b)
    if a < b:
        amount = amount_of(f"{a} to {b} plants")
        assert (amount.digits.low, amount.digits.high) == (a, b)
    else:
        with pytest.raises(UnreadableQuantity):
            read_quantity(f"{a} to {b} plants")


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("about SKr119bn ($11.4bn)", "SEK"), ("Dh110 billion", "AED"), ("Rbs86.3bn", "RUB"), ("SDR 2.286 billion", "XDR"),
        ("250,000 pounds", "GBP"), ("300 pounds ($380)", "GBP"), ("18.2 cubic km", "m3"),
    ],
)  # fmt: skip
def test_what_the_business_pages_write(text: str, base: str) -> None:
    assert amount_of(text).unit.base == base


def test_a_yearly_output_is_a_whole_and_no_rate() -> None:
    assert read_quantity("9 % of Ukraine's yearly output").whole_name == "Ukraine's yearly output"
    assert amount_of("3 % of output daily").unit.per == "day"


def test_a_hedge_opens_a_quarter_at_most() -> None:
    """Who says "about 100,000" does not mean 50,000."""
    assert told(amount_of("about 100,000").possible) == "[75000, 125000)"
