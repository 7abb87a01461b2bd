public import Formats

/// An amendment of a section, as the eCFR's list of versions has it.
public struct LawAmendment: Sendable, Hashable {
  /// The section or appendix, such as `164.520`.
  public let section: String
  /// Its heading then.
  public let name: String
  /// The day from which the text holds.
  public let day: Day
  /// Whether the text changed, and not only its setting.
  public let isSubstantive: Bool
  /// Whether the section was removed.
  public let isRemoved: Bool
}

/// The versions of sections that the eCFR lists, as JSON.
public struct ECFRVersions: Sendable {
  /// Those of 45 CFR Parts 160, 162 and 164, and of 102.3, which has the penalties; by day, then section.
  public let amendments: [LawAmendment]
  /// How many pages the list has, where it says so: a file has one.
  public let pages: Int

  private static let keys: JSONKeys = [
    "content_versions", "meta", "total_pages", "title", "date", "amendment_date", "identifier",
    "name", "part", "substantive", "removed",
  ]

  /// Reads a list.
  ///
  /// - Throws: `JSONFault` where it is no JSON, or not such a list.
  public init(_ bytes: [UInt8]) throws(JSONFault) {
    let root = try JSONReader.read(bytes, keeping: Self.keys)
    guard case .array(let items)? = root["content_versions"]?.value else {
      throw JSONFault(message: "it has no list content_versions", offset: root.offset)
    }
    var found: [LawAmendment] = []
    for item in items {
      guard let section = Self.text(item["identifier"]), let part = Self.text(item["part"]) else {
        throw JSONFault(message: "a version here lacks its identifier or part", offset: item.offset)
      }
      if let title = Self.text(item["title"]), title != "45" {
        throw JSONFault(message: "a version here is of title \(title), not 45", offset: item.offset)
      }
      guard LawText.parts.contains(part) || section == "102.3" else { continue }
      guard
        let day = (Self.text(item["amendment_date"]) ?? Self.text(item["date"])).flatMap(Day.init)
      else {
        throw JSONFault(
          message: "a version here has no amendment_date, a day such as 2026-01-28",
          offset: item.offset
        )
      }
      found.append(
        LawAmendment(
          section: section,
          name: Self.text(item["name"]) ?? "",
          day: day,
          isSubstantive: Self.flag(item["substantive"]) ?? true,
          isRemoved: Self.flag(item["removed"]) ?? false
        )
      )
    }
    amendments = found.sorted { ($0.day, $0.section) < ($1.day, $1.section) }
    pages = Self.text(root["meta"]?["total_pages"]).flatMap { Int($0) } ?? 1
  }

  /// The amendments that hold from a later day than this one.
  public func amendments(after day: Day) -> [LawAmendment] { amendments.filter { $0.day > day } }

  /// A text, or the digits of a number: both are found.
  private static func text(_ node: JSONNode?) -> String? {
    switch node?.value {
    case .string(let text): text
    case .number(let digits): digits
    default: nil
    }
  }

  private static func flag(_ node: JSONNode?) -> Bool? {
    if case .bool(let flag)? = node?.value { flag } else { nil }
  }
}
