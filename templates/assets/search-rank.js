// Which pages and sections of the index answer a question, best first.
"use strict";
globalThis.GapbookSearch = (data, options) => {
  const { pages } = data, words = GapbookWords.reader(data.fold, data.english);
  const { places, starts, pageOf, lengths, worth, place, beginning, valuesOf, together, some, nearest } =
    GapbookTerms(data, words);
  const average = lengths.reduce((sum, one) => sum + one, 0) / Math.max(lengths.length, 1);
  // `spread`: what all sections of a page add to its best one; `context`: what a word of the title is worth in
  // each section; `length`: how much long sections lose; `strict`: how much pages lose that lack a word.
  const { spread, context, length, strict, title, all, list, same } =
    { spread: 0.1, context: 0.5, length: 0.5, strict: 1, title: 2, all: 3, list: 0.4, same: 0.6, ...options.rule };
  const sizes = Float64Array.from(lengths, one => 1 - length + length * one / average);

  // Raises what a group is worth to what others are.
  function join(group, others) {
    if (!group.isOwn) group.values = group.values.slice();
    group.isOwn = true;
    for (let at = 0; at < others.length; at++) if (others[at] > group.values[at]) group.values[at] = others[at];
  }

  const stems = text => words.words(text).map(one => words.stem(one.text));
  // Each word or phrase with what means the same.
  const synonyms = [];
  const mean = list => list.forEach(one => {
    const others = list.filter(other => other !== one);
    if (one.length && others.length) synonyms.push({ words: one, others });
  });
  (data.synonyms || []).forEach(list => mean(list.map(stems)));
  (options.synonyms || "").split(";").forEach(list => mean(list.split("=").map(stems)));
  const small = new Set(words.words(options.small || "").map(one => one.text));

  // A citation of the law, as it is written in many ways, without what is no letter or digit.
  const lawPattern = /(?:\b\d+\s*c\.?\s*f\.?\s*r\.?\s*)?(?:§+\s*|\bhipaa-)?\b(1\d\d\.\d{3,4})((?:\s*\(\s*[a-z0-9]{1,5}\s*\)|\.[a-z0-9]{1,5}(?![\w(])|(?<=[\d)])[a-z](?![a-z])[a-z0-9]*)*)/gi;

  function citations(text) {
    const found = [];
    const rest = text.replace(lawPattern, (_, section, paragraphs) => {
      found.push([section, ...(paragraphs.toLowerCase().match(/[a-z]+|\d+/g) || [])]);
      return " ";
    });
    return [rest, found];
  }

  const key = text => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  let addresses;

  // The pages whose file has a name.
  function named(name) {
    if (!addresses) {
      addresses = new Map();
      pages.forEach(([path], page) => {
        const own = key(decodeURIComponent(path.split("/").at(-1).replace(/\.html$/, "")));
        addresses.set(own, [...(addresses.get(own) || []), page]);
      });
    }
    return addresses.get(name) || [];
  }

  // What is sought: groups of words of which one is enough, and what is marked in texts.
  function understood(query) {
    const groups = [], top = new Set(), text = query.normalize("NFC").replace(/['’]s\b/g, "").replace(/['’]/g, " ");
    const [rest, cited] = citations(text);
    const group = (word, values, isWeak) => groups.push({ word, values, isWeak, stems: new Set([words.stem(word)]) });
    for (const [section, ...paragraphs] of cited) {
      let all = section + paragraphs.join("");
      const sought = paragraphs.slice();
      while (sought.length && !named(key(section + sought.join(""))).length) sought.pop();
      if (sought.length) named(key(section + sought.join(""))).forEach(page => top.add(page));
      while (paragraphs.length && !some(valuesOf(all, false))) {
        paragraphs.pop();
        all = section + paragraphs.join("");
      }
      group(all, valuesOf(all, false));
      groups.at(-1).stems.add(section);
    }
    if (/\d/.test(text)) named(key(text)).forEach(page => top.add(page));
    addWords(rest, group, groups);
    return { groups, top };
  }

  function addWords(text, group, groups) {
    const found = words.words(text), from = groups.length, isOpen = /[\p{L}\p{N}\p{M}]$/u.test(text);
    const gap = at => at + 1 < found.length ? text.slice(found[at].end, found[at + 1].start) : " ";
    found.forEach((one, at) => {
      if (!one.isRun) return group(one.text, valuesOf(one.text, isOpen && at === found.length - 1), small.has(one.text));
      const letters = Array.from(one.text);
      if (letters.length === 1) group(one.text, valuesOf(one.text, true));
      for (let i = 0; i + 1 < letters.length; i++) group(letters[i] + letters[i + 1], valuesOf(letters[i] + letters[i + 1], false));
    });
    if (groups.length - from !== found.length) return;
    const own = groups.slice(from);
    own.forEach((one, at) => {
      // Words that are also written as one, and paragraphs in brackets: 405(d).
      for (let end = at + 1; end < Math.min(own.length, at + 4); end++) {
        const joints = own.slice(at, end).map((_, i) => gap(at + i));
        const isBracket = /^\d/.test(own[at].word) && joints.every(gap => /^\)?\($/.test(gap));
        if (!isBracket && !joints.every(gap => /^\s*[-\u2010\u2011]?\s*$/.test(gap))) break;
        const whole = own.slice(at, end + 1).map(one => one.word).join("");
        if (!places.has(whole) && !(isBracket && place(whole) >= 0)) continue;
        const values = valuesOf(whole, false);
        own.slice(at, end + 1).forEach((part, number) => {
          join(part, values);
          part.isWeak = part.isWeak || isBracket && number > 0;
          part.stems.add(words.stem(whole));
        });
      }
      // A word that is also written as two.
      if (some(one.values) || one.word.length < 5) return;
      for (let cut = 2; cut < one.word.length - 1; cut++) {
        const parts = [one.word.slice(0, cut), one.word.slice(cut)];
        // The first may be cut short: autologoff.
        const isPart = (part, at) => places.has(part) || !at && part.length > 3 && beginning(part)[0] < beginning(part)[1];
        if (!parts.every(isPart)) continue;
        join(one, together(parts, 0.8));
        if (some(one.values)) return parts.forEach(part => one.stems.add(words.stem(part)));
      }
    });
    addSynonyms(own);
  }

  function addSynonyms(own) {
    const query = own.map(one => words.stem(one.word));
    const isFound = own.map(one => some(one.values));
    synonyms.forEach(({ words: phrase, others }) => {
      for (let at = 0; at + phrase.length <= query.length; at++) {
        if (phrase.some((word, i) => query[at + i] !== word)) continue;
        others.forEach(other => {
          const values = together(other, same);
          own.slice(at, at + phrase.length).forEach(one => {
            join(one, values);
            one.isWeak = one.isWeak && phrase.length === 1;
            other.forEach(word => one.stems.add(word));
          });
        });
      }
    });
    own.forEach((one, at) => {
      if (isFound[at] || some(one.values)) return;
      const guess = nearest(one.word);
      if (!guess) return;
      one.guess = guess;
      join(one, together([guess], 0.7));
      one.stems.add(words.stem(guess));
    });
  }

  const titles = [];

  // How much of a title the question says.
  function titleShare(page, groups) {
    if (!groups.some(group => group.values[starts[page]] >= worth[3] * 0.4)) return 0;
    const told = titles[page] = titles[page]
      || words.words(pages[page][1]).filter(one => !small.has(one.text)).map(one => words.stem(one.text));
    let count = 0;
    for (const word of told) for (const group of groups) if (group.stems.has(word)) { count++; break; }
    return told.length ? count / told.length : 0;
  }

  // The pages that answer, best first, each with its best sections.
  function find(query) {
    const { groups, top } = understood(query), count = pages.length;
    const best = groups.map(group => {
      const values = new Float32Array(count);
      let holders = 0;
      for (let section = 0; section < pageOf.length; section++) {
        const value = group.values[section], page = pageOf[section];
        if (value <= values[page]) continue;
        if (!values[page]) holders++;
        values[page] = value;
      }
      group.rarity = Math.log(1 + (count - holders + 0.5) / (holders + 0.5)) * (group.isWeak ? 0.15 : 1);
      group.isFound = holders > 0;
      group.isRequired = !group.isWeak && holders * 2 <= count;
      return values;
    });
    const require = test => {
      if (!groups.some(group => group.isRequired && group.isFound)) groups.forEach(group => { group.isRequired = test(group); });
    };
    require(group => !group.isWeak);
    require(() => true);
    const needed = groups.reduce((sum, group) => sum + (group.isRequired ? group.rarity : 0), 0);
    const scores = scoresOf(groups), hits = [];
    for (let page = 0; page < count; page++) {
      let has = 0, missing = 0, sum = 0, isTold = false;
      for (let at = 0; at < groups.length; at++) {
        const group = groups[at], value = best[at][page];
        sum += group.rarity * value;
        isTold = isTold || !group.isWeak && value >= worth[2] * same;
        if (!group.isRequired) continue;
        if (value > 0) has += group.rarity; else missing++;
      }
      // A word that most pages have is an answer by itself where it is in a title or heading.
      if (!has && !isTold && !top.has(page)) continue;
      const share = needed ? Math.max(has / needed, 0.05) : 1;
      const sections = () => sectionsOf(page, groups, scores);
      let score = (bestOf(page, scores) + spread * sum) * share ** strict * (1 + title * titleShare(page, groups) * share);
      if (isList(page)) score *= list;
      if (top.has(page)) score += 1e6;
      else if (!missing && hasAll(page, groups)) score *= all;
      hits.push({ page, missing, sections, score });
    }
    hits.sort((a, b) => b.score - a.score || a.page - b.page);
    const guesses = groups.filter(group => group.guess).map(group => [group.word, group.guess]);
    return { hits, guesses, isEmpty: !groups.length, marks: marksOf(groups, /[\p{L}\p{N}]$/u.test(query)) };
  }

  // How well each section answers by itself.
  function scoresOf(groups) {
    const scores = new Float64Array(pageOf.length);
    for (const { values, rarity } of groups) {
      for (let section = 0; section < scores.length; section++) {
        const value = values[section], start = starts[pageOf[section]];
        const above = section > start && values[start] >= worth[3] * 0.7 ? context : 0;
        // A title or heading says the same above a long text.
        scores[section] += rarity * Math.max(value >= worth[2] * 0.7 ? value : value / sizes[section], above);
      }
    }
    return scores;
  }

  // Whether one section has all that is required; a word of the title counts in each.
  function hasAll(page, groups) {
    const required = groups.filter(group => group.isRequired), start = starts[page];
    for (let section = start; section < starts[page + 1]; section++) {
      if (required.every(({ values }) => values[section] > 0 || values[start] >= worth[3] * 0.7)) return true;
    }
    return false;
  }

  // Whether a page lists others, which answer better.
  const isList = page => /(?:^|\/)(?:index|all)\.html$/.test(pages[page][0]);

  function bestOf(page, scores) {
    let best = 0;
    for (let section = starts[page]; section < starts[page + 1]; section++) best = Math.max(best, scores[section]);
    return best;
  }

  // The sections of a page, best first, each with how much of what was sought is in itself.
  function sectionsOf(page, groups, scores) {
    const start = starts[page], sections = [];
    for (let section = start; section < starts[page + 1]; section++) {
      const own = groups.filter(group => !group.isWeak && group.values[section] > 0).length;
      sections.push({ at: section - start, own, score: scores[section] });
    }
    return sections.sort((a, b) => b.score - a.score || a.at - b.at);
  }

  // Says of a word of a text which group it is marked for; -1 for none.
  function marksOf(groups, isOpen) {
    const open = isOpen && groups.length ? groups.at(-1).word : null, known = new Map();
    const groupOf = word => groups.findIndex(group => !group.isWeak && group.stems.has(words.stem(word))
      || (group.word === open || /\d/.test(group.word)) && group.word.length > 1 && word.startsWith(group.word));
    return word => {
      if (!known.has(word)) known.set(word, groupOf(word));
      return known.get(word);
    };
  }

  return { find, words };
};
