// The search page: asks as one types, and loads what the sections say of the pages that it shows.
"use strict";
(() => {
  const box = document.getElementById("search"), field = document.getElementById("query");
  const list = box.querySelector("ol"), status = box.querySelector("[role=status]"), more = box.querySelector("button");
  const words = box.dataset, perPage = 10, perScript = 16, longest = 190;
  const texts = new Map(), asked = new Set();
  let index, answer, shown = perPage, typed = "";

  const make = (tag, fields, ...inner) => {
    const element = Object.assign(document.createElement(tag), fields);
    element.append(...inner);
    return element;
  };
  const load = src => document.head.append(make("script", { src }));

  window.GAPBOOK_INDEX = data => {
    index = { pages: data.pages, ...GapbookSearch(data, { synonyms: words.synonyms, small: words.small }) };
    show();
  };
  window.GAPBOOK_TEXTS = (number, pages) => {
    pages.forEach((page, at) => texts.set(number * perScript + at, page));
    list.querySelectorAll(`li[data-script="${number}"]`).forEach(item => fill(item, answer.hits[item.value - 1]));
  };

  // A text whose words that were sought are marked.
  function marked(tag, text, fields) {
    const parts = [];
    let end = 0;
    index.words.words(text).forEach(one => {
      if (!isSought(one)) return;
      parts.push(text.slice(end, one.start), make("mark", {}, text.slice(one.start, one.end)));
      end = one.end;
    });
    return make(tag, fields, ...parts, text.slice(end));
  }

  // Where blanks are not written, any two letters that were sought are enough.
  function groupOf(one) {
    if (!one.isRun) return answer.marks(one.text);
    const letters = Array.from(one.text);
    for (let at = 0; at < letters.length; at++) {
      const group = Math.max(answer.marks(letters[at] + (letters[at + 1] || "")), answer.marks(letters[at]));
      if (group >= 0) return group;
    }
    return -1;
  }
  const isSought = one => groupOf(one) >= 0;

  // The stretch of a section's text that has most of what was sought; its beginning where it has nothing.
  function stretch(section) {
    const text = section[2];
    if (text.length <= longest) return text;
    // Each key asks for the words of the same sections again.
    section.words ||= index.words.words(text);
    const found = section.words.map(one => [one.start, groupOf(one), one.end]).filter(([, group]) => group >= 0);
    let best = 0, most = 0;
    found.forEach(([start], at) => {
      const groups = new Set();
      for (let next = at; next < found.length && found[next][2] - start <= longest; next++) groups.add(found[next][1]);
      if (groups.size > most) [best, most] = [start, groups.size];
    });
    let start = best < longest / 2 ? 0 : Math.min(best - 40, text.length - longest);
    if (start) start = text.indexOf(" ", start) + 1 || start;
    if (start > best) start = best;
    let end = Math.min(text.length, start + longest);
    if (end < text.length && text.lastIndexOf(" ", end) > best) end = text.lastIndexOf(" ", end);
    return (start ? "… " : "") + text.slice(start, end).trim() + (end < text.length ? " …" : "");
  }

  // Adds to a hit what its best sections say.
  function fill(item, hit) {
    const [href] = index.pages[hit.page], page = texts.get(hit.page);
    item.querySelectorAll(".section").forEach(one => one.remove());
    const telling = hit.sections().filter(one => one.own).slice(0, 3), inner = make("ul", { className: "section" });
    (telling.length ? telling : [{ at: 0 }]).forEach(({ at }) => {
      const section = page[at] || page[0], [id, heading, text] = section, excerpt = text ? [marked("p", stretch(section))] : [];
      if (!id) item.append(...excerpt.map(one => Object.assign(one, { className: "section" })));
      else inner.append(make("li", {}, marked("a", heading, { href: href + "#" + encodeURIComponent(id) }), ...excerpt));
    });
    if (inner.firstChild) item.append(inner);
  }

  function item(hit, at) {
    const [href, title, place] = index.pages[hit.page], script = Math.floor(hit.page / perScript);
    const item = make("li", { value: at + 1 }, marked("a", title, { href }));
    if (place) item.append(marked("p", place, { className: "small" }));
    item.dataset.script = script;
    if (texts.has(hit.page)) fill(item, hit);
    else if (!asked.has(script)) {
      asked.add(script);
      load(`${words.texts}/${script}.js`);
    }
    return item;
  }

  function say(count) {
    const { guesses, isEmpty } = answer, key = isEmpty ? "empty" : count > 1 ? "many" : count ? "one" : "none";
    const text = words[key].replace("{n}", count).replace("{q}", () => typed);
    if (!count || !guesses.length) return status.replaceChildren(typed && text);
    const guessed = guesses.reduce((query, [from, to]) => query.replace(new RegExp(from, "i"), to), index.words.fold(typed));
    const unknown = guesses.map(([word]) => word).join(" ");
    const [before, after] = words.meant.replace("{q}", () => unknown).split("{s}");
    status.replaceChildren(before, make("a", { href: "?q=" + encodeURIComponent(guessed) }, guessed), after);
  }

  function show() {
    typed = field.value.trim();
    answer = index.find(field.value.trimStart());
    shown = perPage;
    render();
    if (/^http/.test(location.protocol)) history.replaceState(null, "", "?q=" + encodeURIComponent(typed));
  }

  function render() {
    list.replaceChildren(...answer.hits.slice(0, shown).map(item));
    more.hidden = answer.hits.length <= shown;
    say(answer.hits.length);
  }

  function start() {
    if (index) show();
    else if (!asked.has("index")) {
      asked.add("index");
      load(words.index);
    }
  }

  more.addEventListener("click", () => {
    const next = shown;
    shown += perPage;
    list.append(...answer.hits.slice(next, shown).map((hit, at) => item(hit, next + at)));
    more.hidden = answer.hits.length <= shown;
    list.children[next].querySelector("a").focus();
  });
  field.value = new URLSearchParams(location.search).get("q") || "";
  field.form.addEventListener("submit", event => { event.preventDefault(); start(); });
  field.addEventListener("input", start);
  if (field.value) start();
})();
