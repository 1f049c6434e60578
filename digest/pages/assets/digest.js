/* What a page can do more with scripts on: choose the outlets to compare, open what an address points into,
   highlight a passage that runs over several elements. Everything is readable without. */

(() => {
  "use strict";

  const KEY = "digest.outlets.hidden";
  const FEW = 5; // columns that fit a desktop; the layout's own limit

  const remembered = () => {
    try {
      const stored = JSON.parse(localStorage.getItem(KEY) || "[]");
      return new Set(Array.isArray(stored) ? stored.filter((x) => typeof x === "string") : []);
    } catch {
      return new Set();
    }
  };

  const remember = (hidden) => {
    try {
      localStorage.setItem(KEY, JSON.stringify([...hidden].sort()));
    } catch {
      /* storage may be switched off: the choice then lasts as long as the page */
    }
  };

  const numbers = (element) => (element.dataset.columns || "").split(" ").filter(Boolean);

  /* ------------------------------------------------------------ choosing outlets */

  /* The list of articles has them in the order of the columns. By it a link to an article tells its column. */
  const articlesOf = (page) => {
    const found = [...page.querySelectorAll(".digest-articles > li")].map((item, i) => {
      const link = item.querySelector(".digest-article-title a");
      const name = item.querySelector(".digest-outlet-name").textContent.trim();
      return { column: String(i + 1), name, title: link.textContent.trim(), path: link.pathname };
    });
    for (const article of found) {
      const alone = found.filter(({ name }) => name === article.name).length === 1;
      article.label = alone ? article.name : `${article.name} ${article.title.split(/\s+/).slice(0, 5).join(" ")} …`;
    }
    return found;
  };

  const outletsOf = (articles) => {
    const found = new Map();
    for (const { name, column } of articles) found.set(name, [...(found.get(name) || []), column]);
    return [...found].map(([name, columns]) => ({ name, columns }));
  };

  const HOLDERS = ":is(.digest-holders, .digest-family) > :is(a, span:not(.digest-family, .digest-label))";
  const NAMES = ".digest-without > :is(span, p), .digest-evidence p[data-columns] > small";

  /* What an element holds of columns that are not shown goes out of sight; counts are taken again. */
  const narrowed = (part, articles, stays) => {
    const columns = new Map(articles.map(({ path, column }) => [path, column]));
    for (const holder of part.querySelectorAll(HOLDERS)) {
      const link = holder.matches("a") ? holder : holder.querySelector("a");
      holder.hidden = !stays(columns.get(link.pathname));
    }
    for (const names of part.querySelectorAll(NAMES)) {
      const left = numbers(names.parentElement).filter(stays);
      names.textContent = left.map((n) => articles[n - 1].label).join(" · ");
    }
    for (const cell of part.querySelectorAll("[data-column]")) cell.hidden = !stays(cell.dataset.column);
    for (const group of part.querySelectorAll("[data-columns]:not(table)")) {
      const left = numbers(group).filter(stays).length;
      group.hidden = left === 0;
      if (group.tagName === "TH" && left) group.colSpan = left;
    }
    /* Words that none of the chosen outlets has give way to theirs. */
    for (const words of part.querySelectorAll(".digest-words[data-columns]")) {
      const others = words.parentElement.querySelector(".digest-evidence");
      if (others) others.open = words.hidden;
    }
    for (const count of part.querySelectorAll(":is(.digest-holders, .digest-without > summary) > b")) {
      const left = numbers(count.closest("[data-columns]")).filter(stays).length;
      count.textContent = `${left} ${left === 1 ? "article" : "articles"}`;
    }
  };

  /* Versions of a few outlets, as columns: made when they are chosen, and undone when more are. */
  const columned = (table, articles, stays) => {
    const cell = (tag, text, column) => {
      const made = document.createElement(tag);
      made.className = "digest-made";
      made.textContent = text;
      if (column) made.dataset.column = column;
      return made;
    };
    const chosen = articles.filter(({ column }) => stays(column));
    /* What only one has may stand on the section's own page. */
    const elsewhere = table.parentElement.querySelector(".digest-elsewhere");
    const further = elsewhere ? numbers(elsewhere) : [];
    const last = [...table.querySelectorAll(".digest-is-single")].at(-1);
    const head = document.createElement("tr");
    head.className = "digest-made";
    head.append(cell("td", "", ""));
    head.firstChild.classList.add("digest-corner");
    for (const { name } of chosen) {
      const th = cell("th", name);
      th.scope = "col";
      th.classList.add("digest-outlet");
      head.append(th);
    }
    table.tHead.rows[0].hidden = true;
    table.tHead.prepend(head);
    for (const row of table.querySelectorAll("tbody tr:not(.digest-group)")) {
      const held = row.querySelector(".digest-versions");
      const nothing = row.matches(".digest-is-single") ? "none found" : "not in the text we hold";
      for (const { column } of chosen) {
        const td = cell("td", "", column);
        for (const version of held.querySelectorAll(".digest-version")) {
          if (!numbers(version).includes(column)) continue;
          const copy = version.cloneNode(true);
          const named = [...version.querySelectorAll("[id]")];
          copy.querySelectorAll("[id]").forEach((part, i) => {
            named[i].dataset.id = part.id;
            named[i].removeAttribute("id");
          });
          td.append(copy);
          narrowed(td, articles, (n) => n === column);
          for (const other of copy.querySelectorAll(".digest-evidence:not(:has(p:not([hidden])))")) other.remove();
        }
        if (row.matches(".digest-is-single") && further.includes(column) && (!td.firstChild || row === last)) {
          td.append(elsewhere.querySelector("a").cloneNode(true));
        }
        if (!td.firstChild) {
          const unsure = row.querySelector(".digest-unsure");
          td.classList.add("digest-absent");
          td.textContent =
            unsure && numbers(unsure).includes(column) ? "not found in these words" : nothing;
        }
        row.append(td);
      }
      held.hidden = true;
    }
  };

  const uncolumned = (table) => {
    for (const made of table.querySelectorAll(".digest-made")) made.remove();
    table.tHead.rows[0].hidden = false;
    for (const part of table.querySelectorAll("[data-id]")) {
      part.id = part.dataset.id;
      delete part.dataset.id;
    }
    for (const held of table.querySelectorAll(".digest-versions")) held.hidden = false;
  };

  const show = (page, tables, articles, outlets, hidden) => {
    const gone = new Set(outlets.filter((o) => hidden.has(o.name)).flatMap((o) => o.columns));
    const left = articles.length - gone.size;
    const stays = (n) => !gone.has(n);
    for (const roster of page.querySelectorAll(".digest-roster")) narrowed(roster, articles, stays);
    for (const table of tables) {
      const many = table.querySelector(".digest-versions") !== null;
      const list = table.matches(".digest-timeline"); // days are no columns, however few the outlets
      if (many) uncolumned(table);
      narrowed(table, articles, stays);
      const versions = many && (left > FEW || list);
      if (many && !versions) columned(table, articles, stays);
      table.classList.toggle("digest-many", versions);
      const span = versions ? 2 : left + 1;
      for (const th of table.querySelectorAll(".digest-group th")) th.colSpan = span;
      for (const row of table.querySelectorAll("tbody tr:not(.digest-group)")) {
        const cells = row.querySelectorAll("td:not(.digest-absent):not([hidden])");
        row.hidden = ![...cells].some((td) =>
          td.matches(".digest-versions") ? td.querySelector(".digest-version:not([hidden])") : true,
        );
      }
      for (const body of table.tBodies) {
        const rows = [...body.rows].filter((row) => !row.classList.contains("digest-group"));
        body.hidden = rows.length > 0 && rows.every((row) => row.hidden);
      }
    }
    return left;
  };

  const chooser = (page) => {
    const tables = [...page.querySelectorAll("table.digest-table")];
    const contents = page.querySelector(".digest-contents");
    if (!tables.length || !contents) return;
    const articles = articlesOf(page);
    const outlets = outletsOf(articles);
    if (outlets.length < 3) return;
    const hidden = remembered();
    const here = () => new Set(outlets.map((o) => o.name).filter((name) => hidden.has(name)));

    const box = document.createElement("details");
    box.className = "digest-choose";
    const summary = box.appendChild(document.createElement("summary"));
    const set = box.appendChild(document.createElement("fieldset"));
    const legend = set.appendChild(document.createElement("legend"));
    legend.textContent = "Compare these outlets";
    const boxes = outlets.map((outlet) => {
      const label = set.appendChild(document.createElement("label"));
      const input = label.appendChild(document.createElement("input"));
      input.type = "checkbox";
      label.append(` ${outlet.name}`);
      input.addEventListener("change", () => {
        if (input.checked) hidden.delete(outlet.name);
        else hidden.add(outlet.name);
        remember(hidden);
        apply();
      });
      return input;
    });
    const button = (text, act) => {
      const made = set.appendChild(document.createElement("button"));
      made.type = "button";
      made.textContent = text;
      made.addEventListener("click", () => {
        act();
        remember(hidden);
        apply();
      });
    };
    button("All", () => outlets.forEach((o) => hidden.delete(o.name)));
    button("None", () => outlets.forEach((o) => hidden.add(o.name)));
    const state = box.appendChild(document.createElement("p"));
    state.setAttribute("role", "status");

    let changed = false;
    const apply = () => {
      const off = here();
      const nothing = off.size === outlets.length;
      /* The page comes with all shown. */
      if (changed || off.size) show(page, tables, articles, outlets, nothing ? new Set() : off);
      changed = changed || off.size > 0;
      outlets.forEach((outlet, i) => {
        boxes[i].checked = !off.has(outlet.name);
      });
      const on = outlets.length - off.size;
      summary.textContent = off.size && !nothing ? `Outlets: ${on} of ${outlets.length}` : "Choose outlets";
      state.textContent = nothing ? "None is chosen, so all are shown." : "";
    };
    apply();
    contents.after(box);
  };

  /* ------------------------------------------------------------ addresses into the page */

  const arrive = () => {
    let id = "";
    try {
      id = decodeURIComponent(location.hash.slice(1));
    } catch {
      return;
    }
    for (const old of document.querySelectorAll(".digest-on")) old.classList.remove("digest-on");
    const target = id && document.getElementById(id);
    if (!target) return;
    const elsewhere = target.closest(".digest-elsewhere");
    if (elsewhere) {
      location.replace(`${elsewhere.querySelector("a").href}#${id}`);
      return;
    }
    for (let at = target.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
    for (const row of [target.closest("tbody"), target.closest("tr"), target]) if (row) row.hidden = false;
    for (const part of document.querySelectorAll("[data-of]")) {
      if (part.dataset.of === id) part.classList.add("digest-on");
    }
    if (target.closest(".digest")) target.scrollIntoView({ block: "center" });
  };

  /* ------------------------------------------------------------ what a phone folds */

  const narrow = matchMedia("(max-width: 59.9844em)"); // as in the style sheet: cards, no columns

  const fold = (closed) => {
    for (const part of document.querySelectorAll("details.digest-narrow")) part.open = !closed;
  };

  narrow.addEventListener("change", () => fold(narrow.matches));
  window.addEventListener("beforeprint", () => fold(false));
  window.addEventListener("afterprint", () => fold(narrow.matches));

  const start = () => {
    const page = document.querySelector(".digest");
    if (!page) return;
    fold(narrow.matches);
    const moved = document.querySelector('meta[http-equiv="refresh"][data-digest]');
    if (moved) {
      location.replace(moved.dataset.digest + location.hash);
      return;
    }
    chooser(page);
    if (location.hash) arrive();
  };

  /* ------------------------------------------------------------ the menu of narrow screens */

  /* The theme's menu button is a label, which has no role and no state: with scripts on it is a button. */
  const menu = () => {
    const drawer = document.getElementById("__drawer");
    const label = document.querySelector('label.md-header__button[for="__drawer"]');
    if (!drawer || !label) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = `${label.className} digest-menu`;
    button.append(...label.childNodes);
    label.replaceWith(button);
    const told = () => button.setAttribute("aria-expanded", String(drawer.checked));
    const turn = (open) => {
      drawer.checked = open;
      drawer.dispatchEvent(new Event("change", { bubbles: true }));
    };
    drawer.addEventListener("change", told);
    button.addEventListener("click", () => {
      turn(!drawer.checked);
      if (!drawer.checked) return;
      const links = [...document.querySelectorAll(".md-sidebar--primary a")];
      links.find((link) => link.offsetWidth > 0)?.focus();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !drawer.checked) return;
      turn(false);
      button.focus();
    });
    /* Who tabs on leaves the menu: it must not cover what has the focus. */
    document.addEventListener("focusin", (event) => {
      if (drawer.checked && event.target !== button && !event.target.closest(".md-sidebar--primary")) turn(false);
    });
    told();
  };
  menu();

  /* The theme's own search, where a site has it, opens by a label too: let the keyboard press it. */
  document.addEventListener("keydown", (event) => {
    const label = event.target.closest?.("label.md-header__button");
    if (!label || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    label.click();
  });

  window.addEventListener("hashchange", arrive);
  if (window.document$ && typeof window.document$.subscribe === "function") window.document$.subscribe(start);
  else start();
})();
