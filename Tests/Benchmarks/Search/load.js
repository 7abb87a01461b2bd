// Loads the search of a built site as its page does: its scripts, its index and the words of its page.
"use strict";
const fs = require("fs"), path = require("path");

const entities = { "#39": "'", quot: '"', amp: "&", lt: "<", gt: ">" };

module.exports = (site, rule) => {
  const read = name => fs.readFileSync(path.join(site, name), "utf8");
  const run = name => (0, eval)(read("_gapbook/" + name));
  ["search-words.js", "search-terms.js", "search-rank.js"].forEach(run);
  let data;
  const texts = [];
  globalThis.GAPBOOK_INDEX = value => { data = value; };
  globalThis.GAPBOOK_TEXTS = (number, pages) => { pages.forEach((page, at) => { texts[number * 16 + at] = page; }); };
  run("search-index.js");
  fs.readdirSync(path.join(site, "_gapbook/search-texts")).forEach(name => run("search-texts/" + name));
  const page = read("search.html");
  const word = name => new RegExp(`data-${name}="([^"]*)"`).exec(page)[1]
    .replace(/&(#39|quot|amp|lt|gt);/g, (_, name) => entities[name]);
  const search = GapbookSearch(data, { small: word("small"), synonyms: word("synonyms"), rule });
  return { data, texts, search };
};
