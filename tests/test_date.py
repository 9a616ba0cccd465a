"""Dates: what is read, as which interval, what is refused and with which words."""

from __future__ import annotations

import datetime
import random
import zoneinfo
from collections.abc import Iterable
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reconcile.values import date_words as words
from reconcile.values import timeline as tl
from reconcile.values.date import (
    MAX_LENGTH,
    Date,
    Period,
    UnreadableDate,
    days_between,
    fiscal_period,
    moment_of,
    months_between,
    read_date,
    show_date,
)
from reconcile.values.edtf import read_edtf
from reconcile.values.zones import Zone, offset_of

# written | canonical EDTF
READ = """
2025-07-07T13:30:10Z                     | 2025-07-07T13:30Z
May 2025                                 | 2025-05
7 July 2025                              | 2025-07-07
July 7, 2025                             | 2025-07-07
July 7th 2025                            | 2025-07-07
7th of July, 2025                        | 2025-07-07
Jul. 7, 2025                             | 2025-07-07
Monday, 7 July 2025                      | 2025-07-07
early 2026                               | 2026-01/2026-04
mid-2027                                 | 2027-05/2027-08
late 2024                                | 2024-09/2024-12
end of 2023                              | 2023-12
start of 2023                            | 2023-01
beginning of 2023                        | 2023-01
late April 2023                          | 2023-04-21/2023-04-30
mid-May 2024                             | 2024-05-11/2024-05-20
Q2 2025                                  | 2025-34
second quarter of 2025                   | 2025-34
2Q25                                     | 2025-34
2Q 2025                                  | 2025-34
first half of 2025                       | 2025-40
H1 2025                                  | 2025-40
1H25                                     | 2025-40
spring 2025                              | 2025-21
winter 2025                              | 2025-24
winter 2024/25                           | 2024-24
winter 2024-25                           | 2024-24
by 2027                                  | ../2027
by the end of 2027                       | ../2027-12
since 1961                               | 1961/..
before 2030                              | ../2029
after 2030                               | 2031/..
until 2026                               | ../2026
not until 2026                           | 2026/..
from Q4 2024                             | 2024-36/..
from 2024 to 2026                        | 2024/2026
between May and July 2025                | 2025-05/2025-07
May-July 2025                            | 2025-05/2025-07
May–July 2025                            | 2025-05/2025-07
2027 or 2028                             | [2027,2028]
2026, 2027 or early 2028                 | [2026,2027,2028-01..2028-04]
the year to March 2025                   | 2024-04/2025-03
year ending March 2025                   | 2024-04/2025-03
year ended 31 March 2025                 | 2024-04/2025-03
fiscal year through March 2025           | 2024-04/2025-03
fiscal 2023 (July 2022 - June 2023)      | 2022-07/2023-06
1990s                                    | 199X
the 1960s                                | 196X
early 1990s                              | 1990/1993
late 19th century                        | 1867/1899
19th century                             | 18XX
the nineteenth century                   | 18XX
twenty-first century                     | 20XX
around 2010                              | 2010~
about May 2020                           | 2020-05~
c. 1850                                  | 1850~
ca. 1850                                 | 1850~
week of 3 July 2025                      | 2025-06-30/2025-07-06
week ending 6 July 2025                  | 2025-06-30/2025-07-06
13:30 on 7 July 2025                     | 2025-07-07T13:30
7 July 2025, 4:17 am                     | 2025-07-07T04:17
4:17 a.m. local time on Monday, 6 February 2023 | 2023-02-06T04:17
7 July 2025 at 16:30 GMT                 | 2025-07-07T16:30Z
3-5 July 2025                            | 2025-07-03/2025-07-05
July 3-5, 2025                           | 2025-07-03/2025-07-05
28 June-3 July 2025                      | 2025-06-28/2025-07-03
December 2024-February 2025              | 2024-12/2025-02
2024-2026                                | 2024/2026
2024–2026                                | 2024/2026
May or June 2025                         | [2025-05,2025-06]
3 or 4 July 2025                         | [2025-07-03,2025-07-04]
July 3 or 4, 2025                        | [2025-07-03,2025-07-04]
first or second quarter of 2025          | [2025-33,2025-34]
early to mid-2025                        | 2025-01/2025-08
mid-2023/mid-2024                        | 2023-05/2024-08
early August 2023/2023-09-19             | 2023-08-01/2023-09-19
early May 2025/..                        | 2025-05-01/..
../late 2026                             | ../2026-12
Q4 2024/Q1 2025                          | 2024-36/2025-33
winter 2023/2024                         | 2023-24
late 2025 or early 2026                  | [2025-09..2025-12,2026-01..2026-04]
spring or summer 2025                    | [2025-21,2025-22]
Q2-Q3 2025                               | 2025-34/2025-35
first nine months of 2025                | 2025-01/2025-09
last three months of 2024                | 2024-10/2024-12
second week of July 2025                 | 2025-07-08/2025-07-14
first week of July 2025                  | 2025-07-01/2025-07-07
last week of July 2025                   | 2025-07-25/2025-07-31
second half of May 2025                  | 2025-05-16/2025-05-31
first half of the 1990s                  | 1990/1994
first half of the 19th century           | 1800/1849
2027 at the latest                       | ../2027
2026 at the earliest                     | 2026/..
2027 or later                            | 2027/..
2010 or so                               | 2010~
from 2025 onwards                        | 2025/..
May 2025?                                | 2025-05?
before 2025-07-07                        | ../2025-07-06
about 2025-05                            | 2025-05~
2025-07-07 or 2025-07-08                 | [2025-07-07,2025-07-08]
7-Jul-2025                               | 2025-07-07
May-2025                                 | 2025-05
[2027..2030]                             | 2027/2030
the morning of 7 July 2025               | 2025-07-07T00:00/2025-07-07T11:59
late on 7 July 2025                      | 2025-07-07T16:00/2025-07-07T23:59
early summer 2025                        | 2025-06
end of Q2 2025                           | 2025-06
year-end 2025                            | 2025-12
end-2025                                 | 2025-12
mid-July 2025                            | 2025-07-11/2025-07-20
between 13:30 and 14:00 on 7 July 2025   | 2025-07-07T13:30/2025-07-07T14:00
7 July 2025, 13:30-14:00                 | 2025-07-07T13:30/2025-07-07T14:00
11.30pm on 7 July 2025                   | 2025-07-07T23:30
on or before 7 July 2025                 | ../2025-07-07
sometime in 2025                         | 2025
as early as 2026                         | 2026/..
as of 31 March 2025                      | 2025-03-31
beginning 2025                           | 2025/..
beginning in May 2025                    | 2025-05/..
2025-05-07 13:30                         | 2025-05-07T13:30
on Monday, July 7, 2025                  | 2025-07-07
Mon., July 7, 2025                       | 2025-07-07
Wednesday 3 September 2025               | 2025-09-03
Sept. 3, 2025                            | 2025-09-03
3 Sept 2025                              | 2025-09-03
Sep 2025                                 | 2025-09
in early March 2022                      | 2022-03-01/2022-03-10
by early 2026                            | ../2026-04
by mid-2026                              | ../2026-08
by late 2027                             | ../2027-12
before the end of 2025                   | ../2025-11
before the end of March 2025             | ../2025-03-20
since the start of 2024                  | 2024-01/..
since early 2023                         | 2023-01/..
since late 2022                          | 2022-09/..
until the end of June 2025               | ../2025-06-30
until 31 March 2026                      | ../2026-03-31
through June 2025                        | ../2025-06
through the end of 2026                  | ../2026-12
from January to March 2025               | 2025-01/2025-03
from January 2025 to March 2026          | 2025-01/2026-03
from 1 April 2025                        | 2025-04-01/..
effective 1 April 2025                   | 2025-04-01/..
as from 1 April 2025                     | 2025-04-01/..
starting in 2026                         | 2026/..
starting April 2025                      | 2025-04/..
beginning in early 2026                  | 2026-01/..
no later than 2027                       | ../2027
no earlier than 2026                     | 2026/..
not before 2026                          | 2026/..
at the beginning of 2025                 | 2025-01
at the end of March 2025                 | 2025-03-21/2025-03-31
in the middle of 2025                    | 2025-05/2025-08
in the first half of 2025                | 2025-40
the first quarter of 2025                | 2025-33
first-quarter 2025                       | 2025-33
Q1 2025                                  | 2025-33
1Q 2025                                  | 2025-33
Q1/2025                                  | 2025-33
Q1'25                                    | 2025-33
Q1 '25                                   | 2025-33
fiscal year ending March 2026            | 2025-04/2026-03
fiscal year ended March 31, 2025         | 2024-04/2025-03
the fiscal year that ended in March 2025 | 2024-04/2025-03
the business year to March 2026          | 2025-04/2026-03
the three months to June 2025            | 2025-04/2025-06
three months ended June 30, 2025         | 2025-04/2025-06
the nine months to December 2024         | 2024-04/2024-12
six-month period ended 30 September 2024 | 2024-04/2024-09
the quarter ended June 2025              | 2025-04/2025-06
the half year to September 2024          | 2024-04/2024-09
12 months to June 2025                   | 2024-07/2025-06
the year ended December 28, 2024         | 2023-12-29/2024-12-28
spring of 2025                           | 2025-21
summer 2023                              | 2023-22
Fall 2024                                | 2024-23
autumn of 2024                           | 2024-23
late summer 2024                         | 2024-08
early spring 2025                        | 2025-03
winter of 2024-25                        | 2024-24
winter 2024–2025                         | 2024-24
mid 2025                                 | 2025-05/2025-08
mid to late 2025                         | 2025-05/2025-12
late 2025 to early 2026                  | 2025-09/2026-04
early 2025 or late 2024                  | [2025-01..2025-04,2024-09..2024-12]
late 1990s                               | 1997/1999
the mid-1980s                            | 1984/1986
the early 2010s                          | 2010/2013
1990's                                   | 199X
the 2020s                                | 202X
early 20th century                       | 1900/1933
mid-19th century                         | 1834/1866
end of the 20th century                  | 199X
around March 2024                        | 2024-03~
around the end of 2023                   | 2023-12~
about 7 July 2025                        | 2025-07-07~
circa 1961                               | 1961~
c.1961                                   | 1961~
c 1961                                   | 1961~
approx. 2015                             | 2015~
roughly 2015                             | 2015~
some time in 2026                        | 2026
sometime around 2026                     | 2026~
probably 2027                            | 2027?
possibly in 2027                         | 2027?
perhaps by 2027                          | ../2027?
2027 (?)                                 | 2027?
between 2027 and 2030                    | 2027/2030
between 7 and 9 July 2025                | 2025-07-07/2025-07-09
between July 7 and July 9, 2025          | 2025-07-07/2025-07-09
between 7 July and 9 August 2025         | 2025-07-07/2025-08-09
between late 2024 and early 2025         | 2024-09/2025-04
7–9 July 2025                            | 2025-07-07/2025-07-09
July 7-9, 2025                           | 2025-07-07/2025-07-09
July 7–9 2025                            | 2025-07-07/2025-07-09
7 to 9 July 2025                         | 2025-07-07/2025-07-09
July 30 to August 2, 2025                | 2025-07-30/2025-08-02
30 July – 2 August 2025                  | 2025-07-30/2025-08-02
December 30, 2024 to January 2, 2025     | 2024-12-30/2025-01-02
30 December 2024–2 January 2025          | 2024-12-30/2025-01-02
Jan-Mar 2025                             | 2025-01/2025-03
January–March 2025                       | 2025-01/2025-03
Jan 2025-Mar 2025                        | 2025-01/2025-03
2023–2025                                | 2023/2025
2023 to 2025                             | 2023/2025
2023 through 2025                        | 2023/2025
from 2023 until 2025                     | 2023/2025
2025 or later                            | 2025/..
2025 or earlier                          | ../2025
2025 and later                           | 2025/..
by 2027 or 2028                          | ../2028
in 2027 or 2028                          | [2027,2028]
in 2027 or in 2028                       | [2027,2028]
either 2027 or 2028                      | [2027,2028]
from 2027 or 2028                        | 2027/..
end of 2025 or beginning of 2026         | [2025-12,2026-01]
4:17 am on 6 February 2023               | 2023-02-06T04:17
at 4:17 a.m. on Feb. 6, 2023             | 2023-02-06T04:17
04:17 local time, 6 February 2023        | 2023-02-06T04:17
04:17 on Monday 6 February 2023          | 2023-02-06T04:17
6 February 2023 at 04:17                 | 2023-02-06T04:17
6 February 2023, 04:17 UTC               | 2023-02-06T04:17Z
6 February 2023 04:17:35                 | 2023-02-06T04:17
Feb 6, 2023 4:17 AM                      | 2023-02-06T04:17
February 6, 2023 at 1:17am GMT           | 2023-02-06T01:17Z
noon on 7 July 2025                      | 2025-07-07T12:00
Monday morning, 7 July 2025              | 2025-07-07T00:00/2025-07-07T11:59
on the evening of 7 July 2025            | 2025-07-07T18:00/2025-07-07T23:59
early on 6 February 2023                 | 2023-02-06T00:00/2023-02-06T07:59
early Monday, 6 February 2023            | 2023-02-06T00:00/2023-02-06T07:59
around 4 am on 6 February 2023           | 2023-02-06T03:30/2023-02-06T04:30
6 February 2023 around 4 am              | 2023-02-06T03:30/2023-02-06T04:30
week of July 7, 2025                     | 2025-07-07/2025-07-13
the week beginning 7 July 2025           | 2025-07-07/2025-07-13
the week ending 13 July 2025             | 2025-07-07/2025-07-13
first week of May 2025                   | 2025-05-01/2025-05-07
the last week of May 2025                | 2025-05-25/2025-05-31
first days of 2025                       | 2025-01-01/2025-01-07
first two months of 2025                 | 2025-01/2025-02
first six months of 2025                 | 2025-01/2025-06
last two weeks of May 2025               | 2025-05-18/2025-05-31
first 100 days of 2025                   | 2025-01-01/2025-04-10
calendar 2025                            | 2025
calendar year 2025                       | 2025
the year 2025                            | 2025
end-March 2025                           | 2025-03-21/2025-03-31
by year-end 2025                         | ../2025-12
by end-2025                              | ../2025-12
by end 2025                              | ../2025-12
by the close of 2025                     | ../2025-12
early in 2025                            | 2025-01/2025-04
late in 2025                             | 2025-09/2025-12
early in May 2025                        | 2025-05-01/2025-05-10
late in the second quarter of 2025       | 2025-06
the end of the first quarter of 2025     | 2025-03
May of 2025                              | 2025-05
May, 2025                                | 2025-05
the month of May 2025                    | 2025-05
2025 May 7                               | 2025-05-07
2025 May                                 | 2025-05
2025 Q2                                  | 2025-34
2025H1                                   | 2025-40
2025Q1                                   | 2025-33
2H25                                     | 2025-41
H2/2025                                  | 2025-41
Second-half 2025                         | 2025-41
first half 2025                          | 2025-40
the first half of May 2025               | 2025-05-01/2025-05-15
the first half of the 2020s              | 2020/2024
first quarter of the 20th century        | 1900/1924
29 Feb 2024                              | 2024-02-29
1 January 0001                           | 0001-01-01
31 December 9999                         | 9999-12-31
7 of July 2025                           | 2025-07-07
11 September 2001                        | 2001-09-11
as of May 2025                           | 2025-05
as at 31 March 2025                      | 2025-03-31
an estimated 2025                        | 2025~
the current fiscal year through March 2026 | 2025-04/2026-03
fiscal year ending March 31, 2026        | 2025-04/2026-03
FY ending March 2026                     | 2025-04/2026-03
FY to March 2026                         | 2025-04/2026-03
the year through March 2026              | 2025-04/2026-03
the 12 months through March 2026         | 2025-04/2026-03
the twelve months ended December 31, 2024 | 2024-01/2024-12
the April-June quarter of 2025           | 2025-04/2025-06
April-June quarter 2025                  | 2025-04/2025-06
April–June 2025                          | 2025-04/2025-06
the quarter to June 30, 2025             | 2025-04/2025-06
the quarter through June 2025            | 2025-04/2025-06
July-September period of 2025            | 2025-07/2025-09
the January-to-March quarter of 2025     | 2025-01/2025-03
second half of 2025 or early 2026        | [2025-41,2026-01..2026-04]
by the second half of 2026               | ../2026-41
in or before 2027                        | ../2027
in or after 2027                         | 2027/..
on or about 7 July 2025                  | 2025-07-07~
on or around 7 July 2025                 | 2025-07-07~
no later than 31 March 2026              | ../2026-03-31
by 31 Mar 2026                           | ../2026-03-31
by end of March 2028                     | ../2028-03-31
by the middle of 2026                    | ../2026-08
by mid 2026                              | ../2026-08
by summer 2026                           | ../2026-22
by the summer of 2026                    | ../2026-22
by the start of 2026                     | ../2026-01
up to and including 2027                 | ../2027
up to 2027                               | ../2027
through to 2027                          | ../2027
from 2025 through 2027                   | 2025/2027
2025 through 2027                        | 2025/2027
2025 - 2027                              | 2025/2027
2025 – 2027                              | 2025/2027
2025 until 2027                          | 2025/2027
between 2025 & 2027                      | 2025/2027
from late 2025                           | 2025-09/..
from the second half of 2025             | 2025-41/..
from mid-2025 to early 2026              | 2025-05/2026-04
from as early as 2026                    | 2026/..
from around 2026                         | 2026~/..
since around 2010                        | 2010~/..
since about 2010                         | 2010~/..
since as early as 2010                   | 2010/..
ever since 1961                          | 1961/..
from 1961                                | 1961/..
from 1961 on                             | 1961/..
from 1961 onward                         | 1961/..
1961 onwards                             | 1961/..
in the early 2000s                       | 2000/2003
in the late 2000s                        | 2007/2009
ca 1850s                                 | 185X~
4:17 a.m. (0117 GMT) on 6 February 2023  | 2023-02-06T04:17+03:00
4:17am (01:17 GMT) 6 February 2023       | 2023-02-06T04:17+03:00
04:17:35 on 6 February 2023              | 2023-02-06T04:17
1:24 p.m. on February 6, 2023            | 2023-02-06T13:24
6 Feb. 2023                              | 2023-02-06
6 Feb, 2023                              | 2023-02-06
6-Feb-2023                               | 2023-02-06
06 Feb 2023                              | 2023-02-06
6th Feb 2023                             | 2023-02-06
the 6th of February 2023                 | 2023-02-06
Feb 6th, 2023                            | 2023-02-06
February 6 2023                          | 2023-02-06
FEBRUARY 6, 2023                         | 2023-02-06
february 2023                            | 2023-02
Feb-2023                                 | 2023-02
Feb. 2023                                | 2023-02
Mon 6 Feb 2023                           | 2023-02-06
Mon, 6 Feb 2023 04:17:00 GMT             | 2023-02-06T04:17Z
Mon, 06 Feb 2023 04:17:00 +0300          | 2023-02-06T04:17+03:00
2023-02-06 04:17                         | 2023-02-06T04:17
2023-02-06 04:17:35                      | 2023-02-06T04:17
2023-02-06T04:17:35.123Z                 | 2023-02-06T04:17Z
2023-02-06 04:17 UTC                     | 2023-02-06T04:17Z
2023-02-06T04:17+03                      | 2023-02-06T04:17+03:00
2023-02-06, 04:17                        | 2023-02-06T04:17
6 February 2023, 4:17am local time       | 2023-02-06T04:17
early hours of 6 February 2023           | 2023-02-06T00:00/2023-02-06T05:59
in the early hours of Monday, 6 February 2023 | 2023-02-06T00:00/2023-02-06T05:59
late on Monday, 6 February 2023          | 2023-02-06T16:00/2023-02-06T23:59
late Monday 6 February 2023              | 2023-02-06T16:00/2023-02-06T23:59
afternoon of 6 February 2023             | 2023-02-06T12:00/2023-02-06T17:59
8 to 9 July 2023                         | 2023-07-08/2023-07-09
May, June or July 2025                   | [2025-05,2025-06,2025-07]
spring-summer 2025                       | 2025-21/2025-22
late spring 2025                         | 2025-05
spring 2025 or later                     | 2025-21/..
end of the year 2025                     | 2025-12
end of year 2025                         | 2025-12
end of summer 2025                       | 2025-08
end of the summer of 2025                | 2025-08
end-of-year 2025                         | 2025-12
year end 2025                            | 2025-12
Q4 2024 or Q1 2025                       | [2024-36,2025-33]
Q4 2024 to Q1 2025                       | 2024-36/2025-33
Q4 2024-Q1 2025                          | 2024-36/2025-33
4Q24                                     | 2024-36
4Q'24                                    | 2024-36
2024Q4                                   | 2024-36
2024-Q4                                  | 2024-36
2024 fourth quarter                      | 2024-36
fourth-quarter 2024                      | 2024-36
fourth quarter 2024                      | 2024-36
last quarter of 2024                     | 2024-36
final quarter of 2024                    | 2024-36
1 Jan 2025                               | 2025-01-01
mid-2020s                                | 2024/2026
early to mid 2020s                       | 2020/2026
late 2020s or early 2030s                | [2027..2029,2030..2033]
2020s or 2030s                           | [202X,203X]
20th century                             | 19XX
20th-century                             | 19XX
early 20th-century                       | 1900/1933
mid-20th century                         | 1934/1966
late twentieth century                   | 1967/1999
between the 1950s and the 1970s          | 195X/197X
from the 1950s to the 1970s              | 195X/197X
1950s-1970s                              | 195X/197X
1950s to 1970s                           | 195X/197X
around the 1950s                         | 195X~
around mid-2026                          | 2026-05~/2026-08~
around June or July 2026                 | [2026-06~,2026-07~]
approximately May 2025                   | 2025-05~
approximately in May 2025                | 2025-05~
in about 2027                            | 2027~
in around May 2025                       | 2025-05~
some time after 2027                     | 2028/..
sometime before 2030                     | ../2029
sometime between 2027 and 2030           | 2027/2030
likely 2027                              | 2027?
2027 or possibly 2028                    | [2027,2028?]
2027 at the earliest                     | 2027/..
at the earliest in 2027                  | 2027/..
not earlier than 2027                    | 2027/..
not later than 2027                      | ../2027
no sooner than 2027                      | 2027/..
not before mid-2027                      | 2027-05/..
later than 2027                          | 2028/..
after mid-2027                           | 2027-09/..
after the end of 2027                    | 2028-01/..
shortly after 2027                       | 2028/..
soon after 7 July 2025                   | 2025-07-08/..
long before 2027                         | ../2026
well before 2027                         | ../2026
just before 7 July 2025                  | ../2025-07-06
prior to 2027                            | ../2026
pre-2027                                 | ../2026
post-2027                                | 2028/..
~May 2025                                | 2025-05~
~ 2025                                   | 2025~
May 2025 (estimated)                     | 2025-05~
May 2025 approx.                         | 2025-05~
circa May 2025                           | 2025-05~
ca. May 2025                             | 2025-05~
est. 2025                                | 2025~
2025 est.                                | 2025~
July 19, 2024, 1:27 a.m. Eastern time    | 2024-07-19T01:27-04:00
July 19, 2024, 1:27 a.m., Eastern time   | 2024-07-19T01:27-04:00
January 19, 2024, 1:27 a.m. Eastern time | 2024-01-19T01:27-05:00
19 July 2024, 05:09 British summer time  | 2024-07-19T05:09+01:00
19 July 2024, 04:09 CEST                 | 2024-07-19T04:09+02:00
19 July 2024, 04:09 EDT                  | 2024-07-19T04:09-04:00
19 July 2024, 04:09 EST                  | 2024-07-19T04:09
19 January 2024, 04:09 EST               | 2024-01-19T04:09-05:00
19 January 2024, 04:09 EDT               | 2024-01-19T04:09
19 January 2024, 04:09 BST               | 2024-01-19T04:09
7 January 2025, 9pm AEDT                 | 2025-01-07T21:00+11:00
7 July 2025, 9pm AEST                    | 2025-07-07T21:00+10:00
7 July 2025, 9pm NZST                    | 2025-07-07T21:00+12:00
16 July 1969, 9:32 a.m. EDT              | 1969-07-16T09:32-04:00
16 July 1969, 9:32 a.m. Eastern time     | 1969-07-16T09:32
7 January 2025, 4 am est                 | 2025-01-07T04:00-05:00
9 a.m. PT on 7 July 2025                 | 2025-07-07T09:00-07:00
9 a.m. E.T. on 7 July 2025               | 2025-07-07T09:00-04:00
7 July 2025, 9 p.m. E.T.                 | 2025-07-07T21:00-04:00
9 a.m. U.S. Eastern Daylight Saving Time on 7 July 2025 | 2025-07-07T09:00-04:00
7 July 2025, 8 p.m. Eastern              | 2025-07-07T20:00-04:00
8 p.m. Eastern/5 p.m. Pacific on 7 July 2025 | 2025-07-07T20:00-04:00
7 July 2025, 09:00 German time           | 2025-07-07T09:00+02:00
7 July 2025, 09:00 (Paris time)          | 2025-07-07T09:00+02:00
7 July 2025, 09:00 Moscow time           | 2025-07-07T09:00+03:00
7 July 2012, 09:00 Moscow time           | 2012-07-07T09:00
7 July 2025, 09:00 JST                   | 2025-07-07T09:00+09:00
7 July 2025, 09:00 IST                   | 2025-07-07T09:00
7 July 2025, 09:00 CST                   | 2025-07-07T09:00
7 July 2025, 09:00 Mountain View time    | 2025-07-07T09:00
7 July 2025, 7:30pm IST (1400 GMT)       | 2025-07-07T19:30+05:30
1:00 am (2200 GMT Sunday) on 7 July 2025 | 2025-07-07T01:00+03:00
1 a.m. local time (7 p.m. ET) on 7 July 2025 | 2025-07-07T01:00+02:00
7 p.m. local time (12:00 ET) on 11 March 2025 | 2025-03-11T19:00+03:00
7 p.m. local time (12:00 ET) on 9 March 2025 | 2025-03-09T19:00
2pm BST (1300 GMT) on 7 July 2025        | 2025-07-07T14:00+01:00
1:27 a.m. EDT/0527 GMT on 19 July 2024   | 2024-07-19T01:27-04:00
1:30 a.m. Eastern time on 3 November 2024 | 2024-11-03T01:30
1:30 a.m. EDT on 3 November 2024         | 2024-11-03T01:30-04:00
12:30 a.m. Eastern time on 3 November 2024 | 2024-11-03T00:30-04:00
2 a.m. Eastern time on 3 November 2024   | 2024-11-03T02:00-05:00
2:30 a.m. Eastern time on 10 March 2024  | 2024-03-10T02:30
2:30 a.m. Berlin time on 27 October 2024 | 2024-10-27T02:30
3 a.m. Berlin time on 27 October 2024    | 2024-10-27T03:00+01:00
noon ET on 7 July 2025                   | 2025-07-07T12:00-04:00
12 noon on 7 July 2025                   | 2025-07-07T12:00
7 July 2025, 12 noon                     | 2025-07-07T12:00
0900 GMT on 7 July 2025                  | 2025-07-07T09:00Z
7 July 2025 at 1430 BST                  | 2025-07-07T14:30+01:00
7 July 2025, 13.30 GMT                   | 2025-07-07T13:30Z
1430 hours on 7 July 2025                | 2025-07-07T14:30
14:30 hrs on 7 July 2025                 | 2025-07-07T14:30
7 July 2025, 10:00 UTC+8                 | 2025-07-07T10:00+08:00
7 July 2025, 10:00 (GMT+5:30)            | 2025-07-07T10:00+05:30
7 July 2025, 10:00 UTC-5                 | 2025-07-07T10:00-05:00
7 July 2025, 13:00 GMT-14:00 GMT         | 2025-07-07T13:00Z/2025-07-07T14:00Z
between 9 a.m. and 5 p.m. ET on 7 July 2025 | 2025-07-07T09:00-04:00/2025-07-07T17:00-04:00
9 a.m. local time to 5 p.m. ET on 7 July 2025 | 2025-07-07T09:00/2025-07-07T17:00-04:00
by 5 p.m. Eastern time on 7 July 2025    | ../2025-07-07T17:00-04:00
4:17 AM SAT 5 OCT 2024                   | 2024-10-05T04:17
twelfth century                          | 11XX
the early sixth century                  | 0500/0533
mid-twelfth century                      | 1134/1166
late twelfth-century                     | 1167/1199
first half of the twelfth century        | 1100/1149
12th century AD                          | 11XX
Christmas 2023                           | 2023-12-25
Christmas Day, 2023                      | 2023-12-25
on Christmas Eve 2023                    | 2023-12-24
Boxing Day 2024                          | 2024-12-26
New Year's Eve 2024                      | 2024-12-31
New Year’s Day 2025                      | 2025-01-01
before Christmas 2023                    | ../2023-12-24
3 p.m. on Christmas Day 2023             | 2023-12-25T15:00
Monday, Christmas Day 2023               | 2023-12-25
Christmas Eve to Boxing Day 2024         | 2024-12-24/2024-12-26
from Christmas Day 2024 to New Year's Day 2025 | 2024-12-25/2025-01-01
around the turn of the year 2025/26      | 2025-12~/2026-01~
turn of the year 2025-26                 | 2025-12/2026-01
2-4 p.m. on May 5, 2024                  | 2024-05-05T14:00/2024-05-05T16:00
between 2 and 4 p.m. ET on May 5, 2024   | 2024-05-05T14:00-04:00/2024-05-05T16:00-04:00
2:30-4 p.m. on May 5, 2024               | 2024-05-05T14:30/2024-05-05T16:00
11-1 p.m. on May 5, 2024                 | 2024-05-05T11:00/2024-05-05T13:00
12-2 p.m. on May 5, 2024                 | 2024-05-05T12:00/2024-05-05T14:00
14:00 to 4 p.m. on 5 May 2024            | 2024-05-05T14:00/2024-05-05T16:00
5 May 2024, 2:30-4 p.m.                  | 2024-05-05T14:30/2024-05-05T16:00
3:00 on 4 May 2024 to 4 p.m. on 5 May 2024 | 2024-05-04T03:00/2024-05-05T16:00
5 or 6 July 2024, 3 p.m.                 | [2024-07-05,2024-07-06T15:00]
May 3 to 4 p.m. on May 5, 2024           | 2024-05-03/2024-05-05T16:00
3 or 4 p.m. on May 5, 2024               | [2024-05-05T15:00,2024-05-05T16:00]
2016-end                                 | 2016-12
all of 2016                              | 2016
the whole of 2016                        | 2016
full-year 2016                           | 2016
the full year 2016                       | 2016
the full year to March 2016              | 2015-04/2016-03
towards the end of 2022                  | 2022-12~
the three months to end-June 2025        | 2025-04/2025-06
the two years to March 2024              | 2022-04/2024-03
mid-to-late March 2024                   | 2024-03-11/2024-03-31
early-to-mid 2026                        | 2026-01/2026-08
the third Thursday of November 2024      | 2024-11-21
the last Friday in May 2024              | 2024-05-31
first Monday in September 2024 at 9 a.m. ET | 2024-09-02T09:00-04:00
"""

# Read as they stand: the EDTF of the contract.
AS_WRITTEN = """
2025 2025-05 2025-07-07 2025-07-07T13:30 2025-07-07T13:30Z 2025-07-07T13:30+09:00 2025-21 2025-22 2025-23
2025-24 2025-33 2025-34 2025-35 2025-36 2025-37 2025-38 2025-39 2025-40 2025-41 2025-05~ 2024? 2024%
2025-07-07% 202X 20XX 202X~ 19XX? ../2027 /2027 2025-05/.. 2025/ 2025-05/2025-07 2025-01/2025-07-07
2024~/2026 2025-XX 2025-05-XX 2025-XX-XX 2025-1X 2025-05-1X ~2025 ~2025-05 2025~-05 2025-?05 2025-05-~07
2025-21/2025-23 [2027,2028] [2025-05,2026,2027-01..2027-04] 0001 9999 0001-01-01 9999-12-31 2024-02-29
2000-02-29
"""

# written | first minute | last minute (included; "" is open) | precision | bound
PERIODS = """
2025                      | 2025-01-01 | 2025-12-31 | year    |
2025-02                   | 2025-02-01 | 2025-02-28 | month   |
2024-02                   | 2024-02-01 | 2024-02-29 | month   |
2025-07-07                | 2025-07-07 | 2025-07-07 | day     |
2025-07-07T13:30          | 2025-07-07T13:30 | 2025-07-07T13:30 | minute |
2025-07-07T13:30:59Z      | 2025-07-07T13:30 | 2025-07-07T13:30 | minute |
2025-07-07T08:00+09:00    | 2025-07-06T23:00 | 2025-07-07T08:00 | minute |
2025-07-07T13:30~         | 2025-07-07T13:00 | 2025-07-07T14:00 | minute |
2025-07-07T20:00-0500     | 2025-07-07T20:00 | 2025-07-08T01:00 | minute |
2025-21                   | 2025-03-01 | 2025-05-31 | season  |
summer 2025               | 2025-06-01 | 2025-08-31 | season  |
fall 2025                 | 2025-09-01 | 2025-11-30 | season  |
winter 2025               | 2025-12-01 | 2026-02-28 | season  |
winter 2023/24            | 2023-12-01 | 2024-02-29 | season  |
Q2 2025                   | 2025-04-01 | 2025-06-30 | quarter |
2025-36                   | 2025-10-01 | 2025-12-31 | quarter |
second half of 2025       | 2025-07-01 | 2025-12-31 | half    |
2025-38                   | 2025-05-01 | 2025-08-31 | third   |
early 2026                | 2026-01-01 | 2026-04-30 | third   |
mid-2027                  | 2027-05-01 | 2027-08-31 | third   |
late 2024                 | 2024-09-01 | 2024-12-31 | third   |
early April 2023          | 2023-04-01 | 2023-04-10 | part    |
mid-February 2024         | 2024-02-11 | 2024-02-20 | part    |
late February 2024        | 2024-02-21 | 2024-02-29 | part    |
late April 2023           | 2023-04-21 | 2023-04-30 | part    |
end of May 2025           | 2025-05-21 | 2025-05-31 | part    |
start of May 2025         | 2025-05-01 | 2025-05-10 | part    |
end of 2023               | 2023-12-01 | 2023-12-31 | month   |
start of 2023             | 2023-01-01 | 2023-01-31 | month   |
end of Q2 2025            | 2025-06-01 | 2025-06-30 | month   |
late summer 2024          | 2024-08-01 | 2024-08-31 | month   |
1990s                     | 1990-01-01 | 1999-12-31 | decade  |
early 1990s               | 1990-01-01 | 1993-12-31 | range   |
mid-1990s                 | 1994-01-01 | 1996-12-31 | range   |
late 1990s                | 1997-01-01 | 1999-12-31 | range   |
start of the 1990s        | 1990-01-01 | 1990-12-31 | year    |
19th century              | 1800-01-01 | 1899-12-31 | century |
start of the 19th century | 1800-01-01 | 1809-12-31 | decade  |
1st century               | 0001-01-01 | 0099-12-31 | century |
year to March 2025        | 2024-04-01 | 2025-03-31 | range   |
year ended 29 February 2024 | 2023-03-01 | 2024-02-29 | range |
year ended 28 February 2024 | 2023-03-01 | 2024-02-28 | range |
year ended 28 December 2024 | 2023-12-29 | 2024-12-28 | range |
week of 3 July 2025       | 2025-06-30 | 2025-07-06 | range   |
week ending 6 July 2025   | 2025-06-30 | 2025-07-06 | range   |
week beginning 3 July 2025 | 2025-07-03 | 2025-07-09 | range  |
2027 or 2028              | 2027-01-01 | 2028-12-31 | year    |
2027 or early 2026        | 2026-01-01 | 2027-12-31 | range   |
between May and July 2025 | 2025-05-01 | 2025-07-31 | range   |
by 2027                   |            | 2027-12-31 | year    | by
by the end of 2027        |            | 2027-12-31 | month   | by
by mid-2026               |            | 2026-08-31 | third   | by
until 2026                |            | 2026-12-31 | year    | until
before 2030               |            | 2029-12-31 | year    | before
before April 2025         |            | 2025-03-31 | month   | before
before 7 July 2025        |            | 2025-07-06 | day     | before
since 1961                | 1961-01-01 |            | year    | since
since 2015 or 2014        | 2014-01-01 |            | year    | since
from Q4 2024              | 2024-10-01 |            | quarter | from
not until 2026            | 2026-01-01 |            | year    | from
2026 or later             | 2026-01-01 |            | year    | from
after 2030                | 2031-01-01 |            | year    | after
after May 2025            | 2025-06-01 |            | month   | after
../2027                   |            | 2027-12-31 | year    | by
2025-05/..                | 2025-05-01 |            | month   | from
about 7 July 2025         | 2025-07-06 | 2025-07-08 | day     |
about May 2020            | 2020-04-01 | 2020-06-30 | month   |
around 2010               | 2009-01-01 | 2011-12-31 | year    |
about Q2 2025             | 2025-01-01 | 2025-09-30 | quarter |
about early 2026          | 2025-12-01 | 2026-05-31 | third   |
about late April 2023     | 2023-04-20 | 2023-05-01 | part    |
about the 1960s           | 1950-01-01 | 1979-12-31 | decade  |
about 4 am on 6 February 2023 | 2023-02-06T03:30 | 2023-02-06T04:30 | minute |
2024~/2026                | 2023-01-01 | 2026-12-31 | range   |
2025~-05                  | 2024-05-01 | 2026-05-31 | month   |
by about 2027             |            | 2028-12-31 | year    | by
before about 2030         |            | 2030-12-31 | year    | before
after about 2030          | 2030-01-01 |            | year    | after
2025?                     | 2025-01-01 | 2025-12-31 | year    |
4:17 a.m. (0117 GMT) on 6 February 2023 | 2023-02-06T01:17 | 2023-02-06T04:17 | minute |
12:30 am on 7 July 2025   | 2025-07-07T00:30 | 2025-07-07T00:30 | minute |
12:30 pm on 7 July 2025   | 2025-07-07T12:30 | 2025-07-07T12:30 | minute |
11:30 pm on 7 July 2025   | 2025-07-07T23:30 | 2025-07-07T23:30 | minute |
early hours of 6 February 2023 | 2023-02-06 | 2023-02-06T05:59 | part |
late on 6 February 2023   | 2023-02-06T16:00 | 2023-02-06 | part |
"""

# written | what the message says | part | suggestion
REFUSED = """
03/04/2025 | day first or month first | 03/04/2025 | 2025-04-03 or 2025-03-04
by 03/04/2025 | day first or month first | 03/04/2025 | by 2025-04-03 or 2025-03-04
13/04/2025 | write 2025-04-13 | 13/04/2025 | 2025-04-13
7/7/2025 | write 2025-07-07 | 7/7/2025 | 2025-07-07
7/7/25 | four digits | 7/7/25 |
31/02/2025 | no day of the calendar | 31/02/2025 |
7/2025 | how a month is written | 7/2025 | 2025-07
since 7/2025 | how a month is written | 7/2025 | since 2025-07
2025-7 | how a month is written | 2025-7 | 2025-07
2025-7-7 | how a date is written | 2025-7-7 | 2025-07-07
2025/07 | how a month is written | 2025/07 | 2025-07
2025/07/07 | how a date is written | 2025/07/07 | 2025-07-07
20250707 | how a date is written | 20250707 | 2025-07-07
7.7.2025 | how a date is written | 7.7.2025 | 2025-07-07
9/11 | the year of "9/11" is missing | 9/11 |
2024-25 | two years are written 2024/2025 | 2024-25 | 2024/2025
2024–25 | fiscal 2024/25 | 2024–25 | 2024/2025
2024/25 | fiscal 2024/25 | 2024/25 | 2024/2025
1914–18 | write 1914/1918 | 1914–18 | 1914/1918
2025..2030 | write 2025/2030 | 2025..2030 | 2025/2030
2025-13 | no month 13 | 13 |
2025-13-40 | no month 13 | 13 |
2025-00 | no month 00 | 00 |
2025-25-12 | no month 25 | 25 | 2025-12-25
2025-02-30 | February 2025 has 28 days | 30 | 2025-02-28
2025-05-00 | no day 0 | 00 |
31 April 2025 | April has 30 days | 31 April 2025 | 2025-04-30
29 February 2023 | February 2023 has 28 days | 29 February 2023 | 2023-02-28
32 July 2025 | no day of a month | 32 |
2025-05-07T24:00 | no time of the day | 24:00 |
2025-05-07T12:60 | no time of the day | 12:60 |
2025-05-07T12:00+15:00 | offsets go to 14:00 | +15:00 |
25:00 on 7 July 2025 | no time of the day | 25:00 |
13 pm on 7 July 2025 | no time of the day | 13 pm |
2027/2025 | ends before it begins | 2027/2025 | 2025/2027
from 2027 to 2025 | ends before it begins | 2027 to 2025 |
November-February 2025 | ends before it begins | November-February 2025 |
../.. | says nothing | ../.. |
/ | says nothing | / |
0000 | no year 0 | 0000 |
May 0000 | no year 0 | 0000 |
196 | four digits | 196 | 0196
12345 | four digits | 12345 |
XXXX | too much of the year open | XXXX |
2X25 | too much of the year open | 2X25 |
2025-XX-07 | a gap | 2025-XX-07 |
2025-3X | no month is "3X" | 3X |
{2025,2026} | its own claim | {2025,2026} |
[2025 | no closing bracket | [2025 | [2025]
[2025..] | open | 2025.. | 2025/..
Y17000 | not understood | Y |
May | the year of "May" is missing | May |
7 May | the year of "7 May" is missing | 7 May |
late spring | the year of "late spring" is missing | late spring |
first quarter | the year of "first quarter" is missing | first quarter |
Monday | the day of "Monday" is missing | Monday |
early Monday | the day of "Monday" is missing | Monday |
4:17 am | the day of "4:17 am" is missing | 4:17 am |
13:30 | the day of "13:30" is missing | 13:30 |
7 July 25 | century of "25" is missing | 25 | 7 July 2025
'90s | century of "'90" is missing | '90 | 1990s
fiscal year | year of "fiscal" is missing | fiscal year |
last month | depends on the day it was written | last month |
next spring | depends on the day it was written | next spring |
by the end of the year | depends on the day it was written | year |
earlier this year | depends on the day it was written | earlier this year |
two years ago | depends on the day it was written | two years ago |
tomorrow | depends on the day it was written | tomorrow |
Tuesday, 7 July 2025 | is a Monday, not a Tuesday | Tuesday | Monday, 7 July 2025
Juli 2025 | did you mean July | Juli | July 2025
Febuary 2025 | did you mean February | Febuary | February 2025
late Setpember 2025 | did you mean September | Setpember | late September 2025
Tuseday, 8 July 2025 | did you mean Tuesday | Tuseday | Tuesday, 8 July 2025
bfore 2025 | did you mean before | bfore | before 2025
1900s | decade or a century | 1900s | 19XX
2000s | decade or a century | 2000s | 200X
the 60s | century of "60" is missing | 60 | the 1960s
2027+ | open end is written | 2027+ | 2027/..
1961- | open end is written | 1961- | 1961/..
8/9 July 2023 | a choice with or | / | 8 to 9 July 2023
mid-2024/mid-2023 | ends before it begins | mid-2024/mid-2023 |
Febuary to Juli 2025 | did you mean February | Febuary |
until at least 2027 | not understood | least |
mid early 2025 | not understood | early |
early - | names no date | - |
the night of 7 July 2025 | two days | night |
4:17 am +1500 6 February 2023 | offsets from UTC | +1500 |
1995s | no decade | 1995s |
2pm BST (1400 GMT) on 7 July 2025 | do not show one moment | 2pm BST (1400 GMT) on 7 July 2025 |
7 July 2025, 10:00 UTC-05:00 | an offset or the end of a stretch | -05:00 |
7 July 2025, 10:00 UTC+15 | offsets from UTC | +15 |
7 July 2025 (2517 GMT) | not understood | ( |
4:17 am (2517 GMT) on 7 July 2025 | no time of the day | 2517 |
7 July 2025, 4 am et | not understood | et |
7 July 2025, 4 am west | not understood | west |
7 July 2025 GMT | not understood | GMT |
the twelfth century BC | not understood | BC |
Boxing Day | the year of "Boxing Day" is missing | Boxing Day |
Christmas week 2023 | not understood | week |
Tuesday, Christmas Day 2023 | is a Monday, not a Tuesday | Tuesday | Monday, Christmas Day 2023
Cristmas 2023 | did you mean Christmas | Cristmas | Christmas 2023
New Year 2025 | not understood | New |
Easter 2024 | not understood | Easter |
10-2 a.m. on May 5, 2024 | ends before it begins | 10-2 a.m. on May 5, 2024 |
towards 2030 | not understood | towards |
fifth Monday of February 2024 | no such day | fifth Monday of February 2024 |
second Tuesday in November | of which year | second Tuesday in November |
last Friday | depends on the day it was written | last Friday |
Thanksgiving 2024 | not understood | Thanksgiving |
turn of the year 2024 | turn of the year 2024/25 | turn of the year 2024 |
the turn of the 20th century | begins or ends | turn of the 20 |
4:17 am for the first time on 7 July 2025 | not understood | for |
May/June 2025 | a choice with or | / | May to June 2025
May and June 2025 | a choice with or | and | May to June 2025
2026, 2027 | a choice is written with or | , | 2026 or 2027
between 2024 | two dates | 2024 |
2025 2026 | not understood | 2026 |
Q5 2025 | 4 quarters | 5 |
H3 2025 | 2 halves | 3 |
5th quarter of 2025 | 4 quarters | 5th quarter |
> 2025 | write after 2025 | > | after 2025
midnight on 7 July 2025 | begin or end the day | midnight |
2025 -> 2026 -> 2027 | moved once | -> |
2025 -> Juli 2027 | did you mean July | Juli | 2025 -> July 2027
2025 -> | is empty | |
after 9999 | beyond the calendar | after 9999 |
before 0001 | beyond the calendar | before 0001 |
until | names no date | until |
unknown | not understood | unknown |
² May 2025 | not understood | ² |
٣ May 2025 | not understood | ٣ |
"""

# written | the fiscal year as named
FISCAL = """
fiscal 2027 | 2027
FY2027 | 2027
FY27 | 2027
FY 2027 | 2027
fiscal year 2027 | 2027
the 2027 fiscal year | 2027
financial year 2024/25 | 2024/25
FY2024-25 | 2024/25
FY25/26 | 2025/26
FY2009-10 | 2009/10
FY2033-34 | 2033/34
2024-25 fiscal year | 2024/25
close of fiscal 2027 | 2027 end
early fiscal 2027 | 2027 early
Q3 FY2024 | 2024 Q3
FY2024 Q3 | 2024 Q3
third quarter of fiscal 2024 | 2024 Q3
fiscal third quarter of 2024 | 2024 Q3
fiscal Q3 2024 | 2024 Q3
first half of fiscal 2025 | 2025 H1
end of the first half of fiscal 2025 | 2025 H1 end
fiscal 2024 to 2026 | 2024 to 2026
fiscal 2027 or 2028 | 2027 or 2028
"""


def _rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines()]


def _readable() -> list[str]:
    written = [row[0] for table in (READ, PERIODS, FISCAL) for row in _rows(table)]
    moved = ["2025 -> 2027 or 2028", "postponed from 2025 to 2027 or 2028", "FY2026 -> by FY2027"]
    return [*written, *AS_WRITTEN.split(), *moved]


def _iso(minute: int | None) -> str:
    if minute is None:
        return ""
    return tl.edtf_minute(minute)


def _same_ends(period: Period, first: str, last: str) -> bool:
    starts = "" if period.first is None else _iso(period.first)
    ends = "" if period.last is None else _iso(period.last - 1)
    first = f"{first}T00:00" if len(first) == 10 else first
    last = f"{last}T23:59" if len(last) == 10 else last
    return (starts, ends) == (first, last)


# --- tables -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("written", "edtf"), _rows(READ))
def test_what_is_written_is_read_as_this_edtf(written: str, edtf: str) -> None:
    date = read_date(written)
    assert (date.edtf, date.written) == (edtf, written)


@pytest.mark.parametrize("edtf", AS_WRITTEN.split())
def test_edtf_is_its_own_canonical_form(edtf: str) -> None:
    assert read_date(edtf).edtf == edtf


@pytest.mark.parametrize("row", _rows(PERIODS), ids=lambda row: row[0])
def test_the_interval_that_a_date_covers(row: tuple[str, ...]) -> None:
    written, first, last, precision, *bound = row
    date = read_date(written)
    assert _same_ends(date.period, first, last), (_iso(date.period.first), _iso(date.period.last))
    assert (date.precision, [date.bound]) == (precision, bound or [""])


@pytest.mark.parametrize(
    ("written", "says", "part", "suggestion"), [(*row, "")[:4] for row in _rows(REFUSED)]
)
def test_what_cannot_be_read_says_why_where_and_what_instead(
    written: str, says: str, part: str, suggestion: str
) -> None:
    with pytest.raises(UnreadableDate) as caught:
        read_date(written)
    error = caught.value
    assert says in str(error)
    assert (error.part, error.suggestion) == (part, suggestion)
    assert written[error.offset :].startswith(part)


@pytest.mark.parametrize("suggestion", [row[3] for row in _rows(REFUSED) if len(row) > 3 and row[3]])
def test_every_suggestion_can_be_read(suggestion: str) -> None:
    assert read_date(suggestion).edtf


@pytest.mark.parametrize(("written", "name"), _rows(FISCAL))
def test_a_fiscal_year_is_named_and_not_put_on_the_calendar(written: str, name: str) -> None:
    date = read_date(written)
    assert date.fiscal == name
    assert date.period.duration_minutes and date.period.duration_minutes > 366 * tl.MINUTES_A_DAY


# --- fields -----------------------------------------------------------------------------------------


def test_a_bound_keeps_the_date_that_it_names() -> None:
    for written, bound in (
        ("since 1961", "since"),
        ("by 1961", "by"),
        ("before 1961", "before"),
        ("after 1961", "after"),
    ):
        date = read_date(written)
        assert (date.bound, date.named) == (bound, read_date("1961").period)


def test_a_range_from_one_date_to_another_is_no_bound() -> None:
    assert read_date("from 2024 to 2026").bound == ""
    assert read_date("from 2024").bound == "from"


def test_alternatives_are_listed_in_the_order_written() -> None:
    date = read_date("early 2028, 2027 or 2030")
    assert date.either == tuple(read_date(text).period for text in ("early 2028", "2027", "2030"))
    assert date.edtf == "[2028-01..2028-04,2027,2030]"
    assert read_date("May or June 2025").either == (read_date("2025-05").period, read_date("2025-06").period)


@pytest.mark.parametrize("written", ["2025 -> 2027 or 2028", "2025 → 2027 or 2028", "2025 => 2027 or 2028"])
def test_a_moved_date_is_the_new_one_and_keeps_the_former(written: str) -> None:
    date = read_date(written)
    assert date.edtf == "[2027,2028]"
    assert date.moved_from == read_date("2025")
    assert date.written == written


def test_a_moved_date_in_words() -> None:
    date = read_date("postponed from late 2025 to 2027")
    assert date.moved_from is not None
    assert (date.edtf, date.moved_from.edtf, date.moved_from.written) == (
        "2027",
        "2025-09/2025-12",
        "late 2025",
    )
    assert read_date("from 2025 to 2027").moved_from is None


def test_qualifiers_are_flags() -> None:
    flags = {
        text: (read_date(text).approximate, read_date(text).doubtful)
        for text in ("2025", "2025~", "2025?", "2025%")
    }
    assert flags == {
        "2025": (False, False),
        "2025~": (True, False),
        "2025?": (False, True),
        "2025%": (True, True),
    }
    assert read_date("possibly by about 2027").approximate and read_date("possibly by about 2027").doubtful


def test_the_clock_of_a_zone_names_its_own_day_and_is_one_moment_in_all_zones() -> None:
    tokyo, greenwich = read_date("2025-07-07T08:00+09:00"), read_date("2025-07-06T23:00Z")
    assert tokyo.named.within(read_date("2025-07-07").period)
    assert tokyo.period.overlaps(greenwich.period)


def test_a_moment_is_that_of_one_clock_that_tells_its_zone() -> None:
    moments = {
        moment_of(read_date(text))
        for text in (
            "19 July 2024, 1:27 a.m. EDT",
            "2024-07-19T05:27Z",
            "0527 GMT on 19 July 2024",
            "2024-07-19T10:57+05:30",
        )
    }
    assert moments == {read_date("2024-07-19T05:27").named.first}
    for text in ("2024-07-19", "1:27 a.m. on 19 July 2024", "by 1 a.m. EDT on 19 July 2024", "about 2024-07-19T05:27Z",
                 "1 or 2 a.m. EDT on 19 July 2024", "1 a.m. to 2 a.m. EDT on 19 July 2024"):  # fmt: skip
        assert moment_of(read_date(text)) is None


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("et", "America/New_York"), ("central time", "America/Chicago"), ("denver time", "America/Denver"),
        ("pt", "America/Los_Angeles"), ("alaska time", "America/Anchorage"), ("uk time", "Europe/London"),
        ("german time", "Europe/Berlin"), ("kyiv time", "Europe/Kyiv"), ("israel time", "Asia/Jerusalem"),
        ("sydney time", "Australia/Sydney"), ("adelaide time", "Australia/Adelaide"),
        ("new zealand time", "Pacific/Auckland"), ("moscow time", "Europe/Moscow"),
        ("turkish time", "Europe/Istanbul"), ("tehran time", "Asia/Tehran"), ("seoul time", "Asia/Seoul"),
        ("brasilia time", "America/Sao_Paulo"), ("indian time", "Asia/Kolkata"), ("beijing time", "Asia/Shanghai"),
    ],
)  # fmt: skip
def test_zones_are_those_of_the_world_where_its_data_are_there(name: str, place: str) -> None:
    try:
        zone = zoneinfo.ZoneInfo(place)
    except zoneinfo.ZoneInfoNotFoundError:
        pytest.skip("no data of time zones here")
    told = 0
    for year in range(1980, 2031):
        start = datetime.date(year, 1, 1)
        for day in (
            start + datetime.timedelta(n) for n in range(365) if n % 30 == 0 or (start.weekday() + n) % 7 > 3
        ):
            for minute in (0, 59, 60, 119, 120, 179, 180, 900):
                offset = offset_of(Zone(name), day.toordinal() - 1, minute)
                clock = datetime.datetime.combine(day, datetime.time(minute // 60, minute % 60), zone)
                ahead = {clock.replace(fold=fold).utcoffset() for fold in (0, 1)}
                assert offset is None or ahead == {datetime.timedelta(minutes=offset)}, clock
                told += offset is not None
    assert told > 4000


def test_spaces_around_do_not_matter_and_offsets_count_them() -> None:
    assert read_date("  2025-05 ").period == read_date("2025-05").period
    with pytest.raises(UnreadableDate) as caught:
        read_date("  2025-02-30")
    assert caught.value.offset == 10


def test_a_long_text_is_refused_and_one_at_the_limit_is_looked_at() -> None:
    assert read_date("2025".rjust(MAX_LENGTH)).edtf == "2025"
    with pytest.raises(UnreadableDate, match="too long"):
        read_date("2025".rjust(MAX_LENGTH + 1))
    with pytest.raises(UnreadableDate, match="empty"):
        read_date(" ")


def test_the_short_way_of_plain_dates_reads_what_the_long_way_reads() -> None:
    for text in ("2025", "0001", "9999", "2025-02", "2024-02-29", "9999-12-31"):
        assert read_date(text) == read_edtf(text)


def test_a_fiscal_year_in_brackets_is_on_the_calendar() -> None:
    date = read_date("fiscal 2023 (July 2022 - June 2023)")
    assert (date.edtf, date.fiscal) == ("2022-07/2023-06", "")


# --- fiscal years -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "end", "named_by", "edtf"),
    [
        ("fiscal 2024", 3, "", "2024-04/2025-03"),
        ("fiscal 2024", 3, "end", "2023-04/2024-03"),
        ("fiscal 2024", 6, "", "2023-07/2024-06"),
        ("fiscal 2024", 6, "start", "2024-07/2025-06"),
        ("fiscal 2024", 1, "", "2023-02/2024-01"),
        ("fiscal 2024", 12, "", "2024-01/2024-12"),
        ("fiscal 2024", 12, "start", "2024-01/2024-12"),
        ("fiscal 2024/25", 3, "", "2024-04/2025-03"),
        ("fiscal 2024/25", 6, "end", "2024-07/2025-06"),
        ("Q3 FY2024", 3, "", "2024-10/2024-12"),
        ("first half of fiscal 2024", 3, "", "2024-04/2024-09"),
        ("by the end of fiscal 2027", 3, "", "../2028-03"),
        ("before fiscal 2027", 3, "", "../2027-03"),
        ("fiscal 2024 to 2026", 3, "", "2024-04/2027-03"),
        ("FY2026 -> FY2027", 3, "", "2027-04/2028-03"),
    ],
)
def test_a_fiscal_year_whose_end_is_known(written: str, end: int, named_by: str, edtf: str) -> None:
    date = fiscal_period(read_date(written), end, named_by)
    assert (date.edtf, date.fiscal, date.written) == (edtf, "", written)
    assert date.moved_from is None or date.moved_from.edtf == "2026-04/2027-03"


def test_a_date_without_a_fiscal_year_stays_as_it_is() -> None:
    assert fiscal_period(read_date("by 2027"), 3) is read_date("by 2027")


@pytest.mark.parametrize(("end", "named_by"), [(0, ""), (13, ""), (3, "middle")])
def test_a_fiscal_year_must_end_in_a_month(end: int, named_by: str) -> None:
    with pytest.raises(ValueError, match="no fiscal year"):
        fiscal_period(read_date("fiscal 2027"), end, named_by)


@given(
    st.sampled_from([row[0] for row in _rows(FISCAL)]),
    st.integers(1, 12),
    st.sampled_from(["", "start", "end"]),
)
def test_what_a_fiscal_year_proves_to_be_lies_within_the_guess(written: str, end: int, named_by: str) -> None:
    guess = read_date(written)
    assert fiscal_period(guess, end, named_by).period.within(guess.period)


# --- distances --------------------------------------------------------------------------------------


def test_months_between_counts_by_the_calendar() -> None:
    months = months_between(read_date("18 January 2022"), read_date("13 October 2023"))
    assert months.contains(Fraction(21) - Fraction(5, 31))
    assert months.low is not None and months.high is not None
    assert Fraction("20.80") < months.low < months.high < Fraction("20.88")
    assert months_between(read_date("May 2025"), read_date("July 2025")).low == 1


def test_days_between_is_all_that_the_dates_allow() -> None:
    days = days_between(read_date("2025-07-07"), read_date("2025-07-10"))
    assert (days.low, days.high) == (Fraction(2), Fraction(4))
    assert days.contains(Fraction(3)) and not days.contains(Fraction(4))


def test_a_distance_to_an_open_end_is_unbounded() -> None:
    days = days_between(read_date("2025"), read_date("since 2027"))
    assert (days.low, days.high) == (Fraction(365), None)


def test_duration() -> None:
    assert read_date("2024").period.duration_minutes == 366 * 1440
    assert read_date("by 2024").period.duration_minutes is None


# --- showing ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2025-05", "May 2025"),
        ("2025-07-07", "7 July 2025"),
        ("2025-07-07T13:30", "13:30 on 7 July 2025"),
        ("2026-01/2026-04", "January 2026 to April 2026"),
        ("early in 2026", "early 2026"),
        ("late in April 2023", "late April 2023"),
        ("2025-34", "Q2 2025"),
        ("2025-40", "first half of 2025"),
        ("2025-24", "winter 2025"),
        ("196X", "1960s"),
        ("18XX", "19th century"),
        ("../2027", "by 2027"),
        ("2025-05~", "about May 2025"),
        ("[2027,2028]", "2027 or 2028"),
        ("FY27", "FY27"),
        ("2025 → by 2027", "2025 -> by 2027"),
        ("2024~/2026", "2024~/2026"),
    ],
)
def test_a_date_is_shown_in_plain_words(written: str, shown: str) -> None:
    assert show_date(read_date(written)) == shown


# --- laws -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("written", _readable())
def test_reading_the_canonical_edtf_gives_the_same_period(written: str) -> None:
    date = read_date(written)
    again = read_date(date.edtf)
    assert again.period == date.period
    assert again.edtf == date.edtf


@pytest.mark.parametrize("written", _readable())
def test_reading_what_is_shown_gives_the_same_period(written: str) -> None:
    date = read_date(written)
    assert read_date(show_date(date)).period == date.period


@pytest.mark.parametrize("written", _readable())
def test_a_period_begins_before_it_ends_and_holds_what_it_names(written: str) -> None:
    date = read_date(written)
    assert date.period.first is None or date.period.last is None or date.period.first < date.period.last
    if date.bound not in ("before", "after"):
        assert date.named.within(date.period)
    elif not date.approximate:
        assert not date.named.overlaps(date.period)


_days = st.dates().map(lambda day: day.isoformat())


@given(_days)
def test_a_coarser_date_contains_the_finer(day: str) -> None:
    year, month = int(day[:4]), int(day[5:7])
    finer = read_date(day + "T12:00").named
    quarter, half, third = 33 + (month - 1) // 3, 40 + (month - 1) // 6, 37 + (month - 1) // 4
    chain = [
        day,
        day[:7],
        f"{year:04d}-{quarter}",
        f"{year:04d}-{half}",
        day[:4],
        day[:3] + "X",
        day[:2] + "XX",
    ]
    for text in chain:
        coarser = read_date(text).period
        assert finer.within(coarser) and not coarser.within(finer)
        finer = coarser
    assert read_date(day).period.within(read_date(f"{year:04d}-{third}").period)


@given(_days, st.sampled_from("~?%"))
def test_qualifiers_keep_what_is_named(day: str, sign: str) -> None:
    for text in (day, day[:7], day[:4], day[:3] + "X"):
        plain, qualified = read_date(text), read_date(text + sign)
        assert qualified.named == plain.named
        assert plain.period.within(qualified.period)
        assert (qualified.period == plain.period) == (sign == "?")


@given(_days, _days)
def test_before_a_date_and_since_it_part_the_line(a: str, b: str) -> None:
    before, since = read_date(f"before {a}") if a > "0001-01-01" else None, read_date(f"since {a}")
    other = read_date(b).period
    assert other.within(since.period) == (b >= a)
    if before is not None:
        assert before.period.last == since.period.first
        assert other.within(before.period) == (b < a)


@given(_days, _days)
def test_distances_change_sign_with_their_direction(a: str, b: str) -> None:
    for distance in (days_between, months_between):
        there, back = distance(read_date(a), read_date(b)), distance(read_date(b), read_date(a))
        assert (there.low, there.high) == (-back.high, -back.low)  # type: ignore[operator]


@given(_days)
def test_english_and_edtf_name_the_same_day(day: str) -> None:
    year, month, number = day.split("-")
    name = tl.MONTH_NAMES[int(month) - 1]
    expected = read_date(day).period
    ordinal = (
        f"{int(number)}{'th' if number[0] == '1' else {'1': 'st', '2': 'nd', '3': 'rd'}.get(number[1], 'th')}"
    )
    forms = [
        f"{int(number)} {name} {year}",
        f"{name} {int(number)}, {year}",
        f"{ordinal} of {name[:3]}. {year}",
    ]
    weekday = tl.WEEKDAY_NAMES[tl.day_number(int(year), int(month), int(number)) % 7]
    for form in [*forms, f"{weekday}, {forms[0]}"]:
        assert read_date(form).period == expected


@given(st.dates())
def test_the_calendar_is_the_one_of_the_standard_library(day: object) -> None:
    assert isinstance(day, datetime.date)
    number = tl.day_number(day.year, day.month, day.day)
    assert number == day.toordinal() - 1
    assert tl.civil(number) == (day.year, day.month, day.day)
    assert number % 7 == day.weekday()


_WORDS = """
quarter half century week weeks days months years year decade period ended ending and or local time
2025 2024 2027 7 31 0 13 26 9999 0000 0001 1990s 2024-25 2024/25 2033-34 Q1 H2 2Q25 FY27 100 12345
EST ET Eastern Pacific summer GMT BST CEST hrs noon 0900 1430
2025-05 2025-07-07 2025-13 2025-02-30 202X 2025~ 2025-07-07T13:30+09:00 9999-12-31 4:17 pm UTC
, - – / . : ' ( ) [ ] ? ~ % -> → .. ² ٣ ① İ T X
"""
_TABLES: tuple[Iterable[str], ...] = (
    words.MONTHS, words.WEEKDAYS, words.SEASONS, words.ORDINALS, words.NUMBERS, words.PARTS, words.FISCAL,
    words.HEDGES, words.FILLERS, words.RELATIVE, words.MOVED, words.RANGE_WORDS, words.ORDINAL_ENDINGS,
    words.TIMES_OF_DAY, words.CENTURY_WORDS, _WORDS.split(),
    *(phrase.split() for phrase, _ in (*words.PHRASES, *words.SUFFIXES, *words.HOLIDAYS)),
)  # fmt: skip
_vocabulary = sorted({word for table in _TABLES for word in table})


@settings(max_examples=400)
@given(
    st.one_of(
        st.text(max_size=120),
        st.text(alphabet="0123456789X~?%/.:TZ+-[], ", max_size=40),
        st.lists(st.sampled_from(_vocabulary), max_size=10).map(" ".join),
        st.lists(st.sampled_from(_vocabulary), max_size=6).map("".join),
    )
)
@example("(" * 100)
@example("year to " * 12)
@example("first week of " * 7)
def test_nothing_but_unreadable_date_is_ever_raised(text: str) -> None:
    try:
        date = read_date(text)
    except UnreadableDate as error:
        assert 0 <= error.offset <= len(text)
        assert str(error)
        assert error.suggestion == "" or read_date(error.suggestion)
    else:
        assert read_date(date.edtf).period == date.period
        assert read_date(show_date(date)).period == date.period or date.fiscal


def test_altered_dates_are_read_or_refused() -> None:
    """Dates of the tables with words swapped, put in or left out."""
    dice = random.Random(7)
    for written in _readable() * 4:
        parts = written.split()
        at = dice.randrange(len(parts))
        parts[at : at + dice.randrange(2)] = [dice.choice(_vocabulary)]
        text = " ".join(parts)
        try:
            date: Date = read_date(text)
        except UnreadableDate as error:
            assert 0 <= error.offset <= len(text)
        else:
            assert read_date(date.edtf).period == date.period, text
