// Asks a built site questions by its own scripts: node rank.js SITE QUESTIONS [--all | --sum] [RULE]
// Prints how many have a right page among the first three, and, without --sum, each that has not.
"use strict";
const fs = require("fs");
const [site, file, mode, rule] = process.argv.slice(2);
const started = process.hrtime.bigint();
const { data, search } = require("./load.js")(site, rule && JSON.parse(rule));
const since = start => Number(process.hrtime.bigint() - start) / 1e6;
const loading = since(started);

let right = 0, first = 0, slowest = 0;
const lines = fs.readFileSync(file, "utf8").split("\n").filter(line => line && !line.startsWith("#"));
for (const line of lines) {
  const [question, answers] = line.split("\t"), start = process.hrtime.bigint();
  const found = search.find(question);
  slowest = Math.max(slowest, since(start));
  const places = found.hits.map(hit => data.pages[hit.page][0]);
  const rank = places.findIndex(place => answers.split(" ").includes(place));
  if (rank === 0) first++;
  if (rank >= 0 && rank < 3) right++;
  if (mode === "--all" || mode !== "--sum" && !(rank >= 0 && rank < 3)) {
    console.log(`${rank < 0 ? "none" : rank + 1} of ${places.length}: ${question} -> ${places.slice(0, 3).join(" ")}`);
  }
}
console.log(`${right} of ${lines.length} in the first three, ${first} first; ` +
  `loaded in ${loading.toFixed(0)} ms, slowest question ${slowest.toFixed(0)} ms`);
