// Answers questions as JSON, a line each: node ask.js SITE QUESTION…
// {"hits": [[path, [id of each section that has what was sought]]], "guesses": [[word, other]], "isEmpty": false,
// "marked": [word of the first hit that is marked]}
"use strict";
const [site, ...questions] = process.argv.slice(2);
const { data, texts, search } = require("./load.js")(site);
for (const question of questions) {
  const { hits, guesses, isEmpty, marks } = search.find(question);
  console.log(JSON.stringify({
    hits: hits.map(hit => [
      data.pages[hit.page][0],
      hit.sections().filter(one => one.own).map(one => texts[hit.page][one.at][0]),
    ]),
    guesses,
    isEmpty,
    marked: hits.slice(0, 1).flatMap(hit => texts[hit.page]).flatMap(([, heading, text]) =>
      search.words.words(`${heading} ${text}`).map(one => one.text).filter(word => marks(word) >= 0)),
  }));
}
