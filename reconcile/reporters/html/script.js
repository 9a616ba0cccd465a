"use strict";
// Everything here adds to a page that works without it. Texts are only ever set as text, never as markup.
(() => {
  const $ = (selector, within = document) => within.querySelector(selector);
  const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
  const root = document.documentElement;
  root.classList.add("scripted");

  // --- filter and search: `number` joins a question's places; the style sheet does the rest ---

  const places = $$(".q[data-n]");
  const search = $("#search");
  const shown = $("#shown");
  const total = new Set(places.map((p) => p.dataset.n)).size;
  let texts = null; // number -> all that its places say, made when it is first searched

  function textOf(number) {
    if (texts === null) {
      texts = new Map();
      for (const place of places) {
        texts.set(place.dataset.n, `${texts.get(place.dataset.n) ?? ""} ${place.textContent.toLowerCase()}`);
      }
    }
    return texts.get(number);
  }

  const chosen = () => $("[name=show]:checked").value;

  function fits(place, standing) {
    if (standing === "all") return true;
    return place.classList.contains(standing === "decided" ? "decided" : `s-${standing}`);
  }

  function filter() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const standing = chosen();
    root.dataset.show = standing; // the style sheet hides what does not fit
    const hits = new Map();
    for (const place of places) {
      const number = place.dataset.n;
      if (!hits.has(number)) {
        hits.set(number, fits(place, standing) && (!words.length || words.every((w) => textOf(number).includes(w))));
      }
      const out = words.length > 0 && !hits.get(number);
      if (place.hidden !== out) place.hidden = out;
    }
    for (const group of $$(".group, .only, .chunk")) {
      group.hidden = words.length > 0 && !$$(".q", group).some((q) => !q.hidden);
    }
    const count = [...hits.values()].filter(Boolean).length;
    const idle = !words.length && standing === "all";
    shown.textContent = idle ? "" : `${count} of ${total} questions`;
    for (const note of $$(".nothing")) note.hidden = count > 0 || total === 0;
    const alone = $(".alone");
    if (alone && (standing === "single" || (words.length && standing === "all"))) alone.open = true;
  }

  let waiting = 0;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 120);
  });
  for (const radio of $$("[name=show]")) radio.addEventListener("change", filter);
  $(".filter").addEventListener("submit", (event) => {
    event.preventDefault();
    filter();
  });
  filter(); // a browser may have kept what was typed and chosen

  // --- anchors: whatever is linked to is shown, whichever filter is on ---

  function showAll() {
    search.value = "";
    $("#show-all").checked = true;
    filter();
  }

  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const sheet = target.closest(".sheet");
    if (sheet && sheet.hidden) pick(sheet);
    const closed = target.closest("details:not([open])");
    if (closed) closed.open = true;
    if (!target.checkVisibility()) showAll();
    target.scrollIntoView();
  }
  addEventListener("hashchange", reveal);

  // --- articles side by side: two of many, and what answers the same question lights up ---

  const sheets = $$(".sheet");
  const sides = { left: $("#left"), right: $("#right") };

  function choose() {
    if (!sides.left) return;
    for (const sheet of sheets) {
      const number = sheet.id.slice("sheet-".length);
      sheet.hidden = number !== sides.left.value && number !== sides.right.value;
      sheet.style.order = number === sides.left.value ? 0 : 1;
    }
  }

  function pick(sheet, side = "left") {
    if (!sides.left) return;
    sides[side].value = sheet.id.slice("sheet-".length);
    choose();
  }
  for (const side of Object.values(sides)) side?.addEventListener("change", choose);
  choose();

  for (const link of $$("[data-two]")) {
    link.addEventListener("click", () => {
      link.dataset.two.split(" ").forEach((source, n) => {
        const sheet = sheets.find((s) => s.dataset.s.split(" ").includes(source));
        if (sheet) pick(sheet, n ? "right" : "left");
      });
    });
  }

  const card = $("#card");
  const passages = $$("a.p[data-n]");
  let active = null;
  let closing = 0;

  function partners(passage) {
    const numbers = passage.dataset.n.split(" ");
    return passages.filter((p) => p !== passage && p.dataset.n.split(" ").some((n) => numbers.includes(n)));
  }

  function line(css, ...words) {
    const row = document.createElement("span");
    row.className = css;
    for (const word of words) row.append(word);
    return row;
  }

  // What the question's own section says, by source; the claim pointed at comes first.
  function describe(passage) {
    card.textContent = "";
    const claims = passage.dataset.c.split(" ");
    for (const number of new Set(passage.dataset.n.split(" "))) {
      const place = $(`#questions .q[data-n="${CSS.escape(number)}"]`);
      if (!place) continue;
      const rows = place.matches("tr") ? $$(`tr.q[data-n="${CSS.escape(number)}"]`, place.parentElement) : $$("tr[data-c]", place);
      const heading = $("h4 a, th a", place).textContent;
      const tag = $("header .tag", place);
      card.append(line("t", `${tag ? tag.textContent.trim() : "· one source only"}  ${heading}`));
      rows.sort((a, b) => claims.includes(b.dataset.c) - claims.includes(a.dataset.c));
      for (const row of rows.slice(0, 8)) {
        const cell = $("td[data-l=Says]", row);
        const value = document.createElement("b");
        value.textContent = $(".val", cell).textContent;
        const beside = $(".soft:not(.block)", cell);
        const name = line("", row.dataset.c.split("#")[0]);
        const said = line("", value, beside ? ` ${beside.textContent}` : "");
        card.append(line(claims.includes(row.dataset.c) ? "r here" : "r", name, said));
      }
    }
  }

  function open(passage) {
    clearTimeout(closing);
    if (active === passage) return;
    close();
    active = passage;
    describe(passage);
    card.hidden = false;
    passage.setAttribute("aria-describedby", "card");
    const at = passage.getClientRects()[0];
    const left = Math.max(8, Math.min(at.left, root.clientWidth - card.offsetWidth - 8));
    const below = at.bottom + 8;
    const fitsBelow = below + card.offsetHeight < innerHeight;
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${(fitsBelow ? below : Math.max(8, at.top - card.offsetHeight - 8)) + scrollY}px`;
    for (const other of [passage, ...partners(passage)]) other.classList.add("lit");
    bring(passage);
  }

  // The first passage that answers the same question, into view in each other article that scrolls by itself.
  function bring(passage) {
    const own = passage.closest(".text");
    const seen = new Set([own]);
    for (const other of partners(passage)) {
      const text = other.closest(".text");
      if (seen.has(text) || text.scrollHeight <= text.clientHeight) continue;
      seen.add(text);
      const top = other.getBoundingClientRect().top - text.getBoundingClientRect().top;
      if (top < 0 || top > text.clientHeight - 40) {
        const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
        text.scrollTo({ top: text.scrollTop + top - text.clientHeight / 3, behavior: calm ? "auto" : "smooth" });
      }
    }
  }

  function close() {
    if (!active) return;
    active.removeAttribute("aria-describedby");
    for (const lit of $$(".p.lit")) lit.classList.remove("lit");
    card.hidden = true;
    active = null;
  }

  const later = () => {
    clearTimeout(closing);
    closing = setTimeout(close, 180);
  };
  const under = (event) => event.target.closest?.("a.p[data-n]");
  for (const area of $$(".sheets")) {
    area.addEventListener("mouseover", (event) => under(event) && open(under(event)));
    area.addEventListener("mouseout", (event) => under(event) && later());
    area.addEventListener("focusin", (event) => (under(event) ? open(under(event)) : close()));
    area.addEventListener("focusout", later);
  }
  card.addEventListener("mouseenter", () => clearTimeout(closing));
  card.addEventListener("mouseleave", later);
  addEventListener("keydown", (event) => event.key === "Escape" && close());

  // --- copy a link or a citation ---

  const squeezed = (element) => element.textContent.replace(/\s+/g, " ").trim();

  function citation(question) {
    const url = `${location.href.split("#")[0]}#${question.id}`;
    const lines = [`${squeezed($("h4", question))}: ${squeezed($("header .tag", question))}`];
    for (const row of $$("tr[data-c]", question)) {
      const id = row.dataset.c.split("#")[0];
      const source = document.getElementById(`source-${id}`);
      const quotes = $$("mark", row).map((m) => `“${squeezed(m)}”`).join(" … ");
      lines.push(`- ${source ? source.dataset.cite : id}: ${squeezed($(".val", row))}${quotes ? `; ${quotes}` : ""}`);
    }
    return [...lines, url].join("\n");
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const area = document.createElement("textarea"); // where the clipboard is not allowed
      area.value = text;
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      return done;
    }
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-do]");
    if (!button) return;
    const question = button.closest(".q");
    const words = button.firstChild;
    const before = words.data;
    const text = button.dataset.do === "cite" ? citation(question) : `${location.href.split("#")[0]}#${question.id}`;
    const done = await copy(text);
    button.focus();
    words.data = done ? "Copied" : "Not copied";
    shown.textContent = done ? "Copied" : "The browser did not allow copying";
    setTimeout(() => {
      words.data = before;
      filter();
    }, 1500);
  });

  addEventListener("beforeprint", () => {
    for (const closed of $$("details:not([open])")) closed.open = true;
  });
  if (location.hash) reveal();
})();
