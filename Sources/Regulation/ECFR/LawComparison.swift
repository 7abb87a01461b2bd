/// Where the law as data and files of the eCFR differ.
public struct LawDifference: Sendable, Hashable {
  /// What differs.
  public enum Kind: String, Sendable, CaseIterable {
    /// The catalog or the list of digests has it, the files have not.
    case missing
    /// The files have it, and neither the catalog nor the list of digests does.
    case new
    /// The heading of a section or a paragraph.
    case heading
    /// Required or Addressable.
    case label
    /// Words of a paragraph.
    case words
    /// An amount, a number of days or a date of a fact.
    case fact
  }

  /// The paragraph or section.
  public let paragraph: String
  /// What differs.
  public let kind: Kind
  /// What the two say.
  public let message: String
  /// The file.
  public let file: String
  /// The line of the file; nil where the file has nothing to point at.
  public let line: Int?
}

/// The law as data beside files of the eCFR: what differs, what was compared, and what could not be.
public struct LawComparison: Sendable {
  /// What differs, in the order of the files.
  public private(set) var differences: [LawDifference] = []
  /// How many sections of the catalog or the digests were compared.
  public private(set) var sections = 0
  /// How many paragraphs had a digest to compare.
  public private(set) var paragraphs = 0
  /// How many headings were compared.
  public private(set) var headings = 0
  /// How many labels, Required or Addressable, were compared.
  public private(set) var labels = 0
  /// The facts that were compared.
  public private(set) var facts: [String] = []
  /// The facts in force that were not: these paragraphs do not state them, or the files lack them.
  public private(set) var otherFacts: [String] = []
  /// The sections of the catalog that the files do not cover.
  public private(set) var uncovered: [String] = []
  /// The sections of the files of whose words the program knows no digests.
  public private(set) var withoutDigests: [String] = []

  private let law: Law
  private let day: Day
  private let digests: LawDigests

  /// Compares the law that holds on a day with what was read.
  public init(_ law: Law, on day: Day, with text: LawText, digests: LawDigests = .known) {
    self.law = law
    self.day = day
    self.digests = digests
    let named = law.catalog.sections.map(\.id)
    uncovered = named.filter { !text.covers($0) }
    var found: [String: SectionView] = [:]
    for section in text.sections where found[section.number] == nil {
      let view = SectionView(section)
      found[section.number] = view
      compare(view, text.matrix)
    }
    let whole = text.sections.first
    for number in named where text.covers(number) && found[number] == nil {
      let entries = law.catalog.requirements.filter { $0.section == number }
      guard entries.isEmpty || entries.contains(where: isInForce) else { continue }
      differences.append(
        LawDifference(
          paragraph: number,
          kind: .missing,
          message: "the catalog has this section, and the file does not",
          file: whole?.file ?? "",
          line: nil
        )
      )
    }
    compareFacts(found, text)
  }

  private func isInForce(_ entry: Requirement) -> Bool {
    entry.status == .inForce && entry.validity.contains(day)
  }

  // MARK: - Sections

  private mutating func compare(_ view: SectionView, _ matrix: [String: Obligation]) {
    let section = view.section
    let known = law.catalog.section(section.number)
    let digested = digests.paragraphs(of: section.number)
    if known != nil || digested != nil { sections += 1 }
    var here: [LawDifference] = []
    func note(_ id: String, _ kind: LawDifference.Kind, _ message: String, _ line: Int?) {
      here.append(
        LawDifference(paragraph: id, kind: kind, message: message, file: section.file, line: line)
      )
    }
    if let known {
      headings += 1
      if PlainWords(known.title) != PlainWords(section.heading) {
        note(
          section.number,
          .heading,
          "the heading is \"\(known.title)\" in the catalog, and \"\(section.heading)\" in the file",
          section.line
        )
      }
    }
    let entries = law.catalog.requirements.filter { $0.section == section.number }
    for entry in entries {
      guard let paragraph = view.paragraph(of: entry) else {
        if isInForce(entry) {
          note(entry.id, .missing, "the catalog has this paragraph, and the file does not", nil)
        }
        continue
      }
      if let message = headingFault(entry, view) {
        note(entry.id, .heading, message, paragraph.line)
      }
      if let message = labelFault(entry, view, matrix) {
        note(entry.id, .label, message, paragraph.line)
      }
    }
    if entries.isEmpty || entries.contains(where: isInForce) {
      for id in known?.furtherParagraphs ?? [] where !view.has(id) {
        note(id, .missing, "the catalog knows this paragraph, and the file does not have it", nil)
      }
    }
    compareWords(view, digested, ended: entries.filter { !isInForce($0) }, &here)
    // What stands at a line comes in the order of lines, what is missing behind it.
    differences += here.enumerated().sorted { a, b in
      (a.element.line ?? Int.max, a.offset) < (b.element.line ?? Int.max, b.offset)
    }.map(\.element)
  }

  /// Why the heading of an entry is another; composite titles join that of the paragraph above.
  private mutating func headingFault(_ entry: Requirement, _ view: SectionView) -> String? {
    guard entry.titleNote == nil else { return nil }
    headings += 1
    let title = PlainWords(entry.title)
    let printed = view.headings(of: entry)
    let fitting = printed.contains { heading in
      let own = PlainWords(heading.own)
      let joined = PlainWords(heading.above).withoutSort + own.withoutSort
      return [own, own.withoutLabel, own.withoutSort, joined].contains(title)
    }
    if fitting { return nil }
    let own = printed.lazy.map(\.own).first { !$0.isEmpty }
    return own.map { "the title is \"\(entry.title)\" in the catalog, and \"\($0)\" in the file" }
      ?? "the title is \"\(entry.title)\" in the catalog, and the file has no heading there"
  }

  /// Why the label of an entry of the Security Rule is another.
  private mutating func labelFault(
    _ entry: Requirement,
    _ view: SectionView,
    _ matrix: [String: Obligation]
  ) -> String? {
    guard entry.rule == .security else { return nil }
    let own = view.label(of: entry)
    guard let designation = entry.designation else {
      return own.map {
        "the catalog gives it no label, and the file says \(Self.word($0))"
      }
    }
    let printed = own ?? view.labelAbove(entry) ?? matrix[entry.id]
    guard let printed else {
      // A standard without specifications is Required by the appendix alone.
      guard entry.kind != .standard else { return nil }
      labels += 1
      return "the catalog says \(Self.word(designation)), and the file gives it no label"
    }
    labels += 1
    let wanted = designation == "A" ? Obligation.addressable : .required
    return printed == wanted
      ? nil : "the catalog says \(Self.word(designation)), and the file \(Self.word(printed))"
  }

  private static func word(_ obligation: Obligation) -> String {
    obligation == .addressable ? "Addressable" : "Required"
  }

  private static func word(_ designation: String) -> String {
    designation == "A" ? "Addressable" : "Required"
  }

  // MARK: - Words

  private mutating func compareWords(
    _ view: SectionView,
    _ known: [(id: String, digest: String)]?,
    ended: [Requirement],
    _ here: inout [LawDifference]
  ) {
    let section = view.section
    let told = Set(here.map(\.paragraph))
    guard let known else {
      if digests.hasGroup(of: section.number) {
        here.append(
          LawDifference(
            paragraph: section.number,
            kind: .new,
            message: "the file has this section, and the program does not know it",
            file: section.file,
            line: section.line
          )
        )
      } else {
        withoutDigests.append(section.number)
      }
      return
    }
    let digestOf = Dictionary(known.map { ($0.id, $0.digest) }) { first, _ in first }
    for paragraph in section.paragraphs {
      let digest = digestOf[paragraph.id]
      if digest != nil { paragraphs += 1 }
      guard digest != paragraph.digest, !told.contains(paragraph.id) else { continue }
      let start = excerpt(paragraph.words)
      here.append(
        LawDifference(
          paragraph: paragraph.id,
          kind: digest == nil ? .new : .words,
          message: digest == nil
            ? "the file has this paragraph, and the program does not know it: \(start)"
            : "the words were changed after \(LawDigests.day): \(start)",
          file: section.file,
          line: paragraph.line
        )
      )
    }
    let present = Set(section.paragraphs.map(\.id))
    for (id, _) in known where !present.contains(id) && !told.contains(id) {
      // What a court vacated may go from the Code at any time.
      let isEnded = ended.contains { id == $0.id || id.hasPrefix($0.id + "(") }
      if isEnded { continue }
      here.append(
        LawDifference(
          paragraph: id,
          kind: .missing,
          message: "the law had this paragraph on \(LawDigests.day), and the file does not",
          file: section.file,
          line: nil
        )
      )
    }
  }

  private func excerpt(_ words: String) -> String {
    let start = words.prefix(80)
    return "\"\(start)\(start.endIndex < words.endIndex ? "…" : "")\""
  }

  // MARK: - Facts

  private mutating func compareFacts(_ found: [String: SectionView], _ text: LawText) {
    for statement in FactStatement.all {
      guard let fact = law.facts.fact(statement.fact) else { continue }
      let number = String(statement.paragraph.prefix { $0 != "(" })
      guard let view = found[number] else { continue }
      guard let (words, line) = view.words(from: statement.paragraph) else {
        differences.append(
          LawDifference(
            paragraph: statement.paragraph,
            kind: .fact,
            message: "fact \(fact.id) rests on this paragraph, and the file does not have it",
            file: view.section.file,
            line: nil
          )
        )
        continue
      }
      let names = law.facts.dollarNames
      guard let missing = statement.missing(in: words, of: fact, dollarNames: names) else {
        continue
      }
      if !facts.contains(fact.id) { facts.append(fact.id) }
      guard !missing.isEmpty else { continue }
      let stated = statement.stated(in: words)
      let others = stated.isEmpty ? "" : "; it says " + stated.joined(separator: ", ")
      differences.append(
        LawDifference(
          paragraph: statement.paragraph,
          kind: .fact,
          message: "fact \(fact.id) says \(missing.joined(separator: ", ")) "
            + "(\(statement.path.joined(separator: "."))), and the paragraph does not\(others)",
          file: view.section.file,
          line: line
        )
      )
    }
    otherFacts = law.facts.all.filter { fact in
      fact.validity.contains(day) && !facts.contains(fact.id)
    }.map(\.id)
  }
}
