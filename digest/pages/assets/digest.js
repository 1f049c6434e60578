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

  const outletsOf = (table) =>
    [...table.querySelectorAll("thead th[data-columns]")].map((th) => ({
      name: th.textContent.trim(),
      columns: numbers(th),
    }));

  const show = (tables, outlets, hidden) => {
    const gone = new Set(outlets.filter((o) => hidden.has(o.name)).flatMap((o) => o.columns));
    const total = outlets.flatMap((o) => o.columns).length;
    const left = total - gone.size;
    for (const table of tables) {
      table.classList.toggle("digest-many", left > FEW);
      for (const cell of table.querySelectorAll("[data-column]")) {
        cell.hidden = gone.has(cell.dataset.column);
      }
      for (const part of table.querySelectorAll("[data-columns]:not(table)")) {
        const stays = numbers(part).filter((n) => !gone.has(n)).length;
        part.hidden = stays === 0;
        if (part.tagName === "TH" && stays) part.colSpan = stays;
      }
      for (const th of table.querySelectorAll(".digest-group th")) th.colSpan = left + 1;
      for (const row of table.querySelectorAll("tbody tr:not(.digest-group)")) {
        row.hidden = !row.querySelector("td:not(.digest-absent):not([hidden])");
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
    const outlets = outletsOf(tables[0]);
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

    const apply = () => {
      const off = here();
      const nothing = off.size === outlets.length;
      show(tables, outlets, nothing ? new Set() : off);
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
