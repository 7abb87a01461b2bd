// How the search reads words: folded by the index's table, cut, and English ones reduced to their stems.
// What is here and in Sources/Site/Search agrees to the letter.
"use strict";
globalThis.GapbookWords = (() => {
  const irregular = new Map(Object.entries({
    skis: "ski", skies: "sky", dying: "die", lying: "lie", tying: "tie", idly: "idl", gently: "gentl", ugly: "ugli",
    early: "earli", only: "onli", singly: "singl", sky: "sky", news: "news", howe: "howe", atlas: "atlas",
    cosmos: "cosmos", bias: "bias", andes: "andes",
  }));
  const ended = new Set("inning outing canning herring earring proceed exceed succeed".split(" "));
  const list = text => text.split(" ").map(rule => rule.split(":"));
  const second = list("tional:tion enci:ence anci:ance abli:able entli:ent izer:ize ization:ize ational:ate ation:ate " +
    "ator:ate alism:al aliti:al alli:al fulness:ful ousli:ous ousness:ous iveness:ive iviti:ive biliti:ble bli:ble ogi:og " +
    "fulli:ful lessli:less li:");
  const third = list("tional:tion ational:ate alize:al icate:ic iciti:ic ical:ic ful: ness: ative:");
  const fourth = list("al: ance: ence: er: ic: able: ible: ant: ement: ment: ent: ism: ate: iti: ous: ive: ize: ion:");
  const isVowel = letter => "aeiouy".includes(letter || "-");

  // The longest of the rules' endings that a word has.
  const ending = (word, rules) => rules.reduce((best, rule) =>
    word.endsWith(rule[0]) && (!best || rule[0].length > best[0].length) ? rule : best, null);

  // Behind the first consonant that follows a vowel.
  function region(word, start) {
    let at = start;
    while (at < word.length && !isVowel(word[at])) at++;
    while (at < word.length && isVowel(word[at])) at++;
    return Math.min(at + 1, word.length);
  }

  function isShort(word) {
    const last = word.length - 1;
    if (last < 1 || isVowel(word[last]) || !isVowel(word[last - 1])) return false;
    return last === 1 || !isVowel(word[last - 2]) && !"wxY".includes(word[last]);
  }

  const hasVowel = word => Array.from(word).some(isVowel);

  function plural(word) {
    const cut = word.replace(/'s'$|'s$|'$/, "");
    if (cut.endsWith("sses")) return cut.slice(0, -2);
    if (/ie[ds]$/.test(cut)) return cut.slice(0, cut.length > 4 ? -2 : -1);
    if (/us$|ss$/.test(cut) || !cut.endsWith("s")) return cut;
    return hasVowel(cut.slice(0, -2)) ? cut.slice(0, -1) : cut;
  }

  function past(word, first) {
    const found = /(?:eed|ed|ing)(?:ly)?$/.exec(word);
    if (!found) return word;
    const rest = word.slice(0, found.index);
    if (found[0].startsWith("eed")) return found.index >= first ? rest + "ee" : word;
    if (!hasVowel(rest)) return word;
    if (/(?:at|bl|iz)$/.test(rest)) return rest + "e";
    if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(rest)) return rest.slice(0, -1);
    return rest.length === first && isShort(rest) ? rest + "e" : rest;
  }

  // Replaces the longest ending that lies behind a place, if the rule's own condition holds.
  function replaced(word, rules, from, holds) {
    const rule = ending(word, rules);
    if (!rule) return word;
    const rest = word.slice(0, word.length - rule[0].length);
    return rest.length >= from && holds(rule[0], rest) ? rest + rule[1] : word;
  }

  // The stem of an English word in small letters, by the rules of Snowball's English stemmer (Porter 2).
  function stem(text) {
    if (irregular.has(text)) return irregular.get(text);
    if (text.length < 3 || !/^[a-z']+$/.test(text)) return text;
    const letters = Array.from(text.replace(/^'/, ""));
    letters.forEach((letter, at) => {
      if (letter === "y" && (at === 0 || isVowel(letters[at - 1]))) letters[at] = "Y";
    });
    let word = letters.join("");
    const prefix = /^(?:gener|commun|arsen)/.exec(word);
    const first = prefix ? prefix[0].length : region(word, 0), later = region(word, first);
    word = plural(word);
    if (ended.has(word)) return word;
    word = past(word, first);
    if (/[^aeiouy][yY]$/.test(word) && word.length > 2) word = word.slice(0, -1) + "i";
    word = replaced(word, second, first, (end, rest) =>
      end === "ogi" ? rest.endsWith("l") : end !== "li" || /[cdeghkmnrt]$/.test(rest));
    word = replaced(word, third, first, (end, rest) => end !== "ative" || rest.length >= later);
    word = replaced(word, fourth, later, (end, rest) => end !== "ion" || /[st]$/.test(rest));
    const rest = word.slice(0, -1);
    if (word.endsWith("e") && (rest.length >= later || rest.length >= first && !isShort(rest))) word = rest;
    else if (word.endsWith("ll") && rest.length >= later) word = rest;
    return word.replace(/Y/g, "y");
  }

  // Characters that are part of a word and nothing of its letters: accents, and what only joins or hides.
  const dropped = /[\u00AD\u0300-\u036F\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u064B-\u0655\u0670\u1AB0-\u1ACE\u1DC0-\u1DFF\u200B-\u200D\u2060\u20D0-\u20F0\uFE00-\uFE0F\uFE20-\uFE2F\uFEFF]/;
  // Scripts that put no blanks between words.
  const blankless = /[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3005-\u3007\u3040-\u30FF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\u{20000}-\u{3FFFF}]/u;
  const wordPattern = /[\p{L}\p{N}\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]+(?:\.[0-9][\p{L}\p{N}\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]*)*/gu;

  // `table` has what letters become, then those letters, in turn, cut at blanks.
  function reader(table, isEnglish) {
    const folds = new Map();
    const parts = table.split(" ");
    for (let at = 0; at + 1 < parts.length; at += 2) for (const one of parts[at + 1]) folds.set(one, parts[at]);
    const letter = one => dropped.test(one) ? "" : folds.get(one) ?? one;
    const fold = text => /^[\x00-\x7F]*$/.test(text) ? text.toLowerCase()
      : Array.from(text, one => Array.from(one.toLowerCase(), letter).join("")).join("");

    // The words of a text with their places; what has no blanks is cut at changes of script.
    function words(text) {
      const found = [];
      for (const match of text.matchAll(wordPattern)) {
        const folded = fold(match[0]), start = match.index, end = start + match[0].length;
        if (!blankless.test(folded)) {
          if (folded) found.push({ text: folded, start, end, isRun: false });
          continue;
        }
        let at = start, last = null;
        for (const one of match[0]) {
          const letters = fold(one), isRun = letters ? blankless.test(letters) : last ? last.isRun : false;
          if (last && (last.isRun === isRun || !letters)) {
            last.text += letters;
            last.end = at + one.length;
          } else if (letters) found.push(last = { text: letters, start: at, end: at + one.length, isRun });
          at += one.length;
        }
      }
      return found;
    }

    // Texts repeat their words, and each key asks for the same texts again.
    const stems = new Map();
    function known(word) {
      if (!stems.has(word)) stems.set(word, stem(word));
      return stems.get(word);
    }

    return { fold, words, stem: isEnglish ? known : word => word };
  }

  return { stem, reader, isBlankless: text => blankless.test(text) };
})();
