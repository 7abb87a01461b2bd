// Theme, keys, copies, tables.
(function () {
  "use strict";
  const root = document.documentElement;
  const all = (selector, inside = document) => Array.from(inside.querySelectorAll(selector));

  all("button.theme").forEach(button => button.addEventListener("click", () => {
    const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = isDark ? "light" : "dark";
    try { localStorage.setItem("gapbook-theme", root.dataset.theme); } catch (blocked) { }
  }));

  addEventListener("keydown", event => {
    const field = document.getElementById("q");
    if (event.key !== "/" || !field || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea")) return;
    event.preventDefault();
    field.focus();
  });

  const words = document.currentScript.dataset;
  if (navigator.clipboard && words.copy) all("main pre").forEach(pre => {
    const text = pre.textContent, button = document.createElement("button");
    Object.assign(button, { type: "button", className: "copy", textContent: words.copy, ariaLive: "polite" });
    button.addEventListener("click", () => navigator.clipboard.writeText(text).then(() => { button.textContent = words.copied; }));
    pre.prepend(button);
  });

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details:not([open])");
    opened.forEach(one => { one.open = true; });
  });
  addEventListener("afterprint", () => opened.forEach(one => { one.open = false; }));

  // A header's data-sort is its column's key. A select of that name filters the column and gives its order.
  all("table:has([data-sort])").forEach(table => {
    const heads = all("thead th", table), rows = all("tbody tr", table);
    const form = document.querySelector(`form.filters[data-table="${table.id}"]`);
    const fields = form ? all("input, select", form) : [];
    const words = new Intl.Collator(root.lang, { numeric: true }).compare;
    const column = key => heads.findIndex(head => head.dataset.sort === key);
    const value = (row, at) => row.cells[at].dataset.v ?? row.cells[at].textContent.trim();
    let sorted = "";

    function sort(state) {
      const isDown = state[0] === "-", key = isDown ? state.slice(1) : state, at = column(key);
      if (at < 0) return;
      sorted = state;
      const select = fields.find(field => field.options && field.name === key);
      const ranks = select && Array.from(select.options, option => option.value), size = ranks && ranks.length + 1;
      const place = row => (ranks.indexOf(value(row, at)) + size) % size;
      const compare = ranks ? (a, b) => place(a) - place(b) : (a, b) => words(value(a, at), value(b, at));
      rows.sort((a, b) => !value(a, at) - !value(b, at) || (isDown ? compare(b, a) : compare(a, b)));
      table.tBodies[0].append(...rows);
      heads.forEach((head, index) => {
        if (head.dataset.sort) head.setAttribute("aria-sort", index !== at ? "none" : isDown ? "descending" : "ascending");
      });
    }

    function filter() {
      const wanted = fields.filter(field => field.value);
      rows.forEach(row => {
        const text = row.textContent.toLowerCase();
        row.hidden = !wanted.every(field => field.options
          ? value(row, column(field.name)) === field.value
          : field.value.toLowerCase().split(/\s+/).every(word => text.includes(word)));
      });
      const output = form.querySelector("output"), shown = rows.filter(row => !row.hidden).length;
      output.textContent = output.dataset.t.replace("{n}", shown).replace("{m}", rows.length);
    }

    function remember() {
      if (!/^http/.test(location.protocol)) return;
      const query = new URLSearchParams();
      fields.forEach(field => { if (field.value) query.set(field.name, field.value); });
      if (sorted) query.set("sort", sorted);
      history.replaceState(null, "", "?" + query + location.hash);
    }

    heads.forEach(head => {
      const key = head.dataset.sort;
      if (!key) return;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      head.setAttribute("aria-sort", "none");
      button.addEventListener("click", () => {
        sort(sorted === key ? "-" + key : key);
        remember();
      });
    });

    const query = new URLSearchParams(location.search);
    fields.forEach(field => { if (query.has(field.name)) field.value = query.get(field.name); });
    if (query.get("sort")) sort(query.get("sort"));
    if (!form) return;
    filter();
    form.addEventListener("input", () => { filter(); remember(); });
    form.addEventListener("submit", event => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(() => { filter(); remember(); }));
    addEventListener("pageshow", filter);
  });
})();
