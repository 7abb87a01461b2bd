public import Regulation

/// A chapter of a report, by the name of its page.
public enum ReportChapter: String, Sendable, Hashable, CaseIterable {
  case summary, result, findings, plan, risks, scorecards, gaps, requirements, decisions, breaches
  case exposure, readiness, documents, changes, evidence, tests, scope
  case signOff = "sign-off"
  case method, about, figures
  case leftOut = "left-out"
  case sources, glossary

  /// Whether a report is no report without it: it says what was assessed, how, and what is not there.
  public var isNeeded: Bool { [.requirements, .method, .leftOut].contains(self) }
}

/// Which chapters a report has, in what order, and where its appendices are.
public struct ReportLayout: Sendable, Hashable {
  /// Where the figures, the inputs' digests, the sources and the glossary are.
  public enum Appendices: String, Sendable, Hashable, CaseIterable {
    /// On the site alone; the print edition names the pages.
    case web
    /// In the print edition too.
    case print
  }

  /// The first chapters of the print edition; nil where nothing is said.
  public let chapters: [ReportChapter]?
  /// What the report does without; nil where nothing is said.
  public let omit: [ReportChapter]?
  /// Nil where nothing is said.
  public let appendices: Appendices?

  /// The usual order, with nothing left out.
  public static let usual = ReportLayout()

  /// A layout from what is said.
  public init(
    chapters: [ReportChapter]? = nil,
    omit: [ReportChapter]? = nil,
    appendices: Appendices? = nil
  ) {
    self.chapters = chapters
    self.omit = omit
    self.appendices = appendices
  }

  /// This layout where it says something, else the other: a chapter that this one lists or omits is
  /// not what the other said of it.
  public func over(_ other: ReportLayout) -> ReportLayout {
    let listed = Set(chapters ?? [])
    let omitted = Set(omit ?? [])
    return ReportLayout(
      chapters: chapters ?? other.chapters?.filter { !omitted.contains($0) },
      omit: omit ?? other.omit?.filter { !listed.contains($0) },
      appendices: appendices ?? other.appendices
    )
  }

  /// Whether the report does without a chapter.
  public func omits(_ chapter: ReportChapter) -> Bool { omit?.contains(chapter) ?? false }

  /// Whether a chapter is listed by name.
  public func lists(_ chapter: ReportChapter) -> Bool { chapters?.contains(chapter) ?? false }
}

/// The paper on which a report is printed.
public enum Paper: String, Sendable, Hashable, CaseIterable {
  /// 8.5 by 11 inches.
  case letter
  /// 210 by 297 millimeters.
  case a4

  /// The territories whose paper is Letter, as CLDR lists them.
  private static let ofLetter: Set = [
    "BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE",
  ]

  /// The usual paper where a language is written; plain `en` is American.
  public init(language: String) {
    let parts = language.split(separator: "-")
    let region = parts.dropFirst().first { part in
      part.utf8.count == 2 && part.utf8.allSatisfy { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
    }
    let isAmerican = region == nil && parts.first?.lowercased() == "en"
    let isLetter = region.map { Self.ofLetter.contains($0.uppercased()) } ?? isAmerican
    self = isLetter ? .letter : .a4
  }
}

/// An earlier version of a report, and what became different in it.
public struct ReportVersion: Sendable, Hashable {
  /// Its number, such as `0.9`.
  public let version: String
  /// The date on which it was made.
  public let day: Day?
  /// Who made it.
  public let author: String?
  /// What changed.
  public let change: String?

  /// A version from its parts.
  public init(version: String, day: Day?, author: String?, change: String?) {
    self.version = version
    self.day = day
    self.author = author
    self.change = change
  }
}

/// An issue of a version that took the place of an earlier one.
public struct Reissue: Sendable, Hashable {
  /// The version.
  public let version: String
  /// The date on which it was issued again.
  public let day: Day
  /// Why.
  public let reason: String
  /// The audience whose edition it was, which alone is told of it.
  public let audience: String

  /// A reissue from its parts.
  public init(version: String, day: Day, reason: String, audience: String = Audience.full) {
    self.version = version
    self.audience = audience
    self.day = day
    self.reason = reason
  }
}
