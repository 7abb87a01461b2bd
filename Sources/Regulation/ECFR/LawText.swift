import Formats

/// What files of the eCFR have of 45 CFR Parts 160, 162 and 164.
public struct LawText: Sendable {
  /// A paragraph with its own words alone, not those of the paragraphs below it.
  public struct Paragraph: Sendable, Hashable {
    /// The id, such as `164.308(a)(1)(ii)(A)`, or `164.402 Breach (2)` below a term that is defined.
    public let id: String
    /// The heading in italics that opens it, as printed; empty where there is none.
    public let heading: String
    /// Heading and words, without the marks before them.
    public internal(set) var words: String
    /// The line of the file at which it begins.
    public let line: Int
  }

  /// A section with its paragraphs in order; what stands before the first mark has the section's id.
  public struct Section: Sendable {
    /// The number, such as `164.308`.
    public let number: String
    /// The heading, without the number and the period.
    public let heading: String
    /// The paragraphs.
    public let paragraphs: [Paragraph]
    /// The file that has it.
    public let file: String
    /// The line at which it begins.
    public let line: Int
  }

  /// The parts of the title that are read.
  public static let parts = ["160", "162", "164"]

  /// The sections in the order of the files.
  public internal(set) var sections: [Section] = []
  /// The parts that a file has whole, such as `164`.
  public internal(set) var wholeParts: Set<String> = []
  /// The groups of sections, such as `164.3`, of which a file has the whole subpart.
  public internal(set) var wholeGroups: Set<String> = []
  /// What Appendix A to Subpart C prints beside standards without specifications, by paragraph.
  public internal(set) var matrix: [String: Obligation] = [:]
  /// Amendments that the files announce, each with its section.
  public internal(set) var announcements: [String] = []
  /// Whether there was a division of the Code at all.
  public internal(set) var hasDivisions = false

  /// Nothing yet.
  public init() {}

  /// Adds what another file has.
  public mutating func add(_ other: LawText) {
    sections += other.sections
    wholeParts.formUnion(other.wholeParts)
    wholeGroups.formUnion(other.wholeGroups)
    matrix.merge(other.matrix) { first, _ in first }
    announcements += other.announcements
    hasDivisions = hasDivisions || other.hasDivisions
  }

  /// Whether the files would have a section if the law did.
  func covers(_ section: String) -> Bool {
    wholeParts.contains(String(section.prefix(3))) || wholeGroups.contains(Self.group(of: section))
      || sections.contains { $0.number == section }
  }

  /// The number of a section up to its hundreds, which all sections of a subpart share: `164.3`.
  static func group(of section: String) -> String { String(section.prefix(5)) }
}

extension LawText.Paragraph {
  /// The first eight digits of the SHA-256 of its letters and digits, all of them small.
  ///
  /// Blanks, dashes, quotation marks and other punctuation are set differently from one publication to
  /// the next, and are left out.
  public var digest: String {
    var bytes: [UInt8] = []
    for scalar in words.unicodeScalars where scalar.properties.isAlphabetic || scalar.isDigit {
      bytes += Array(scalar.properties.lowercaseMapping.utf8)
    }
    return String(SHA256.hex(bytes).prefix(8))
  }
}

extension Unicode.Scalar {
  /// Whether it is one of the ten digits.
  var isDigit: Bool { (0x30...0x39).contains(value) }
}

/// Words in small letters without punctuation, by which headings are compared.
struct PlainWords: Hashable {
  let words: [String]

  init(_ text: String) {
    var words: [String] = []
    var isInside = false
    for scalar in text.unicodeScalars {
      // An apostrophe is no end of a word: "individual's" is one.
      if scalar == "'" || scalar == "\u{2019}" { continue }
      guard scalar.properties.isAlphabetic || scalar.isDigit else {
        isInside = false
        continue
      }
      if !isInside { words.append("") }
      words[words.count - 1] += scalar.properties.lowercaseMapping
      isInside = true
    }
    self.words = words
  }

  private init(words: [String]) { self.words = words }

  static func + (a: Self, b: Self) -> Self { Self(words: a.words + b.words) }

  /// Without "Standard", "Implementation specification" and a label of the Security Rule.
  var withoutSort: Self {
    var rest = words[...]
    if rest.first == "standard" { rest = rest.dropFirst() }
    if rest.count > 1, rest.first == "implementation",
      rest.dropFirst().first?.hasPrefix("specification") == true
    {
      rest = rest.dropFirst(2)
    }
    return Self(words: Array(rest)).withoutLabel
  }

  /// Without a label of the Security Rule at the end.
  var withoutLabel: Self {
    words.last == "required" || words.last == "addressable"
      ? Self(words: Array(words.dropLast())) : self
  }
}
