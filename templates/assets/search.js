// Finds pages with every word, the last as a beginning; common words only weigh.
"use strict";
const box = document.getElementById("search"), field = document.getElementById("query");
const split = text => text.split(/([\p{L}\p{N}]+(?:[.-]\d[\p{L}\p{N}]*)*)/u);
const make = (tag, fields, ...inner) => {
  const element = Object.assign(document.createElement(tag), fields);
  element.append(...inner);
  return element;
};
const isShort = word => !word[1] && word < "\x7f";
const weight = [1, 4, 8];
let index;

window.GAPBOOK_INDEX = data => {
  let last = "";
  index = data;
  data.terms = data.terms.split(" ").map(code => last = last.slice(0, code.charCodeAt(0) - 35) + code.slice(1));
  data.posts = data.posts.split(" ");
  data.texts = data.pages.map(page => page.join(" ").toLowerCase());
  show();
};

// How well pages fit: the rarer a word, the more.
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
      found[page] = Math.max(found[page], weight[number % 3] * rarity);
      number = 0, factor = 1;
    }
  });
  return found;
}

function show() {
  const typed = field.value.trim(), query = typed.toLowerCase(), wanted = split(query).filter((_, at) => at % 2);
  const last = wanted.at(-1), open = last && !isShort(last) && last, found = wanted.map(one => pages(one, one === open));
  const rare = found.filter((one, at) => !isShort(wanted[at]) && one.filter(n => n).length * 2 <= one.length);
  const fit = holds => index.texts.flatMap((text, at) => holds(one => one[at])
    ? [[found.reduce((sum, one) => sum + one[at], text.includes(query) ? 99 : 0), at]] : []);
  let hits = last ? fit(has => (rare[0] ? rare : found).every(has)) : [];
  if (!hits[0] && !rare[0]) hits = fit(has => found.some(has));
  hits.sort((a, b) => b[0] - a[0]);

  const marked = (tag, text, fields) => make(tag, fields, ...split(text).map((piece, at) => {
    const low = piece.toLowerCase(), isHit = wanted.includes(low) || open && low.startsWith(open);
    return at % 2 && isHit ? make("mark", {}, piece) : piece;
  }));
  box.querySelector("ol").replaceChildren(...hits.slice(0, 20).map(([, at]) => {
    const [href, title, place, snippet] = index.pages[at];
    return make("li", {}, marked("a", title, { href }), marked("p", snippet), marked("p", place, { className: "small" }));
  }));
  const count = hits.length, key = !last ? "empty" : count > 20 ? "more" : count > 1 ? "many" : count ? "one" : "none";
  box.querySelector("p").textContent = typed && box.dataset[key].replace("{n}", count).replace("{q}", typed);
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
