import Foundation
import TestSupport
import Testing

@testable import Site

/// Node.js, which runs the search page's scripts in tests.
enum Node {
  static let path = ["/usr/bin/node", "/usr/local/bin/node"].first(where: exists)
  static let reason: Comment = "needs Node.js, Debian's package nodejs"

  static func run(_ script: String, _ arguments: [String], input: String = "") throws -> String {
    let node = try #require(path)
    let result = try TestSupport.run(
      node,
      [repositoryRoot + "/Tests/Benchmarks/Search/" + script] + arguments,
      input: Array(input.utf8)
    )
    try #require(result.code == 0, "\(result.stderr)")
    return result.stdout
  }

  static let words = repositoryRoot + "/templates/assets/search-words.js"
}

/// Debian's libstemmer of the version whose rules ours are; later ones have some exceptions more.
private enum Snowball {
  private static let script = """
    import ctypes, sys
    lib = ctypes.CDLL("libstemmer.so.0d")
    lib.sb_stemmer_new.restype = ctypes.c_void_p
    lib.sb_stemmer_stem.restype = ctypes.POINTER(ctypes.c_char)
    lib.sb_stemmer_stem.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
    lib.sb_stemmer_length.argtypes = [ctypes.c_void_p]
    english = lib.sb_stemmer_new(b"english", b"UTF_8")
    for line in sys.stdin.buffer.read().split():
        stem = lib.sb_stemmer_stem(english, line, len(line))
        print(stem[:lib.sb_stemmer_length(english)].decode())
    """

  static func stems(of words: [String]) -> [String] {
    let input = Array(words.joined(separator: "\n").utf8)
    let result = try? run("/usr/bin/python3", ["-c", script], input: input)
    return (result?.stdout ?? "").split(separator: "\n").map(String.init)
  }

  static let isThere = stems(of: ["evening"]) == ["even"]
}

@Suite("The stems of English words")
struct EnglishStemTests {
  @Test(
    "are alike for forms of one word, and unlike for other words",
    arguments: [
      ("penalty", "penalti"), ("penalties", "penalti"), ("encrypt", "encrypt"),
      ("encrypted", "encrypt"), ("encryption", "encrypt"), ("encrypting", "encrypt"),
      ("backups", "backup"), ("BAAs".lowercased(), "baa"), ("analyses", "analys"),
      ("analysis", "analysi"), ("fines", "fine"), ("fined", "fine"), ("policies", "polici"),
      ("police", "polic"), ("organization", "organ"), ("running", "run"), ("hoped", "hope"),
      ("hopping", "hop"), ("ties", "tie"), ("cries", "cri"), ("gas", "gas"), ("this", "this"),
      ("dying", "die"), ("news", "news"), ("proceeds", "proceed"), ("agreed", "agre"),
      ("yearly", "year"), ("say", "say"), ("boy's", "boy"), ("generally", "general"),
      ("communication", "communic"), ("rational", "ration"), ("vietnamization", "vietnam"),
      ("apology", "apolog"), ("controlled", "control"), ("fulfilling", "fulfil"), ("a", "a"),
      ("is", "is"), ("164.312", "164.312"), ("größen", "größen"), ("x2s", "x2s"), ("", ""),
    ]
  )
  func areRight(word: String, stem: String) {
    #expect(String(decoding: EnglishStem.of(Array(word.utf8)), as: UTF8.self) == stem)
  }

  /// Words of syllables and endings that meet each rule, and all words of the example.
  static func words() throws -> [String] {
    var random = SeededGenerator(seed: 26)
    let onsets =
      "b c d f g h j k l m n p r s t v w y z br ch cl dr fl gr pl qu sc sh st str th wh x"
    let vowels = "a e i o u y ai ea ee ie oa oo ou ay oy"
    let codas = "b c ck d f g ll m nn ng nt p rr rd ss st tt th v w x y bb at bl iz"
    let endings = """
      s es ies ied ed edly eed eedly ing ingly 's s' li y e er ers or al ally ical ic icate iciti \
      ation ational ization izer ize alize alism aliti fulness fulli ful lessli ness ousness ousli \
      ous iveness iviti ive ative biliti bli ible able ance anci ence enci ant ent entli ement ment \
      ion tion tional ogi ate ator ism iti ll us sses
      """
    let parts = [onsets, vowels, codas, endings].map { $0.split(separator: " ") }
    var words = Set(try SearchIndex(Example.built(), site: Example.client).weights.keys)
    words.formUnion(["skis", "skies", "idly", "ugly", "innings", "outing", "arsenal", "'tis", "yy"])
    while words.count < 60_000 {
      var word = random.chance(1, in: 20) ? random.pick(["gener", "commun", "arsen", "y"]) : ""
      for _ in 0...Int(random.next() % 3) {
        word += random.pick(parts[0]) + random.pick(parts[1])
        if random.chance(2, in: 3) { word += random.pick(parts[2]) }
      }
      if random.chance(9, in: 10) { word += random.pick(parts[3]) }
      if random.chance(1, in: 3) { word += random.pick(parts[3]) }
      words.insert(word)
    }
    return words.sorted()
  }

  private func stems(of words: [String]) -> [String] {
    words.map { String(decoding: EnglishStem.of(Array($0.utf8)), as: UTF8.self) }
  }

  @Test(
    "are those of Snowball, for sixty thousand words",
    .enabled(if: Snowball.isThere, "needs Debian's libstemmer0d 2.2 and python3")
  )
  func areSnowballs() throws {
    let words = try Self.words().filter { $0.utf8.allSatisfy { $0 < 0x80 && $0 != 0x2E } }
    #expect(words.count > 50_000)
    let others = Snowball.stems(of: words)
    try #require(others.count == words.count)
    let wrong = zip(words, zip(stems(of: words), others)).filter { $1.0 != $1.1 }
    // A word with a digit in it is none of English, and stays as it is.
    let english = wrong.filter { !$0.0.contains(where: \.isNumber) }
    #expect(english.isEmpty, "\(english.prefix(5))")
  }

  @Test(
    "are the same in the script of the search page",
    .enabled(if: Node.path != nil, Node.reason)
  )
  func areTheScripts() throws {
    let words = try Self.words()
    let told = try Node.run(
      "words.js",
      [Node.words, "stem"],
      input: words.joined(separator: "\n")
    ).split(separator: "\n").map(String.init)
    try #require(told.count == words.count)
    let wrong = zip(words, zip(stems(of: words), told)).filter { $1.0 != $1.1 }
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
  }
}

@Suite("The folding of letters for the search")
struct SearchFoldingTests {
  private func folded(_ text: String) -> String {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars { SearchFolding.fold(scalar, into: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(
    "leaves small letters without accents",
    arguments: [
      ("José García-Núñez", "jose garcia-nunez"), ("Zürich résumé", "zurich resume"),
      ("re\u{301}sume\u{301}", "resume"), ("ΟΔΟΣ οδός", "οδοσ οδοσ"), ("Straße ẞ", "strasse ss"),
      ("İstanbul ısı", "istanbul isi"), ("Ｆｕｌｌ２", "full2"), ("Ёлка Й", "елка и"),
      ("ﬁne Ⅻ x²", "fine xii x2"), ("Łódź Øre Æsir Þór", "lodz ore aesir thor"),
      ("हिन्दी", "हिन्दी"), ("ｶﾅ", "カナ"), ("個人", "個人"), ("ไทย", "ไทย"),
      ("soft\u{AD}hyphen", "softhyphen"),
      ("Việt Nam", "viet nam"), ("أحمد", "احمد"), ("شَدّ", "شد"),
    ]
  )
  func foldsLetters(text: String, expected: String) {
    #expect(folded(text).unicodeScalars.elementsEqual(expected.unicodeScalars))
    // What is folded stays as it is.
    #expect(folded(expected).unicodeScalars.elementsEqual(expected.unicodeScalars))
  }

  @Test(
    "is the same in the script of the search page, for every character",
    .enabled(if: Node.path != nil, Node.reason)
  )
  func isTheScripts() throws {
    let table = try TemporaryFolder(["table": .text(SearchFolding.table)])
    let scalars = (1..<UInt32(0x11_0000)).compactMap(Unicode.Scalar.init).filter {
      $0.properties.generalCategory != .unassigned && $0 != "\n" && $0 != "\r"
    }
    let input = scalars.map { "\($0.value)" }.joined(separator: "\n")
    let told = try Node.run("words.js", [Node.words, "fold", table.path + "/table"], input: input)
    let lines = told.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    try #require(lines.count == scalars.count + 1)
    var wrong: [String] = []
    for (scalar, line) in zip(scalars, lines) where !line.elementsEqual("?".unicodeScalars) {
      if !folded(String(scalar)).unicodeScalars.elementsEqual(line) {
        wrong.append("U+\(String(scalar.value, radix: 16)): \(folded(String(scalar))) \(line)")
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(5))")
  }
}
