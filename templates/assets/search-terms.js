// The words of the index, and what each is worth in the sections of pages; `SearchIndex` in Swift writes it.
"use strict";
globalThis.GapbookTerms = (data, words) => {
  const first = 35;
  let last = "";
  const terms = data.terms.split(" ").map(code => last = last.slice(0, code.charCodeAt(0) - first) + code.slice(1));
  const posts = data.posts.split(" ");
  const places = new Map(terms.map((term, at) => [term, at]));

  // Sections are numbered through all pages.
  const starts = [0], pages = [], sizesOf = [], sizes = [1];
  while (sizes.length < 57) sizes.push(sizes.at(-1) + Math.max(1, Math.floor(sizes.at(-1) / 4)));
  data.sections.split(" ").forEach((codes, page) => {
    for (let at = 0; at < codes.length; at++) {
      pages.push(page);
      sizesOf.push(sizes[codes.charCodeAt(at) - first]);
    }
    starts.push(pages.length);
  });
  const pageOf = Int32Array.from(pages), lengths = Float64Array.from(sizesOf);

  // What a word is worth by where it is: in a text, often in it, in a heading, in a title.
  const worth = [1, 1.5, 3, 5];
  // Gives each number of a code; the code of a later form of a word is how far back its first form is.
  function numbers(code, from, body) {
    let value = 0, factor = 1;
    for (let at = from; at < code.length; at++) {
      const digit = code.charCodeAt(at) - first;
      value += digit % 28 * factor;
      if (digit > 27) factor *= 28;
      else {
        body(value);
        value = 0;
        factor = 1;
      }
    }
  }

  function codeOf(at) {
    let from = at;
    if (posts[at][0] === "!") numbers(posts[at], 1, back => { from -= back; });
    return posts[from];
  }

  function each(at, body) {
    let section = -1;
    numbers(codeOf(at), 0, value => {
      section += value >> 2;
      body(section, value & 3);
    });
  }

  // The terms with a beginning.
  function beginning(prefix) {
    let low = 0, high = terms.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (terms[middle] < prefix) low = middle + 1; else high = middle;
    }
    let end = low;
    while (end < terms.length && terms[end].startsWith(prefix)) end++;
    return [low, end];
  }

  // The place of a word or of another form of it; -1 where no page has one.
  function place(word) {
    if (places.has(word)) return places.get(word);
    const stem = words.stem(word);
    if (places.has(stem) && words.stem(stem) === stem) return places.get(stem);
    const [low, end] = beginning(stem.slice(0, Math.max(2, stem.length - 1)));
    for (let at = low; at < end; at++) if (words.stem(terms[at]) === stem) return at;
    return -1;
  }

  const empty = () => new Float32Array(pageOf.length);

  // Raises values of sections to what a word is worth in them.
  function raise(values, at, factor) {
    each(at, (section, weight) => {
      const value = worth[weight] * factor;
      if (value > values[section]) values[section] = value;
    });
  }

  // The same words are sought again and again as one types; nobody changes what is returned.
  const sought = new Map();

  function valuesOf(word, isOpen) {
    const name = (isOpen ? ">" : "") + word;
    if (sought.size > 60) sought.clear();
    if (!sought.has(name)) sought.set(name, found(word, isOpen));
    return sought.get(name);
  }

  function found(word, isOpen) {
    const values = empty(), at = place(word);
    if (at >= 0) raise(values, at, 1);
    if ((isOpen || at < 0 || /\d/.test(word)) && (word.length > 1 || GapbookWords.isBlankless(word))) {
      const [low, end] = beginning(word);
      for (let other = low; other < Math.min(end, low + 300); other++) {
        if (terms[other] !== word) raise(values, other, at < 0 ? 0.7 : 0.4);
      }
    }
    return values;
  }

  // All of the words in one section; a word of the title counts in all of its page.
  function together(list, factor) {
    const lists = list.map(word => valuesOf(word, false)), values = lists[0].slice();
    lists.forEach(one => {
      for (let at = 0; at < values.length; at++) {
        if (!values[at]) continue;
        values[at] = Math.min(values[at], Math.max(one[at], one[starts[pageOf[at]]] >= worth[3] ? 1 : 0));
      }
    });
    return values.map(value => value * factor);
  }

  const some = values => values.some(value => value > 0);

  // Words that lie apart by few letters: added, left out, changed, or two that changed places.
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let before = [], row = Array.from({ length: b.length + 1 }, (_, at) => at);
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      for (let j = 1; j <= b.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      if (Math.min(...next) > most) return most + 1;
      [before, row] = [row, next];
    }
    return row[b.length];
  }

  let known;

  // The nearest word of a title or heading.
  function nearest(word) {
    if (word.length < 4 || !/^\p{L}+$/u.test(word)) return null;
    known = known || terms.flatMap((term, at) => {
      if (term.length < 4 || !/^\p{L}+$/u.test(term)) return [];
      let isTelling = false;
      each(at, (_, weight) => { isTelling = isTelling || weight > 1; });
      return isTelling ? [term] : [];
    });
    const most = word.length < 6 ? 1 : 2;
    let best = null, least = most + 1;
    for (const term of known) {
      const near = distance(word, term, most), far = near + (term[0] === word[0] ? 0 : 0.5);
      if (near > most) continue;
      if (!best || far < least || far === least && codeOf(places.get(term)).length > codeOf(places.get(best)).length) {
        [best, least] = [term, far];
      }
    }
    return best;
  }

  return { places, starts, pageOf, lengths, worth, place, beginning, valuesOf, together, some, nearest };
};
