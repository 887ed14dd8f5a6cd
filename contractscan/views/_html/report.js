"use strict";
// The contracts stand in <noscript> as text; the page of one is built when it is asked for. All
// contract text in them was escaped when the file was written, and the policy of the file lets no
// other script run.
(() => {
  const byId = (id) => document.getElementById(id);
  const contracts = [...document.querySelectorAll("section.contract")];
  const overview = byId("overview");
  const rows = overview ? [...overview.querySelectorAll("#heat tbody tr")] : [];

  const say = (text) => { byId("said").textContent = text; };

  // What a filter asks for that lets everything through.
  const NOTHING = { statuses: [], requirement: "", vendor: "", terms: [], check: false };

  // ---- a contract's page

  const source = (section) => section.querySelector(":scope > noscript");

  function build(section) {
    if (section.childElementCount > 1 || !source(section)) return;
    const parsed = new DOMParser().parseFromString(source(section).textContent, "text/html");
    section.append(...parsed.body.childNodes);
    enable(section);
  }

  function unbuild(section) {
    const kept = source(section);
    if (kept) section.replaceChildren(kept);
  }

  function enable(section) {
    for (const each of section.querySelectorAll(".tools, .copy")) each.hidden = false;
    markChosen(section);
  }

  // Findings that the filter does not ask for are left out of sight, and the page says so.
  function markChosen(section, all = false) {
    const { statuses, requirement, check } = all ? NOTHING : wanted();
    const findings = [...section.querySelectorAll(".finding")];
    for (const finding of findings) {
      const status = finding.classList[1];
      finding.hidden = (statuses.length > 0 && !statuses.includes(status)) ||
        (requirement !== "" && finding.id !== `${section.id}-${requirement}`) ||
        (check && !finding.classList.contains("check"));
    }
    tellChosen(section, findings);
  }

  function tellChosen(section, findings) {
    const shown = findings.filter((each) => !each.hidden);
    const note = section.querySelector(".chosen");
    if (!note) return;
    note.hidden = shown.length === findings.length;
    note.firstElementChild.textContent = `The filter shows ${shown.length} of ${findings.length} findings.`;
    for (const heading of section.querySelectorAll(".group")) {
      const status = heading.classList[1].replace("-group", "");
      heading.hidden = !shown.some((each) => each.classList[1] === status);
    }
  }

  // ---- which page is shown

  let current = null;
  let overviewScroll = 0;

  function show(fragment) {
    const name = /^contract-\d+/.exec(fragment)?.[0];
    const section = contracts.find((each) => each.id === name);
    if (!section || !overview) {
      if (overview) showOverview(fragment);
      else openFinding(fragment);
      return;
    }
    if (!overview.hidden) overviewScroll = scrollY;
    build(section);
    overview.hidden = true;
    if (current && current !== section) { current.hidden = true; unbuild(current); }
    section.hidden = false;
    current = section;
    page(section);
    if (fragment === name) { scrollTo(0, 0); section.focus({ preventScroll: true }); } else openFinding(fragment);
  }

  function showOverview(fragment) {
    const back = overview.hidden;
    if (current) { current.hidden = true; unbuild(current); }
    overview.hidden = false;
    byId("pager").hidden = true;
    document.title = title;
    if (back) {
      scrollTo(0, overviewScroll);
      rows.find((row) => row.querySelector("a").hash === "#" + current?.id)?.querySelector("a").focus();
    }
    current = null;
    byId(fragment)?.scrollIntoView();
  }

  function openFinding(fragment) {
    const finding = byId(fragment);
    if (!finding?.classList.contains("finding")) return;
    finding.hidden = false;
    const section = finding.closest(".contract");
    tellChosen(section, [...section.querySelectorAll(".finding")]);
    finding.open = true;
    finding.scrollIntoView();
    finding.firstElementChild.focus({ preventScroll: true });
  }

  const title = document.title;

  function page(section) {
    const shown = rows.filter((row) => !row.hidden).map((row) => row.querySelector("a").hash.slice(1));
    const place = shown.indexOf(section.id);
    byId("pager").hidden = false;
    byId("position").textContent = place < 0 ? "" : `${place + 1} of ${shown.length}`;
    for (const [id, step] of [["previous", -1], ["next", 1]]) {
      const other = place < 0 ? undefined : shown[place + step];
      byId(id).hidden = !other;
      byId(id).href = "#" + (other ?? "overview");
    }
    document.title = `${byId(section.id + "-name").textContent} – contractscan`;
  }

  const fragment = () => decodeURIComponent(location.hash.slice(1));

  // ---- filters

  const form = byId("filters");
  const columns = form ? [...byId("requirement").options].slice(1).map((option) => option.value) : [];
  const FIRST_CELL = 1 + document.querySelectorAll("#heat .count").length;
  // What a cell shows: [status] or [status, "check"].
  const shownIn = new Map(rows.map((row) => [row, [...row.cells].slice(FIRST_CELL).map((cell) => cell.className.split(" "))]));
  const texts = new Map();

  function wanted() {
    if (!form) return NOTHING;
    return {
      statuses: byId("status").value.split(" ").filter(Boolean),
      requirement: byId("requirement").value,
      vendor: byId("vendor").value.trim().toLowerCase(),
      check: byId("check")?.checked ?? false,
      terms: byId("text").value.toLowerCase().split(/\s+/).filter(Boolean),
    };
  }

  const ENTITIES = { "&lt;": "<", "&gt;": ">", "&amp;": "&", "&#39;": "'", "&#34;": '"' };

  function textOf(row) {
    if (!texts.has(row)) {
      const markup = source(byId(row.querySelector("a").hash.slice(1))).textContent;
      const plain = markup.replace(/<[^>]*>/g, " ").replace(/&(?:lt|gt|amp|#39|#34);/g, (entity) => ENTITIES[entity]);
      texts.set(row, plain.toLowerCase());
    }
    return texts.get(row);
  }

  function passes(row, { statuses, requirement, vendor, terms, check }) {
    const all = shownIn.get(row);
    const asked = requirement ? [all[columns.indexOf(requirement)]] : all;
    const fits = ([status, mark]) => (!statuses.length || statuses.includes(status)) && (!check || mark === "check");
    if ((statuses.length || check) && !asked.some(fits)) return false;
    if (vendor && !row.dataset.vendors.toLowerCase().includes(vendor)) return false;
    return terms.every((term) => textOf(row).includes(term));
  }

  function filter() {
    const asked = wanted();
    let number = 0;
    for (const row of rows) {
      const hidden = !passes(row, asked);
      if (row.hidden !== hidden) row.hidden = hidden;
      number += !hidden;
    }
    byId("shown").textContent = `${number.toLocaleString("en")} of ${rows.length.toLocaleString("en")} contracts`;
    count();
    emphasise(asked);
  }

  function count() {
    for (const status of ["missing", "weak"]) {
      const cells = [...byId("total-" + status).cells].slice(FIRST_CELL);
      const totals = columns.map(() => 0);
      for (const row of rows) {
        if (!row.hidden) shownIn.get(row).forEach(([each], place) => { totals[place] += each === status; });
      }
      cells.forEach((cell, place) => { cell.textContent = totals[place]; });
    }
  }

  // Cells that the filter does not ask for stand back.
  const emphasis = new CSSStyleSheet();
  document.adoptedStyleSheets = [emphasis];

  function emphasise({ statuses, requirement, check }) {
    const others = [];
    if (statuses.length) others.push(`#heat td:not(${statuses.map((each) => "." + each)}) a`);
    if (check) others.push("#heat td:not(.check) a");
    if (requirement) others.push(`#heat td:not(:nth-child(${columns.indexOf(requirement) + FIRST_CELL + 1})) a`);
    emphasis.replaceSync(others.length ? `${others} { background: none; color: var(--faint) }` : "");
  }

  // ---- keys: arrows go from cell to cell

  function step(event) {
    const link = event.target.closest("#heat tbody a");
    const way = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
    if (!link || !way || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const shown = rows.filter((row) => !row.hidden);
    const row = link.closest("tr");
    const linked = [...row.cells].filter((cell) => cell.querySelector("a"));
    const column = way[1] ? linked[linked.indexOf(link.closest("th, td")) + way[1]]?.cellIndex : link.closest("th, td").cellIndex;
    const next = shown[shown.indexOf(row) + way[0]]?.cells[column]?.querySelector("a");
    next?.focus();
    next?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  function showAll(section) {
    markChosen(section, true);
    section.focus({ preventScroll: true }); // the button is gone
    say("All findings are shown.");
  }

  // ---- copying

  async function copy(button) {
    const wording = button.parentElement.querySelector("blockquote");
    const paragraphs = [...wording.querySelectorAll("p")].map((each) => each.textContent.trim());
    let told = ["Copied", "Copied to the clipboard."];
    try {
      await navigator.clipboard.writeText(paragraphs.join("\n\n"));
    } catch { // pages from the network may not, and some browsers ask
      getSelection().selectAllChildren(wording);
      if (!document.execCommand("copy")) {
        told = ["Selected: press Ctrl+C", "The browser allows no copying here. The wording is selected: press Ctrl+C."];
      }
    }
    button.firstChild.textContent = told[0];
    say(told[1]);
    setTimeout(() => { button.firstChild.textContent = "Copy"; }, 3000);
  }

  // ---- printing: the contract that is shown, or the overview and all contracts that it shows

  let openBefore = null;

  function beforePrint() {
    openBefore = { hidden: contracts.map((each) => each.hidden), closed: [] };
    if (overview && !overview.hidden) {
      for (const row of rows.filter((each) => !each.hidden)) {
        const section = byId(row.querySelector("a").hash.slice(1));
        build(section);
        section.hidden = false;
      }
    }
    for (const each of document.querySelectorAll("section.contract:not([hidden]) details:not([open])")) {
      each.open = true;
      openBefore.closed.push(each);
    }
  }

  function afterPrint() {
    if (!openBefore) return;
    for (const each of openBefore.closed) each.open = false;
    contracts.forEach((section, place) => {
      section.hidden = openBefore.hidden[place];
      if (section.hidden) unbuild(section);
    });
    openBefore = null;
  }

  // ---- start

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.classList.contains("copy")) copy(button);
    if (button.classList.contains("all")) showAll(button.closest(".contract"));
    const open = button.classList.contains("expand");
    if (open || button.classList.contains("collapse")) {
      for (const each of button.closest(".contract").querySelectorAll(".finding")) each.open = open;
    }
  });
  addEventListener("beforeprint", beforePrint);
  addEventListener("afterprint", afterPrint);
  addEventListener("hashchange", () => show(fragment()));
  if (overview) {
    history.scrollRestoration = "manual";
    for (const section of contracts) section.hidden = true;
    overview.addEventListener("keydown", step);
  } else {
    contracts.forEach(enable);
  }
  if (form) {
    let waiting = 0;
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filter, 80); });
    form.addEventListener("reset", () => setTimeout(filter));
    filter();
  }
  show(fragment());
})();
