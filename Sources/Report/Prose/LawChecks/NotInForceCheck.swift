import Diagnostics
import Regulation

/// ## not-in-force
///
/// **What it does.** Looks at each requirement and fact that a page links, cites in words or names
/// in `cites:`, and asks whether it holds on the as-of day.
///
/// **Why.** Law that has ended, or that begins later, reads as the law of the report's day.
///
/// **What is right.** Law that has ended is *stated as history* where one of these holds:
/// - the paragraph, the table's row, the paragraph right before the list or table, or a heading
///   above names the year in which it ended, or says in words that it ended ("ended", "expired",
///   "vacated", "superseded", "repealed", "withdrawn", "replaced", "no longer");
/// - the page names, anywhere, the last day on which it held or the day after, in full;
/// - for a fact: the page also names, anywhere, its timeline or the fact of it that is in force, so
///   that it leads to what holds;
/// - for an entry of `cites:`: the page says any of this in any paragraph, or links it as history.
///
/// Law that begins later is stated as such where the same words name the year in which it begins; in
/// `cites:` it is not judged, as the page may speak of it on later days only. The blocks `{fact}`,
/// `{fact-history}`, `{timeline}` and `{requirement}` say for themselves when their law holds, and
/// the content of an `{only}` block counts only while it is shown.
enum NotInForceCheck: LawCheck {
  static let id = "not-in-force"
  static let explanation =
    "A page links or cites law that is not in force on the as-of day without telling it as history: naming the year in which it ended or begins, saying that it ended, or naming what holds now."

  static func diagnostics(_ page: PageLawMentions) -> [Diagnostic] {
    (linked(page) + written(page) + cited(page)).compactMap { diagnostic($0, page) }
  }

  /// Law that is named and not in force, with the words that may say that it is history.
  private struct Subject {
    let name: String
    let validity: Validity
    let place: () -> SourceRange?
    /// The words around it; nil where the whole page is asked.
    let passage: CheckedText?
    var timeline: String?
  }

  private static func diagnostic(_ subject: Subject, _ page: PageLawMentions) -> Diagnostic? {
    let day = page.asOf
    guard !isHistory(subject, page) else { return nil }
    let isLater = subject.validity.begins(after: day)
    let end = subject.validity.to.map { " ended on \($0) and" } ?? ""
    let begin = subject.validity.from.map { " begins on \($0) and" } ?? ""
    return .warning(
      id,
      "\(subject.name)\(isLater ? begin : end) is not in force on \(day)",
      at: subject.place() ?? .file(page.page.file),
      help: isLater
        ? "guard it with an {only} block, or name the year in which it begins"
        : "tell it as history: name the year in which it ended, or guard it with an {only} block"
    )
  }

  private static func isHistory(_ subject: Subject, _ page: PageLawMentions) -> Bool {
    if subject.validity.begins(after: page.asOf) {
      return subject.passage.map { names(subject.validity.from, in: $0.context) } ?? true
    }
    if let timeline = subject.timeline, leads(page, to: timeline) { return true }
    let context = subject.passage?.context ?? page.smallWords
    return names(subject.validity.to, in: context) || endings.contains(where: context.has)
      || spells(subject.validity.to, in: page.words)
  }

  /// Whether a page names a timeline, or the fact of it in force, where there is one.
  private static func leads(_ page: PageLawMentions, to timeline: String) -> Bool {
    guard let current = page.law.facts.fact(of: timeline, on: page.asOf)?.id else { return false }
    return page.shownTimelines.contains(timeline) || page.names.contains(timeline)
      || page.names.contains(current)
  }

  private static func names(_ day: Day?, in words: SearchedWords) -> Bool {
    day.map { words.has(String($0.year)) } ?? false
  }

  /// Whether words name a day or the next in full, in one of the ways in which English writes days.
  private static func spells(_ day: Day?, in words: SearchedWords) -> Bool {
    guard let day else { return false }
    return [day, day.adding(days: 1)].contains { day in
      let month = Day.monthNames[day.month - 1]
      return [day.spelled, day.iso, "\(day.day) \(month) \(day.year)"].contains(where: words.has)
    }
  }

  private static let endings = [
    "ended", "expired", "vacated", "superseded", "repealed", "withdrawn", "replaced", "no longer",
  ]
}

extension NotInForceCheck {
  private static func linked(_ page: PageLawMentions) -> [Subject] {
    page.mentions.compactMap { mention in
      switch mention.kind {
      case .factBlock: return nil
      case .requirement:
        guard let entry = page.law.catalog.requirement(mention.name),
          !entry.validity.contains(page.asOf)
        else { return nil }
        let name = "\"\(entry.id)\""
        return Subject(
          name: name,
          validity: entry.validity,
          place: mention.place,
          passage: mention.passage
        )
      case .fact:
        return subject(page.law.facts.fact(mention.name), page, mention.place, mention.passage)
      }
    }
  }

  /// Citations in words; for those in the words of a link, the link is reported.
  private static func written(_ page: PageLawMentions) -> [Subject] {
    page.passages.flatMap { passage in
      passage.citations.compactMap { citation in
        guard let validity = validity(of: citation.id, page.law.catalog),
          !validity.contains(page.asOf)
        else { return nil }
        guard !passage.isLinked(citation.range) else { return nil }
        return Subject(
          name: "45 CFR \(citation.id)",
          validity: validity,
          place: { passage.place(citation.range) },
          passage: passage
        )
      }
    }
  }

  private static func cited(_ page: PageLawMentions) -> [Subject] {
    page.page.cites.compactMap { cite in
      if cite.value.hasPrefix("fact:") {
        let fact = page.law.facts.fact(String(cite.value.dropFirst("fact:".count)))
        return subject(fact, page, { cite.place }, nil)
      }
      guard let validity = validity(of: cite.value, page.law.catalog),
        !validity.contains(page.asOf)
      else { return nil }
      return Subject(
        name: "\"\(cite.value)\"",
        validity: validity,
        place: { cite.place },
        passage: nil
      )
    }
  }

  private static func subject(
    _ fact: Fact?,
    _ page: PageLawMentions,
    _ place: @escaping () -> SourceRange?,
    _ passage: CheckedText?
  ) -> Subject? {
    guard let fact, !fact.validity.contains(page.asOf) else { return nil }
    return Subject(
      name: "\"fact:\(fact.id)\"",
      validity: fact.validity,
      place: place,
      passage: passage,
      timeline: fact.timeline
    )
  }

  /// When a requirement holds; for a section, nil unless it has entries and none is without end.
  private static func validity(of id: String, _ catalog: Catalog) -> Validity? {
    if let entry = catalog.requirement(id) { return entry.validity }
    guard catalog.section(id) != nil else { return nil }
    let entries = catalog.requirements.filter { $0.section == id }
    guard let first = entries.first, entries.allSatisfy({ $0.validity == first.validity }) else {
      return nil
    }
    return first.validity
  }
}
