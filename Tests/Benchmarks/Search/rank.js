// Asks a built site questions by its own scripts: node rank.js SITE QUESTIONS [--all]
// Prints how many have a right page among the first three, and each that has not.
"use strict";
const fs = require("fs"), path = require("path");
const [site, file, mode, rule] = process.argv.slice(2);
const read = name => fs.readFileSync(path.join(site, name), "utf8");
for (const name of ["search-words.js", "search-rank.js"]) (0, eval)(read("_gapbook/" + name));
const decode = text => text.replace(/&(#39|quot|amp|lt|gt);/g, (_, name) => ({ "#39": "'", quot: '"', amp: "&", lt: "<", gt: ">" })[name]);
const page = read("search.html"), word = name => decode(new RegExp(`data-${name}="([^"]*)"`).exec(page)[1]);
let data;
globalThis.GAPBOOK_INDEX = value => { data = value; };
(0, eval)(read("_gapbook/search-index.js"));
const started = process.hrtime.bigint();
const search = GapbookSearch(data, { small: word("small"), synonyms: word("synonyms"), rule: rule ? JSON.parse(rule) : {} });
const loaded = process.hrtime.bigint();

let right = 0, first = 0, slowest = 0;
const lines = fs.readFileSync(file, "utf8").split("\n").filter(line => line && !line.startsWith("#"));
for (const line of lines) {
  const [question, answers] = line.split("\t"), start = process.hrtime.bigint();
  const found = search.find(question);
  slowest = Math.max(slowest, Number(process.hrtime.bigint() - start) / 1e6);
  const places = found.hits.map(hit => data.pages[hit.page][0]);
  const rank = places.findIndex(place => answers.split(" ").includes(place));
  if (rank === 0) first++;
  if (rank >= 0 && rank < 3) right++;
  if (mode === "--all" || mode !== "--sum" && !(rank >= 0 && rank < 3)) {
    console.log(`${rank < 0 ? "none" : rank + 1} of ${places.length}: ${question} -> ${places.slice(0, 3).join(" ")}`);
  }
}
console.log(`${right} of ${lines.length} in the first three, ${first} first; ` +
  `index made in ${(Number(loaded - started) / 1e6).toFixed(0)} ms, slowest question ${slowest.toFixed(0)} ms`);
