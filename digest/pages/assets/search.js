/* The search page: asks the index that Pagefind made, in pieces, and leads to the very row. Words of the index
   are only ever put into the page as text. */

(() => {
  "use strict";

  const root = document.querySelector("[data-digest-search]");
  const box = document.getElementById("digest-q");

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && box && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      box.focus();
    }
  });
  if (!root) {
    return;
  }

  const FIRST = 10;
  const ROWS = 4;
  const ROW = /^(?:[qfwc]-|headlines$|ledes$)/;
  const FACETS = [
    ["outlet", "Outlet"],
    ["person", "Person"],
    ["month", "Month"],
  ];

  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      made.setAttribute(key, value);
    }
    made.append(...children);
    return made;
  };

  /* Pagefind's excerpts are escaped text with <mark>: parsed apart, and rebuilt from text alone. */
  const excerpt = (html) => {
    const parsed = new DOMParser().parseFromString(html, "text/html").body;
    return [...parsed.childNodes].map((node) =>
      node.nodeName === "MARK" ? element("mark", {}, node.textContent) : node.textContent
    );
  };

  const query = element("input", { type: "search", id: "digest-search-q", autocomplete: "off", spellcheck: "false" });
  const status = element("p", { role: "status", class: "digest-search__status" });
  const list = element("ol", { class: "digest-search__results" });
  const filters = element("div", { class: "digest-search__filters" });
  const more = element("button", { type: "button", class: "md-button", hidden: "" }, "More results");
  root.replaceChildren(
    element(
      "div",
      { class: "digest-search__query" },
      element("label", { for: "digest-search-q", class: "digest-unseen" }, "Search for"),
      query
    ),
    filters,
    status,
    list,
    more
  );

  let pagefind = null;
  const load = async () => {
    if (!pagefind) {
      pagefind = await import(new URL(root.dataset.digestSearch, location.href).href);
      await pagefind.options({ excerptLength: 24 });
      await pagefind.init();
      const known = await pagefind.filters();
      for (const [facet, label] of FACETS) {
        const values = Object.entries(known[facet] || {});
        if (values.length) {
          const select = element("select", { "data-facet": facet }, element("option", { value: "" }, "all"));
          const order = facet === "month" ? (a, b) => (a[0] < b[0] ? 1 : -1) : (a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1);
          for (const [value, count] of values.sort(order)) {
            select.append(element("option", { value }, `${value} (${count})`));
          }
          select.value = new URLSearchParams(location.search).get(facet) || "";
          select.addEventListener("change", search);
          filters.append(element("label", {}, label, select));
        }
      }
    }
    return pagefind;
  };

  /* The rows that hold the words that were found, best first. */
  const rows = (data) => {
    const anchors = data.anchors.filter((a) => ROW.test(a.id)).sort((a, b) => a.location - b.location);
    /* A row's own anchor comes before those of rows that it took over, at the same place. */
    const rowAt = (at) => {
      const last = anchors.findLast((a) => a.location <= at);
      return last && anchors.find((a) => a.location === last.location);
    };
    const ends = data.anchors.map((a) => a.location).sort((a, b) => a - b);
    const words = data.content.split(/\s+/);
    const best = new Map();
    for (const { location: at, balanced_score: score } of data.weighted_locations) {
      const row = rowAt(at);
      if (row) {
        const held = best.get(row.id) || { id: row.id, start: row.location, score: 0, first: at, hits: new Set() };
        held.score += score;
        held.hits.add(at);
        best.set(row.id, held);
      }
    }
    /* A row that holds most of the words that were looked for comes before one that repeats a single word. */
    const stem = (word) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "").slice(0, 6);
    for (const row of best.values()) {
      row.distinct = new Set([...row.hits].map((n) => stem(words[n] || "")).filter((w) => w.length > 3)).size;
    }
    return [...best.values()]
      .sort((a, b) => b.distinct - a.distinct || b.score - a.score || a.first - b.first)
      .slice(0, ROWS)
      .map(({ id, start, first, hits }) => {
        /* No words of the rows around it. */
        const end = ends.find((at) => at > first) ?? words.length;
        const from = Math.max(start, first - 6);
        const to = Math.min(end, first + 18);
        const parts = [];
        for (let n = from; n < to; n++) {
          parts.push(hits.has(n) ? element("mark", {}, words[n]) : words[n], " ");
        }
        return { id, parts: [from > start ? "… " : "", ...parts, to < end ? "…" : ""] };
      });
  };

  const shown = (data) => {
    const found = rows(data);
    const inner = found.length
      ? element(
          "ul",
          {},
          ...found.map((row) => element("li", {}, element("a", { href: `${data.url}#${row.id}` }, ...row.parts)))
        )
      : element("p", {}, ...excerpt(data.excerpt));
    return element("li", {}, element("h2", {}, element("a", { href: data.url }, data.meta.title || data.url)), inner);
  };

  let turn = 0;
  const search = async () => {
    const mine = ++turn;
    const words = query.value.trim();
    const chosen = Object.fromEntries(
      [...filters.querySelectorAll("select")].filter((s) => s.value).map((s) => [s.dataset.facet, s.value])
    );
    const address = new URLSearchParams({ ...(words && { q: words }), ...chosen }).toString();
    history.replaceState(null, "", address ? `?${address}` : location.pathname);
    if (!words && !Object.keys(chosen).length) {
      list.replaceChildren();
      more.hidden = true;
      status.textContent = "";
      return;
    }
    status.textContent = "Searching …";
    const { results } = await (await load()).search(words || null, { filters: chosen });
    const page = async (from) => {
      const data = await Promise.all(results.slice(from, from + FIRST).map((r) => r.data()));
      if (mine !== turn) {
        return;
      }
      list.append(...data.map(shown));
      more.hidden = from + FIRST >= results.length;
      more.onclick = () => page(from + FIRST);
    };
    if (mine !== turn) {
      return;
    }
    list.replaceChildren();
    status.textContent =
      results.length === 0 ? "Nothing found." : results.length === 1 ? "One page." : `${results.length} pages.`;
    await page(0);
  };

  let wait = 0;
  query.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(search, 150);
  });
  query.value = new URLSearchParams(location.search).get("q") || "";
  if (box) {
    box.closest("form").hidden = true; /* one search box a page */
  }
  query.focus();
  load().then(search, () => {
    status.textContent = "The search index could not be loaded.";
  });
})();
