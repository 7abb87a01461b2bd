// The search: finds the pages that hold every word, the last as a beginning.
(function () {
  "use strict";
  const box = document.getElementById("search"), field = document.getElementById("query");
  const word = /([\p{L}\p{N}]+(?:[.-]\d[\p{L}\p{N}]*)*)/u;
  const make = (tag, fields) => Object.assign(document.createElement(tag), fields);
  const weights = [1, 4, 8];
  let index;

  window.GAPBOOK_INDEX = data => {
    let last = "";
    index = data;
    data.terms = data.terms.split(" ").map(code => last = last.slice(0, code.charCodeAt(0) - 35) + code.slice(1));
    data.posts = data.posts.split(" ");
    data.texts = data.pages.map(page => page.join(" ").toLowerCase());
    show();
  };

  // How well each page fits: the rarer a word, the more.
  function pages(wanted, isLast) {
    const found = new Float64Array(index.pages.length);
    index.terms.forEach((term, at) => {
      if (term !== wanted && !(isLast && term.startsWith(wanted))) return;
      const posts = index.posts[at], rarity = Math.log(1 + found.length / posts.length) * (term === wanted ? 2 : 1);
      let page = -1, number = 0, factor = 1;
      for (let i = 0; i < posts.length; i++) {
        const digit = posts.charCodeAt(i) - 35;
        number += digit % 28 * factor;
        factor *= 28;
        if (digit > 27) continue;
        page += Math.floor(number / 3);
        found[page] = Math.max(found[page], weights[number % 3] * rarity);
        number = 0;
        factor = 1;
      }
    });
    return found;
  }

  function show() {
    const typed = field.value.trim(), query = typed.toLowerCase();
    const wanted = query.split(word).filter((piece, at) => at % 2 && piece[1] && !index.stop.includes(piece));
    const last = wanted.length - 1, found = wanted.map((one, at) => pages(one, at === last));
    const hits = [];
    index.texts.forEach((text, at) => {
      if (!wanted[0] || !found.every(one => one[at])) return;
      hits.push([found.reduce((sum, one) => sum + one[at], text.includes(query) ? 99 : 0), at]);
    });
    hits.sort((a, b) => b[0] - a[0] || a[1] - b[1]);

    const marked = (tag, text, fields) => {
      const element = make(tag, fields);
      element.append(...text.split(word).map((piece, at) => {
        const low = piece.toLowerCase();
        const isHit = at % 2 && wanted.some((one, n) => n === last ? low.startsWith(one) : low === one);
        return isHit ? make("mark", { textContent: piece }) : piece;
      }));
      return element;
    };
    box.querySelector("ol").replaceChildren(...hits.slice(0, 20).map(([, at]) => {
      const [href, title, place, snippet] = index.pages[at], item = make("li");
      item.append(marked("a", title, { href }), marked("p", snippet), marked("p", place, { className: "small" }));
      return item;
    }));
    const count = hits.length, words = box.dataset[count > 20 ? "more" : count > 1 ? "many" : count ? "one" : "none"];
    box.querySelector("p").textContent = wanted[0] ? words.replace("{n}", count).replace("{q}", typed) : "";
    if (/^http/.test(location.protocol)) history.replaceState(null, "", "?q=" + encodeURIComponent(typed));
  }

  function start() {
    if (index) show();
    else if (!box.querySelector("script")) box.append(make("script", { src: box.dataset.index }));
  }

  field.value = new URLSearchParams(location.search).get("q") || "";
  field.form.addEventListener("submit", event => { event.preventDefault(); start(); });
  field.addEventListener("input", start);
  if (field.value) start();
})();
