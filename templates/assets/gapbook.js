// Theme button, "/" key, details opened for print, sort and filter. The pages read well without any of it.
(function () {
  "use strict";
  const root = document.documentElement;
  const all = (selector, inside = document) => Array.from(inside.querySelectorAll(selector));

  function theme(button) {
    const system = matchMedia("(prefers-color-scheme: dark)");
    button.addEventListener("click", () => {
      const dark = root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
      root.dataset.theme = dark ? "light" : "dark";
      try { localStorage.setItem("gapbook-theme", root.dataset.theme); } catch (blocked) { /* some file:// set-ups */ }
    });
  }

  function slashKey(field) {
    addEventListener("keydown", event => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target.closest("input, select, textarea, [contenteditable]")) return;
      event.preventDefault();
      field.focus();
    });
  }

  function openForPrint() {
    let opened = [];
    addEventListener("beforeprint", () => {
      opened = all("details:not([open])");
      opened.forEach(details => { details.open = true; });
    });
    addEventListener("afterprint", () => {
      opened.forEach(details => { details.open = false; });
      opened = [];
    });
  }

  // A table whose headers carry data-sort="key"; a form.filters with data-table="id of the table" narrows it.
  // A select named like a key filters that column, and its options give the column's order.
  function register(table) {
    const heads = all("thead th", table), body = table.tBodies[0], rows = Array.from(body.rows);
    const form = document.querySelector(`form.filters[data-table="${table.id}"]`);
    const fields = form ? all("input, select", form) : [];
    const output = form && form.querySelector("output");
    const order = new Intl.Collator(root.lang || "en", { numeric: true });
    const column = key => heads.findIndex(head => head.dataset.sort === key);
    const value = (row, at) => {
      const cell = row.cells[at];
      return cell.dataset.v === undefined ? cell.textContent.trim() : cell.dataset.v;
    };
    let sorted = "";

    function rank(at) {
      const select = fields.find(field => field.options && column(field.name) === at);
      if (!select) return null;
      const values = Array.from(select.options, option => option.value);
      const worstFirst = heads[at].classList.contains("desc");
      return text => {
        const index = values.indexOf(text);
        return index < 0 ? (worstFirst ? -values.length : values.length) : worstFirst ? -index : index;
      };
    }

    function sort(state) {
      const down = state[0] === "-", at = column(down ? state.slice(1) : state);
      if (at < 0) return;
      sorted = state;
      const place = rank(at);
      const compare = place
        ? (a, b) => place(value(a, at)) - place(value(b, at))
        : (a, b) => order.compare(value(a, at), value(b, at));
      rows.sort((a, b) => down ? compare(b, a) : compare(a, b));
      body.append(...rows);
      heads.forEach((head, index) => {
        if (head.dataset.sort) head.setAttribute("aria-sort", index !== at ? "none" : down ? "descending" : "ascending");
      });
    }

    function filter() {
      let shown = 0;
      const words = [], exact = [];
      fields.forEach(field => {
        if (!field.value) return;
        if (field.options) exact.push([column(field.name), field.value]);
        else words.push(...field.value.toLowerCase().split(/\s+/));
      });
      rows.forEach(row => {
        const text = row.textContent.toLowerCase();
        row.hidden = !(exact.every(([at, wanted]) => value(row, at) === wanted) && words.every(word => text.includes(word)));
        if (!row.hidden) shown += 1;
      });
      if (output) output.textContent = output.dataset.t.replace("{n}", shown).replace("{m}", rows.length);
    }

    function remember() {
      if (!/^http/.test(location.protocol)) return;
      const query = new URLSearchParams();
      fields.forEach(field => { if (field.value) query.set(field.name, field.value); });
      if (sorted) query.set("sort", sorted);
      history.replaceState(null, "", (String(query) ? "?" + query : location.pathname) + location.hash);
    }

    heads.filter(head => head.dataset.sort).forEach(head => {
      const button = document.createElement("button"), key = head.dataset.sort;
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      if (!head.hasAttribute("aria-sort")) head.setAttribute("aria-sort", "none");
      button.addEventListener("click", () => {
        const first = head.classList.contains("desc") ? "-" + key : key;
        sort(sorted === first ? (first === key ? "-" + key : key) : first);
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
  }

  all("button.theme").forEach(theme);
  all(".top input[type=search]").forEach(slashKey);
  openForPrint();
  all("table").filter(table => table.querySelector("th[data-sort]")).forEach(register);
})();
