"""The HTML report as a person meets it: in a browser, with and without JavaScript, by mouse and by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser
AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
Show = Callable[..., Any]
VISIBLE_QUESTIONS = "#questions .q:visible"


def numbers(page: Any, selector: str = VISIBLE_QUESTIONS) -> set[str]:
    return set(page.locator(selector).evaluate_all("all => all.map(q => q.dataset.n)"))


def search(page: Any, words: str) -> None:
    page.locator("#search").fill(words)
    page.locator("#search").press("Enter")


# --- safe, self-contained, accessible ----------


@pytest.mark.parametrize("name", ["two", "dossier", "joint", "hostile"])
def test_the_page_asks_for_nothing_and_complains_of_nothing(show: Show, name: str) -> None:
    page = show(name)
    page.mouse.wheel(0, 3000)
    assert page.trouble == []
    assert page.locator(".q").count() > 0


LOOKS = [("two", 360), ("two", 1400), ("dossier", 360), ("dossier", 1400), ("joint", 360), ("joint", 1400), ("hostile", 360)]


@pytest.mark.parametrize(("name", "width"), LOOKS)
def test_axe_finds_nothing(show: Show, name: str, width: int) -> None:
    assert axe(show(name, width=width), {"rules": {"target-size": {"enabled": True}}}) == []


@pytest.mark.parametrize(("name", "width"), [("two", 1400), ("dossier", 1400), ("joint", 360)])
def test_axe_finds_enough_contrast_in_the_dark(show: Show, name: str, width: int) -> None:
    assert axe(show(name, width=width, dark=True), {"runOnly": ["color-contrast", "link-in-text-block"]}) == []


def axe(page: Any, options: dict[str, Any]) -> list[tuple[str, str, str]]:
    """What axe-core finds with everything unfolded: rule, element, what is wrong with it."""
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("options => axe.run(document, options)", {"resultTypes": ["violations"], **options})
    assert found["passes"], "no rule was applied"
    nodes = [(v["id"], v["nodes"][0]) for v in found["violations"]]
    return [(rule, node["html"][:200], node["failureSummary"][:300]) for rule, node in nodes]


def test_no_text_of_a_file_becomes_markup_or_script(show: Show) -> None:
    page = show("hostile")
    page.wait_for_timeout(200)
    assert page.title().startswith("Agreement report")
    assert page.trouble == []
    assert page.locator("script").count() == 1
    assert page.locator("img, iframe, object, embed, base, link").count() == 0
    names = page.evaluate("[...document.querySelectorAll('*')].flatMap(e => e.getAttributeNames())")
    assert not [n for n in names if n.startswith("on") or n == "style"]
    links = page.locator("a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert links and all(href.startswith("#") for href in links)
    text = page.locator("body").inner_text()
    assert "<script>document.title='owned'</script>" in text and "{{ 7 * 7 }}" in text
    assert "\u202e" not in page.content() and "\\u202e" in text


def test_the_policy_stops_a_script_that_would_get_in(show: Show) -> None:
    page = show("two")
    page.evaluate("""() => {
        const s = document.createElement('script'); s.textContent = "document.title = 'owned'"; document.body.append(s);
        const i = document.createElement('img'); i.src = 'https://evil.example/x.png'; document.body.append(i);
    }""")
    page.wait_for_timeout(200)
    assert page.title() != "owned"
    assert len([t for t in page.trouble if "Content Security Policy" in t]) == 2


# --- the parts of the page ----------


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_every_link_inside_the_page_leads_somewhere(show: Show, script: bool) -> None:
    for name in ("two", "dossier", "joint"):
        page = show(name, script=script)
        ids = set(re.findall(r'\sid="([^"]*)"', page.content()))
        targets = set(re.findall(r'href="#([^"]*)"', page.content()))
        assert targets - ids == set()
        assert len(re.findall(r'\sid="', page.content())) == len(ids), "an id stands twice"


def test_disputed_questions_come_first_and_silence_is_shown(show: Show) -> None:
    page = show("dossier")
    order = (
        page.locator("#matrix .scroll")
        .first.locator("tr.q")
        .evaluate_all(
            "rows => rows.map(r => ['s-conflict','s-uncertain','s-update','s-consistent','s-agree'].findIndex(c => r.classList.contains(c)))"
        )
    )
    assert order == sorted(order) and order[0] == 0
    assert page.locator("#matrix td.silent").first.is_visible()
    assert page.locator("#matrix .scroll").first.locator("thead th").count() == 9


def test_a_joint_conflict_links_every_term_to_its_claim(show: Show) -> None:
    page = show("joint")
    terms = page.locator("#joint .terms tbody th a")
    assert terms.all_inner_texts() == ["paper-0#homes", "paper-1#homes", "paper-2#homes"]
    terms.nth(1).click()
    assert page.url.endswith("#claim-paper-1/homes")
    assert page.locator(":target").is_visible()


def test_the_dossier_shows_the_sum_that_breaks(show: Show) -> None:
    page = show("dossier")
    values = page.locator("#joint .terms .val").all_inner_texts()
    assert sorted(values) == ["238 homes", "418 homes", "643 homes"]
    assert "656" in page.locator("#joint ol.why").inner_text()
    assert not any(re.match(r"\(\d\)", s) for s in page.locator("ol.why li").all_inner_texts())


def test_a_finding_stands_beside_its_pair_with_what_settles_it(show: Show) -> None:
    page = show("dossier")
    pair = page.locator(".pair.s-conflict:has(a[href='#claim-valley-review/damage'])").first
    assert pair.locator(".finding b").inner_text() == "RC301 value-conflict"
    assert re.match(r"reconcile decide [0-9a-f]{8} --ruling valley-review", pair.locator("code").last.inner_text())
    decided = page.locator("#questions .decided .pair .finding:has(.ok)")
    assert "The bridge's opening plaque reads 1932" in decided.first.inner_text()


def test_no_word_of_a_cell_is_broken(show: Show) -> None:
    """Of the matrix on a wide screen: every word lies in one line."""
    page = show("dossier")
    broken = page.locator("#matrix .scroll").first.locator("td .v").evaluate_all("""cells => cells.flatMap(cell => {
        const text = [...cell.childNodes].find(n => n.nodeType === 3 && n.data.trim());
        if (!text) return [];
        return [...text.data.matchAll(/[\\p{L}\\d]{3,}/gu)].filter(m => {
            const range = document.createRange();
            range.setStart(text, m.index); range.setEnd(text, m.index + m[0].length);
            return range.getClientRects().length > 1;
        }).map(m => m[0]);
    })""")
    assert broken == []


def test_pictures_show_a_rising_toll_and_dates(show: Show) -> None:
    page = show("joint")
    toll = page.locator("#question-toll figure.steps")
    assert toll.locator("circle.dot").count() == 3 and toll.locator("circle.ring").count() == 1
    heights = toll.locator("circle").evaluate_all("dots => dots.map(d => d.getBoundingClientRect().top)")
    assert heights == sorted(heights, reverse=True), "a later, higher figure stands higher"
    assert page.locator("#question-built figure.rows svg.row").count() == 3


# --- filter, search, anchors, copying ----------


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("standing", ["conflict", "update", "single", "decided"])
def test_the_filter_shows_what_it_says(show: Show, standing: str, script: bool) -> None:
    page = show("joint", script=script)
    everything = page.locator(VISIBLE_QUESTIONS).count()
    page.locator(f"label:has(#show-{standing})").click()
    shown = page.locator(VISIBLE_QUESTIONS)
    assert 0 < shown.count() < everything
    wanted = standing if standing == "decided" else f"s-{standing}"
    assert all(wanted in c.split() for c in shown.evaluate_all("all => all.map(q => q.className)"))
    page.locator("label:has(#show-all)").click()
    assert page.locator(VISIBLE_QUESTIONS).count() == everything


def test_search_finds_values_sources_and_quotes(show: Show) -> None:
    page = show("dossier")
    search(page, "depth of the WATER")
    assert page.locator(VISIBLE_QUESTIONS).count() == 1
    assert page.locator("#shown").inner_text().startswith("1 of ")
    assert numbers(page, "#matrix tr.q:visible") == numbers(page)
    search(page, "7.6 metres")
    assert "peak level" in page.locator(VISIBLE_QUESTIONS).first.inner_text()
    search(page, "no such words anywhere")
    assert page.locator(VISIBLE_QUESTIONS).count() == 0
    assert page.locator(".nothing").is_visible()
    search(page, "")
    assert page.locator("#shown").inner_text() == ""


def test_a_link_to_a_question_shows_it_whatever_the_filter(show: Show) -> None:
    page = show("joint", at="#question-built")
    assert page.locator("#question-built").evaluate("q => q.getBoundingClientRect().top") < 200
    page.locator("label:has(#show-single)").click()
    assert not page.locator("#question-built").is_visible()
    page.evaluate("location.hash = ''")
    page.evaluate("location.hash = '#question-built'")
    page.locator("#question-built").wait_for(state="visible")
    assert page.locator("#show-all").is_checked()


def test_a_link_in_other_words_of_a_question_still_leads_to_it(show: Show) -> None:
    page = show("joint", at="#question-bridge-opened")
    assert page.locator("#question-built").evaluate("q => q.getBoundingClientRect().top") < 200


def test_a_citation_has_the_sources_their_values_and_quotes(show: Show) -> None:
    page = show("two")
    card = page.locator("article.q.s-conflict").first
    card.locator("button[data-do=cite]").click()
    card.get_by_text("Copied").wait_for()
    text = page.evaluate("navigator.clipboard.readText()")
    assert "wyoming-star" in text or "Wyoming Star" in text
    assert "“Nissan previously considered shuttering the Oppama facility”" in text
    assert text.splitlines()[-1].endswith("#" + card.get_attribute("id"))
    card.locator("button[data-do=link]").click()
    page.wait_for_function("async () => (await navigator.clipboard.readText()).split('\\n').length === 1")


# --- articles ----------


def test_pointing_at_a_passage_shows_its_claim_and_lights_the_other_side(show: Show) -> None:
    page = show("two")
    passage = page.locator("#sheet-0 a.p.s-conflict").first
    passage.scroll_into_view_if_needed()
    passage.hover()
    card = page.locator("#card")
    assert card.is_visible()
    assert "Oppama plant › closure" in card.inner_text() and "considered" in card.inner_text()
    other = page.locator("#sheet-1 a.p.lit").first
    assert other.inner_text().startswith("Nissan previously considered shuttering")
    box, frame = other.bounding_box(), page.locator("#sheet-1 .text").bounding_box()
    assert frame["y"] <= box["y"] <= frame["y"] + frame["height"], "brought into view"
    page.keyboard.press("Escape")
    assert not card.is_visible() and page.locator(".lit").count() == 0


def test_a_passage_leads_to_its_claim_and_back(show: Show) -> None:
    page = show("two")
    page.locator("#sheet-1 a.p.s-conflict").first.click()
    row = page.locator(":target")
    assert row.is_visible() and row.get_attribute("data-c") == "wyoming-star#oppama-closing"
    row.get_by_role("link", name="in the article").click()
    assert page.url.endswith("#passage-wyoming-star/oppama-closing")
    assert page.locator("#sheet-1 a.p.s-conflict").first.is_visible()


def test_uncovered_sentences_are_counted_and_marked(show: Show) -> None:
    page = show("dossier", script=False)
    sheet = page.locator(".sheet[data-s='ashel-courier']")
    assert "1 sentence with a figure or a date that no claim covers" in sheet.inner_text()
    assert sheet.locator(".gap").inner_text().strip().startswith("School has been called off")


def test_two_of_many_articles_are_chosen(show: Show) -> None:
    page = show("dossier")
    assert page.locator(".sheet:visible").count() == 2
    page.select_option("#left", label="valley-review")
    assert page.locator(".sheet[data-s='valley-review']").is_visible()
    page.locator("[data-two='national-wire river-agency'], [data-two='harbour-times national-wire']").first.click()
    shown = page.locator(".sheet:visible").evaluate_all("all => all.map(s => s.dataset.s)")
    assert "national-wire" in shown and len(shown) == 2


# --- without JavaScript, by keyboard, on paper, on any screen ----------


def test_everything_is_there_without_javascript(show: Show) -> None:
    with_script, without = show("dossier"), show("dossier", script=False)
    assert without.locator(".js:visible").count() == 0
    for selector in (".q", "a.p", "figure", ".pair", "table"):
        assert without.locator(selector).count() == with_script.locator(selector).count() > 0
    assert without.locator(".sheet:visible").count() == 8


def test_the_keyboard_alone_reaches_and_works_every_control(show: Show) -> None:
    page = show("two")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    seen, before = [], 0
    for _ in range(400):
        page.keyboard.press("Tab")
        at = page.evaluate("""() => { const e = document.activeElement, s = getComputedStyle(e);
            const ring = e.matches('[name=show]') ? getComputedStyle(e.nextElementSibling).outlineStyle : s.outlineStyle;
            return [e.tagName, e.id || e.dataset.do || e.className, ring, [...document.querySelectorAll('*')].indexOf(e)] }""")
        if at[0] == "BODY":
            break
        assert at[2] != "none", f"{at[:2]} shows no focus"
        assert at[3] > before, f"{at[:2]} is out of order"
        before = at[3]
        seen.append(at[1])
    for control in ("show-all", "search", "link", "cite"):
        assert control in seen
    assert any(s.startswith("p s-") for s in seen), "passages are reached"
    page.locator("#show-all").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("#show-conflict").is_checked()
    assert numbers(page) == {"0"}
    page.keyboard.press("Tab")
    page.keyboard.type("nothing like this")
    page.locator(".nothing").wait_for(state="visible")


def test_focus_on_a_passage_does_what_pointing_does(show: Show) -> None:
    page = show("two")
    page.locator("#sheet-0 a.p.s-conflict").first.focus()
    assert page.locator("#card").is_visible()
    assert page.evaluate("document.activeElement.getAttribute('aria-describedby')") == "card"
    page.keyboard.press("Escape")
    assert not page.locator("#card").is_visible()


@pytest.mark.parametrize("width", [360, 768, 1400])
def test_the_page_never_scrolls_sideways(show: Show, width: int) -> None:
    for name in ("two", "dossier", "joint", "hostile"):
        page = show(name, width=width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_it_is_dark_where_people_want_it_dark(show: Show) -> None:
    look = "getComputedStyle(document.body).backgroundColor"
    light, dark = (sum(map(int, re.findall(r"\d+", show("two", dark=d).evaluate(look))[:3])) for d in (False, True))
    assert dark < 150 < 650 < light


def test_on_paper_there_are_no_controls_and_nothing_is_folded(show: Show) -> None:
    page = show("two")
    page.emulate_media(media="print")
    assert page.locator(".controls").is_hidden() and page.locator(".tools:visible").count() == 0
    assert len(page.pdf()) > 20_000
    assert page.locator("details:not([open])").count() == 0


def test_a_page_of_10000_claims_opens_and_filters_without_a_stall(show: Show) -> None:
    """Measured in the time of the page's own thread and against a fixed loop in it, so that neither a slow machine nor
    a busy one counts."""
    page = show("large")
    meter = page.context.new_cdp_session(page)
    meter.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.reload()

    def total() -> float:
        found = meter.send("Performance.getMetrics")["metrics"]
        return next(float(m["value"]) for m in found if m["name"] == "TaskDuration")

    def spent(act: str) -> float:
        before = total()
        page.evaluate(f"() => {{ {act}; return new Promise(r => requestAnimationFrame(() => setTimeout(r))) }}")
        return total() - before

    opened = total()
    loop = "const m = new Map(); for (let n = 0; n < 1e6; n++) { const w = 'w' + n % 997; m.set(w, (m.get(w) ?? 0) + w.length); }"
    piece = max(spent(loop), spent(loop))
    assert opened < 60 * piece, f"{opened:.1f} s to open, {piece:.3f} s for a piece"
    for act in ("document.querySelector('#show-conflict').click()", "document.querySelector('#show-all').click()",
                "search.value = 'district 777'; search.form.requestSubmit()", "search.value = ''; search.form.requestSubmit()"):  # fmt: skip
        took = spent(act)
        assert took < 6 * piece, act
