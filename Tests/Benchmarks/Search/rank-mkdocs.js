// Asks a site of mkdocs-material questions by its own worker: node rank-mkdocs.js SITE QUESTIONS [--sum]
"use strict";
const fs = require("fs"), path = require("path");
const [site, file, mode] = process.argv.slice(2);
const folder = path.join(site, "assets/javascripts/workers");
const worker = fs.readdirSync(folder).find(name => /^search\..*\.min\.js$/.test(name));
const { config, docs } = JSON.parse(fs.readFileSync(path.join(site, "search/search_index.json"), "utf8"));

let told, answered;
globalThis.self = globalThis;
globalThis.addEventListener = (_, body) => { told = body; };
globalThis.postMessage = message => { answered = message; };
(0, eval)(fs.readFileSync(path.join(folder, worker), "utf8"));
const say = async (type, data) => {
  await told({ data: { type, data } });
  return answered.data;
};

(async () => {
  await say(0, { config, docs, options: {} });
  let right = 0, first = 0;
  const lines = fs.readFileSync(file, "utf8").split("\n").filter(line => line && !line.startsWith("#"));
  for (const line of lines) {
    const [question, answers] = line.split("\t"), { items } = await say(2, question);
    const places = items.map(([one]) => decodeURI(one.location.split("#")[0]));
    const rank = places.findIndex(place => answers.split(" ").includes(place));
    if (rank === 0) first++;
    if (rank >= 0 && rank < 3) right++;
    else if (mode !== "--sum") console.log(`${rank < 0 ? "none" : rank + 1}: ${question} -> ${places.slice(0, 3).join(" ")}`);
  }
  console.log(`${right} of ${lines.length} in the first three, ${first} first`);
})();
