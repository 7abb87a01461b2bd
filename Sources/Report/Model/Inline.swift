public import GapAnalysis
public import Regulation
public import Words

/// Where a link leads.
public enum Target: Sendable, Hashable {
  /// A page of the same site by its path, such as `findings/F-03.html`, and an id on it.
  case page(String, fragment: String? = nil)
  /// A file of the same site that is no page, such as `data/assessment.json`.
  case file(String)
  /// An address outside.
  case external(String)
}

/// Words, marks and links within a line, as our own pages are made of; text is text.
public enum Inline: Sendable, Hashable {
  /// Plain words.
  case text(String)
  /// Strong words.
  case strong(String)
  /// Code, an id, a file's name.
  case code(String)
  /// Words beside the point, set small.
  case note(String)
  /// A link.
  case link(String, Target)
  /// A number as words, with the id of the metric that it is; it leads to how it was computed.
  case figure(String, metric: String)
  /// A day in words, with its date for machines.
  case day(Day)
  /// A status as a chip with its word.
  case status(Status)
  /// "Met, contested" as a chip: answered as met, and another input says otherwise.
  case contested
  /// A risk level as a chip with its word.
  case risk(Level)
  /// A chip without colour.
  case tag(String)
  /// A chip that warns: a duty or a date is overdue.
  case alarm(String)
  /// The shares of the five statuses as a small bar, with words for those who do not see it.
  case share(StatusCounts)
  /// The end of a line that an author wrote.
  case lineBreak
  /// Where an input is, with what parts it from the words before it; a print edition has it nowhere.
  case source(String)
  /// Words, strong words, a note or a link in a language that may not be the site's.
  indirect case foreign(Inline, String)

  /// Words of the law, which are English.
  static func law(_ words: String) -> Inline { .foreign(.text(words), lawLanguage) }

  /// A link in words of the law.
  static func law(_ words: String, _ target: Target) -> Inline {
    .foreign(.link(words, target), lawLanguage)
  }

  /// The language of the law and of what is built in.
  static let lawLanguage = "en"

  /// Where a link leads; nil for what is none.
  var target: Target? {
    switch self {
    case .link(_, let target): target
    case .foreign(let part, _): part.target
    default: nil
    }
  }

  /// The language that it is marked with.
  var language: String? { if case .foreign(_, let language) = self { language } else { nil } }

  /// The words of a link; nil for what is none.
  var linkWords: String? {
    switch self {
    case .link(let words, _): words
    case .foreign(let part, _): part.linkWords
    default: nil
    }
  }

  /// Words that may be a sentence or its end; nil for numbers, days, chips and links.
  fileprivate var words: String? {
    switch self {
    case .text(let words), .strong(let words), .note(let words): words
    case .foreign(let part, _): part.words
    default: nil
    }
  }

  /// The same with other words, where they may be a sentence.
  fileprivate func mapping(_ change: (String) -> String) -> Inline {
    switch self {
    case .text(let words): .text(change(words))
    case .strong(let words): .strong(change(words))
    case .note(let words): .note(change(words))
    case .foreign(let part, let language): .foreign(part.mapping(change), language)
    default: self
    }
  }

  /// The same, in a language where that is known.
  func inLanguage(_ language: String?) -> Inline {
    guard let language, self != .lineBreak else { return self }
    return .foreign(self, language)
  }
}

extension String {
  /// Whether it has more than one line; of nearly all texts each byte is read.
  fileprivate var hasLines: Bool {
    let bytes = utf8Span.span
    for index in bytes.indices where bytes[index] == 0x0A || bytes[index] == 0x0D { return true }
    return false
  }
}

extension [Inline] {
  /// Words only, on as many lines as they were written.
  public static func text(_ words: String) -> [Inline] {
    guard words.hasLines else { return [.text(words)] }
    let lines = words.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    var parts: [Inline] = []
    for (index, line) in lines.enumerated() {
      if index > 0 { parts.append(.lineBreak) }
      if !line.isEmpty { parts.append(.text(String(line))) }
    }
    return parts
  }

  /// Words of the law, on as many lines as they were written.
  static func law(_ words: String) -> [Inline] { text(words).inLanguage(Inline.lawLanguage) }

  /// The same, in a language where that is known.
  func inLanguage(_ language: String?) -> [Inline] { map { $0.inLanguage(language) } }

  /// The words of a line without marks, and in the words of the interface.
  public func plain(in interface: Words) -> String {
    map { part in
      switch part {
      case .text(let words), .strong(let words), .code(let words), .note(let words),
        .link(let words, _), .figure(let words, _), .tag(let words),
        .alarm(let words), .source(let words):
        words
      case .day(let day): interface.day(day)
      case .status(let status): interface(status)
      case .contested: interface("status_met_contested")
      case .risk(let level): interface(level)
      case .share(let counts): interface(counts)
      case .lineBreak: " "
      case .foreign(let part, _): [part].plain(in: interface)
      }
    }.joined()
  }

  /// Requirements as links.
  static func requirements(_ ids: [String]) -> [Inline] {
    joined(ids.map(AnalysisPages.link), by: ", ")
  }

  /// The first requirements as links, and how many more there are.
  static func requirements(_ ids: [String], atMost limit: Int, _ words: Words) -> [Inline] {
    let more = ids.count - limit
    return requirements(ids.prefix(limit).map(\.self))
      + (more > 0 ? [.text(" " + words("and_more", count: more))] : [])
  }

  /// A day by which something is to be done, with a chip where it has passed.
  static func due(_ day: Day, isOverdue: Bool, _ words: Words) -> [Inline] {
    [.day(day)] + (isOverdue ? [.text(" "), .alarm(words("chip_overdue"))] : [])
  }

  /// Parts joined by a separator.
  static func joined(_ parts: [[Inline]], by separator: String) -> [Inline] {
    var line: [Inline] = []
    for (index, part) in parts.enumerated() {
      if index > 0 { line.add([.text(separator)], after: true) }
      line += part
    }
    return line
  }

  /// Adds parts of a line; where they follow what was filled in, one mark is enough between them.
  mutating func add(_ parts: [Inline], after isFilled: Bool) {
    guard isFilled, let end = last?.words, let start = parts.first?.words else {
      self += parts
      return
    }
    switch Seam(end, before: start) {
    case .plain: self += parts
    case .dropsMark: self += [parts[0].mapping { String($0.dropFirst()) }] + parts.dropFirst()
    case .dropsStop:
      self[count - 1] = self[count - 1].mapping { String($0.dropLast()) }
      self += parts
    }
  }
}

extension RequirementResult {
  /// Whether it is answered as met and another input says otherwise.
  public var isContested: Bool { status == .met && !contradictions.isEmpty }

  /// Its status as a chip, and of a standard of which not all is assessed that this is so; nothing where
  /// it has no status.
  func chip(_ words: Words) -> [Inline] {
    let chip = status.map { [isContested ? Inline.contested : .status($0)] } ?? []
    return chip + (words.soFar(self).map { [.text(" " + $0)] } ?? [])
  }

  /// What a table filters it by.
  var filterValue: String { isContested ? "contested" : status?.rawValue ?? "" }
}

extension Gap {
  /// The status of its leaf as a chip; nothing where it has no leaf.
  var chip: [Inline] {
    status.map { [$0 == .met && isContested ? .contested : .status($0)] } ?? []
  }
}
