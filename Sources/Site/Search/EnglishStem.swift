/// The stems of English words, by the rules of Snowball's English stemmer (Porter 2).
///
/// Forms of a word have one stem: `penalties` and `penalty`, `encrypted` and `encryption`. The
/// script `search-words.js` of the search page has the same rules, rule by rule.
enum EnglishStem {
  /// Words whose stems follow no rule, or which are their own.
  private static let irregular: [String: String] = [
    "skis": "ski", "skies": "sky", "dying": "die", "lying": "lie", "tying": "tie", "idly": "idl",
    "gently": "gentl", "ugly": "ugli", "early": "earli", "only": "onli", "singly": "singl",
    "sky": "sky", "news": "news", "howe": "howe", "atlas": "atlas", "cosmos": "cosmos",
    "bias": "bias", "andes": "andes",
  ]

  /// Words that lose no more than a plural.
  private static let ended = Set(
    ["inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"].map {
      Array($0.utf8)
    }
  )

  /// An ending and what replaces it.
  private struct Rule {
    let ending: [UInt8]
    let replacement: [UInt8]

    /// Rules from words such as `tional:tion`.
    static func list(_ text: String) -> [Rule] {
      text.split(separator: " ").map { word in
        let parts = word.split(separator: ":", omittingEmptySubsequences: false)
        return Rule(ending: Array(parts[0].utf8), replacement: Array(parts[1].utf8))
      }
    }
  }

  private static let second = Rule.list(
    "tional:tion enci:ence anci:ance abli:able entli:ent izer:ize ization:ize ational:ate "
      + "ation:ate ator:ate alism:al aliti:al alli:al fulness:ful ousli:ous ousness:ous "
      + "iveness:ive iviti:ive biliti:ble bli:ble ogi:og fulli:ful lessli:less li:"
  )
  private static let third = Rule.list(
    "tional:tion ational:ate alize:al icate:ic iciti:ic ical:ic ful: ness: ative:"
  )
  private static let fourth = Rule.list(
    "al: ance: ence: er: ic: able: ible: ant: ement: ment: ent: ism: ate: iti: ous: ive: ize: ion:"
  )

  /// The stem of a word in small letters; one that has others than those of English is its own.
  static func of(_ text: [UInt8]) -> [UInt8] {
    guard text.count >= 3, text.allSatisfy({ $0 &- UInt8(ascii: "a") < 26 || $0 == apostrophe })
    else { return text }
    if text.count <= 6, let stem = irregular[String(decoding: text, as: UTF8.self)] {
      return Array(stem.utf8)
    }
    var word = text
    if word[0] == apostrophe { word.removeFirst() }
    for index in word.indices where word[index] == y && (index == 0 || isVowel(word[index - 1])) {
      word[index] = consonantY
    }
    let prefix = ["gener", "commun", "arsen"].first { word.starts(with: $0.utf8) }
    let first = prefix?.utf8.count ?? region(word, from: 0)
    let later = region(word, from: first)
    cutPlural(&word)
    if !ended.contains(word) { cutEndings(&word, first, later) }
    for index in word.indices where word[index] == consonantY { word[index] = y }
    return word
  }

  private static func cutEndings(_ word: inout [UInt8], _ first: Int, _ later: Int) {
    cutPast(&word, first)
    if word.count > 2, word.last == y || word.last == consonantY, !isVowel(word[word.count - 2]) {
      word[word.count - 1] = UInt8(ascii: "i")
    }
    replace(&word, by: second, from: first) { ending, rest in
      if ending.elementsEqual("ogi".utf8) { return rest.last == UInt8(ascii: "l") }
      return !ending.elementsEqual("li".utf8) || rest.last.map(mayPrecedeLi) ?? false
    }
    replace(&word, by: third, from: first) { ending, rest in
      !ending.elementsEqual("ative".utf8) || rest.count >= later
    }
    replace(&word, by: fourth, from: later) { ending, rest in
      !ending.elementsEqual("ion".utf8)
        || rest.last == UInt8(ascii: "s") || rest.last == UInt8(ascii: "t")
    }
    let rest = word.dropLast()
    let isSilent =
      word.last == UInt8(ascii: "e")
      && (rest.count >= later || rest.count >= first && !isShort(rest))
    if isSilent || ends(word, "ll") && rest.count >= later { word.removeLast() }
  }
}

extension EnglishStem {
  private static let apostrophe = UInt8(ascii: "'")
  private static let y = UInt8(ascii: "y")
  /// A `y` that is no vowel, as in `yard` and `say`.
  private static let consonantY = UInt8(ascii: "Y")

  private static func isVowel(_ letter: UInt8) -> Bool {
    switch letter {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"), UInt8(ascii: "y"):
      true
    default: false
    }
  }

  private static func mayPrecedeLi(_ letter: UInt8) -> Bool { "cdeghkmnrt".utf8.contains(letter) }

  private static func ends(_ word: some BidirectionalCollection<UInt8>, _ ending: String) -> Bool {
    word.suffix(ending.utf8.count).elementsEqual(ending.utf8)
  }

  /// Where the part behind the first consonant that follows a vowel begins.
  private static func region(_ word: [UInt8], from start: Int) -> Int {
    var index = start
    while index < word.count, !isVowel(word[index]) { index += 1 }
    while index < word.count, isVowel(word[index]) { index += 1 }
    return min(index + 1, word.count)
  }

  /// Whether a word ends in a short syllable.
  private static func isShort(_ word: ArraySlice<UInt8>) -> Bool {
    let last = word.endIndex - 1
    guard word.count > 1, !isVowel(word[last]), isVowel(word[last - 1]) else { return false }
    return word.count == 2 || !isVowel(word[last - 2]) && !"wxY".utf8.contains(word[last])
  }

  private static func cutPlural(_ word: inout [UInt8]) {
    for ending in ["'s'", "'s", "'"] where ends(word, ending) {
      word.removeLast(ending.utf8.count)
      break
    }
    if ends(word, "sses") {
      word.removeLast(2)
    } else if ends(word, "ied") || ends(word, "ies") {
      word.removeLast(word.count > 4 ? 2 : 1)
    } else if word.last == UInt8(ascii: "s"), !ends(word, "us"), !ends(word, "ss"),
      word.dropLast(2).contains(where: isVowel)
    {
      word.removeLast()
    }
  }

  private static func cutPast(_ word: inout [UInt8], _ first: Int) {
    let endings = ["eedly", "ingly", "edly", "eed", "ing", "ed"]
    guard let ending = endings.first(where: { ends(word, $0) }) else { return }
    let count = word.count - ending.utf8.count
    if ending.hasPrefix("eed") {
      if count >= first { word.removeLast(word.count - count - 2) }
      return
    }
    guard word[..<count].contains(where: isVowel) else { return }
    word.removeLast(word.count - count)
    if ["at", "bl", "iz"].contains(where: { ends(word, $0) }) {
      word.append(UInt8(ascii: "e"))
    } else if count > 1, word[count - 1] == word[count - 2],
      "bdfgmnprt".utf8.contains(word[count - 1])
    {
      word.removeLast()
    } else if count == first, isShort(word[...]) {
      word.append(UInt8(ascii: "e"))
    }
  }

  /// Replaces the longest of the endings, where it begins behind a place and its condition holds.
  private static func replace(
    _ word: inout [UInt8],
    by rules: [Rule],
    from start: Int,
    if holds: (_ ending: [UInt8], _ rest: ArraySlice<UInt8>) -> Bool
  ) {
    var best: Rule?
    for rule in rules where rule.ending.count > best?.ending.count ?? 0 {
      if word.suffix(rule.ending.count).elementsEqual(rule.ending) { best = rule }
    }
    guard let best else { return }
    let rest = word.dropLast(best.ending.count)
    guard rest.count >= start, holds(best.ending, rest) else { return }
    word = rest + best.replacement
  }
}
