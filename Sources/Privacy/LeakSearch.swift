import Formats

/// A withheld text in what is to be written.
public struct LeakHit: Sendable, Hashable {
  /// A text that was found, whatever the file.
  public struct Text: Sendable, Hashable {
    let pattern: Int
  }

  /// The number of its pattern.
  let pattern: Int
  /// The file, with the part of it where it is an archive.
  public let file: String

  /// What was found.
  public var text: Text { Text(pattern: pattern) }

  init(pattern: Int, in file: String) {
    self.pattern = pattern
    self.file = file
  }
}

/// What a file was found to hold.
public struct LeakFindings: Sendable {
  /// Each text once a file.
  public var hits: [LeakHit] = []
  /// The files that cannot be searched, as they come to too much.
  public var unsearched: [String] = []
  /// The files that cannot be read, each with why.
  public var closed: [String: String] = [:]

  /// Nothing found.
  public init() {}

  /// Adds what was found elsewhere.
  public mutating func add(_ other: LeakFindings) {
    hits += other.hits
    unsearched += other.unsearched
    closed.merge(other.closed) { first, _ in first }
  }
}

/// Searches bytes for the texts that are withheld from an audience.
public struct LeakSearch: Sendable {
  /// What is searched for, by the numbers of hits' origins.
  private let texts: [WithheldText]
  private let patterns: [WithheldPattern]
  private let automaton: LeakAutomaton

  /// A search for texts.
  public init(_ texts: [WithheldText]) {
    self.texts = texts
    var all = texts.enumerated().flatMap { WithheldPattern.patterns(of: $1, origin: $0) }
    all.sort { a, b in
      if a.letters != b.letters { return a.letters.lexicographicallyPrecedes(b.letters) }
      // Of texts with the same letters the strictest one counts.
      func rank(_ pattern: WithheldPattern) -> Int { pattern.isID ? 2 : pattern.isName ? 1 : 0 }
      return (rank(a), -a.words, a.origin) < (rank(b), -b.words, b.origin)
    }
    var kept: [WithheldPattern] = []
    for pattern in all where pattern.letters != kept.last?.letters { kept.append(pattern) }
    patterns = kept
    automaton = LeakAutomaton(kept.map(\.letters))
  }

  /// Whether there is nothing to search for.
  public var isIdle: Bool { patterns.isEmpty }

  /// The withheld text of a hit.
  public func text(of hit: LeakHit) -> WithheldText { texts[patterns[hit.pattern].origin] }

  /// The same for what a message may say of it: the sentence that was found alone.
  public func piece(of hit: LeakHit) -> WithheldText {
    let text = text(of: hit)
    return WithheldText(text.kind, patterns[hit.pattern].piece(of: text), at: text.place)
  }

  /// Whether a hit names somebody or something.
  public func isName(_ hit: LeakHit) -> Bool { patterns[hit.pattern].isName }

  /// Whether a hit says where something is kept, which never passes.
  public func isLocation(_ hit: LeakHit) -> Bool { patterns[hit.pattern].isLocation }

  /// Whether a hit passes where the audience sees the same elsewhere.
  public func isShort(_ hit: LeakHit) -> Bool { patterns[hit.pattern].isShort }

  /// What is withheld and in a file; its name is searched, too.
  public func findings(in bytes: [UInt8], of file: String) -> LeakFindings {
    var reading = LeakReading()
    return findings(in: bytes, of: file, &reading)
  }

  /// The same; `reading` lends its room.
  public func findings(
    in bytes: [UInt8],
    of file: String,
    _ reading: inout LeakReading
  ) -> LeakFindings {
    var found = LeakFindings()
    var seen: Set<Int> = []
    search(Array(file.utf8), as: .plain, file, &reading, &seen, &found)
    search(file: bytes, file, depth: 0, &reading, &seen, &found)
    return found
  }

  /// The most levels of archives in archives.
  private static let deepest = 3

  private func search(
    file bytes: [UInt8],
    _ name: String,
    depth: Int,
    _ reading: inout LeakReading,
    _ seen: inout Set<Int>,
    _ found: inout LeakFindings
  ) {
    let form = LeakForm(of: name, bytes.span)
    do throws(LeakContainer.Fault) {
      if let why = LeakContainer.closed(bytes, isBinary: form == .binary) {
        found.closed[name] = why
      }
      if let parts = try LeakContainer.parts(of: bytes) {
        guard depth < Self.deepest else {
          found.closed[name] = "it is an archive in \(depth) others"
          return
        }
        for part in parts {
          let inner = part.name.isEmpty ? name : "\(name), \(part.name)"
          search(Array(part.name.utf8), as: .plain, inner, &reading, &seen, &found)
          search(file: part.bytes, inner, depth: depth + 1, &reading, &seen, &found)
        }
        if bytes.starts(with: LeakPDF.start), LeakPDF.hidesLetters(parts) {
          found.closed[name] = "its letters are numbers in fonts of its own"
        }
        return
      }
    } catch {
      found.unsearched.append(name)
    }
    if depth < Self.deepest {
      for part in LeakEncoded.parts(of: bytes) {
        search(file: part.bytes, "\(name), \(part.name)", depth: depth + 1, &reading, &seen, &found)
      }
    }
    search(bytes, as: form, name, &reading, &seen, &found)
  }

  private func search(
    _ bytes: [UInt8],
    as form: LeakForm,
    _ name: String,
    _ reading: inout LeakReading,
    _ seen: inout Set<Int>,
    _ found: inout LeakFindings
  ) {
    for isAgain in [false, true] {
      reading.clear()
      let isEscaped = reading.read(bytes.span, as: form, isAgain: isAgain)
      search(reading.text, isNames: false, name, &seen, &found)
      search(reading.marks, isNames: false, name, &seen, &found)
      search(reading.names, isNames: true, name, &seen, &found)
      guard isEscaped, !isAgain else { return }
    }
  }

  private func search(
    _ letters: LeakLetters,
    isNames: Bool,
    _ name: String,
    _ seen: inout Set<Int>,
    _ found: inout LeakFindings
  ) {
    automaton.search(letters) { number, range in
      guard !seen.contains(number) else { return }
      let pattern = patterns[number]
      if pattern.isID {
        guard letters.holds(pattern, at: range) else { return }
      } else if isNames, pattern.words < 2 {
        return
      }
      seen.insert(number)
      found.hits.append(LeakHit(pattern: number, in: name))
    }
  }

  /// Which of the hits' texts are in other texts too, read as plain and as markup; all texts are read
  /// unless each of the hits is found before.
  public func hits(_ hits: [LeakHit], alsoIn texts: some Sequence<[UInt8]>) -> Set<LeakHit.Text> {
    // In the order of their letters, as those of all patterns are.
    let wanted = Set(hits.map(\.pattern)).sorted()
    let automaton = LeakAutomaton(wanted.map { patterns[$0].letters })
    var known: Set<Int> = []
    var reading = LeakReading()
    let firsts = wanted.map { patterns[$0].firstWord }
    for bytes in texts where bytes.mayHold(oneOf: firsts) {
      for (bytes, form) in bytes.readings {
        guard known.count < wanted.count else { break }
        reading.clear()
        _ = reading.read(bytes.span, as: form)
        for letters in [reading.text, reading.marks] where letters.count > 0 {
          automaton.search(letters) { number, range in
            let pattern = patterns[wanted[number]]
            if !pattern.isID || letters.holds(pattern, at: range) { known.insert(wanted[number]) }
          }
        }
      }
      guard known.count < wanted.count else { break }
    }
    return Set(known.map { LeakHit.Text(pattern: $0) })
  }
}

extension LeakSearch {
  /// Which of some texts, by their names, hold what was hit; no more than two of each, as one may be
  /// where it was hit.
  public func holders(
    of hits: [LeakHit],
    in texts: some Sequence<(name: String, bytes: [UInt8])>
  ) -> [LeakHit.Text: Set<String>] {
    var holders: [LeakHit.Text: Set<String>] = [:]
    var rest = hits
    for (name, bytes) in texts {
      guard !rest.isEmpty else { break }
      for text in self.hits(rest, alsoIn: [bytes]) {
        holders[text, default: []].insert(name)
      }
      rest.removeAll { (holders[$0.text]?.count ?? 0) > 1 }
    }
    return holders
  }
}

extension [UInt8] {
  /// Whether a text may hold one of some words of ASCII; it need not be read if it holds none as it is,
  /// unless it has letters that are read as those of ASCII.
  fileprivate func mayHold(oneOf words: [[UInt8]]) -> Bool {
    if words.contains([]) || contains(where: { $0 >= 0xC3 && $0 != 0xE2 }) { return true }
    let lower = map { ($0 &- 0x41) < 26 ? $0 | 0x20 : $0 }
    return words.contains { lower[...].firstOccurrence(of: $0) != nil }
  }

  /// The ways of reading a text that come to something else: tags, escapes and links, where it has any.
  fileprivate var readings: [(bytes: [UInt8], form: LeakForm)] {
    var readings: [(bytes: [UInt8], form: LeakForm)] = [(self, .plain)]
    if contains(UInt8(ascii: "\\")), contains(UInt8(ascii: "\"")) { readings.append((self, .json)) }
    if contains(UInt8(ascii: "<")) { readings.append((self, .markup)) }
    if self[...].firstOccurrence(of: Array("](".utf8)) != nil {
      readings.append((withoutTargets, .plain))
    }
    return readings
  }

  /// Markdown without what its links lead to.
  fileprivate var withoutTargets: [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(count)
    var place = 0
    while place < count {
      out.append(self[place])
      place += 1
      guard self[place - 1] == UInt8(ascii: "]"), place < count, self[place] == UInt8(ascii: "(")
      else { continue }
      // A citation has brackets of its own.
      var depth = 0
      while place < count, self[place] != 0x0A {
        if self[place] == UInt8(ascii: "(") { depth += 1 }
        if self[place] == UInt8(ascii: ")") { depth -= 1 }
        place += 1
        if depth == 0 { break }
      }
    }
    return out
  }
}

extension LeakLetters {
  /// Whether a place holds an id sign for sign, as a token by itself.
  fileprivate func holds(_ pattern: WithheldPattern, at range: Range<Int>) -> Bool {
    for offset in 1..<pattern.gaps.count {
      let gap = UInt8(truncatingIfNeeded: cells[range.lowerBound + offset] >> 8)
      guard gap == pattern.gaps[offset] || gap == LeakGap.maybe && pattern.gaps[offset] == 0 else {
        return false
      }
    }
    return !isInDigest(range)
  }

  /// Whether hexadecimal digits at a place are part of a UUID, which holds any by chance.
  private func isInDigest(_ range: Range<Int>) -> Bool {
    guard range.count == 4 || range.count == 8 || range.count == 12 else { return false }
    var run = range
    guard range.allSatisfy({ isHexadecimal($0) }) else { return false }
    while run.lowerBound > 0, joins(run.lowerBound), isHexadecimal(run.lowerBound - 1) {
      run = (run.lowerBound - 1)..<run.upperBound
    }
    while run.upperBound < count, joins(run.upperBound), isHexadecimal(run.upperBound) {
      run = run.lowerBound..<(run.upperBound + 1)
    }
    return run.count == 32
  }

  private func isHexadecimal(_ place: Int) -> Bool {
    let letter = UInt8(truncatingIfNeeded: cells[place])
    return (0x30...0x39).contains(letter) || (0x61...0x66).contains(letter)
  }

  /// Whether nothing or a hyphen is before a letter.
  private func joins(_ place: Int) -> Bool {
    let gap = UInt8(truncatingIfNeeded: cells[place] >> 8)
    return gap == 0 || gap == LeakGap.hyphen
  }
}
