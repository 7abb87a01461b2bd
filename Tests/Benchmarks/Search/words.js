// Stems and folds as the search page does: node words.js SCRIPT stem|fold [TABLE]
// Reads words, a line each, and prints their stems; or numbers of characters, and prints what each is
// folded to.
"use strict";
const fs = require("fs");
const [script, what, table] = process.argv.slice(2);
(0, eval)(fs.readFileSync(script, "utf8"));
const lines = fs.readFileSync(0, "utf8").split("\n").filter(line => line);
const { fold } = GapbookWords.reader(table ? fs.readFileSync(table, "utf8") : "", true);
// A character that this program's Unicode does not know yet is none.
const folded = number => {
  const letter = String.fromCodePoint(number);
  return /\p{Cn}/u.test(letter) ? "?" : fold(letter);
};
process.stdout.write(lines.map(line => what === "stem" ? GapbookWords.stem(line) : folded(Number(line))).join("\n") + "\n");
