public import Diagnostics
public import Regulation

/// An artefact that shows that a safeguard exists or works; named, never copied.
public struct Evidence: Sendable, Hashable {
  /// The id, such as `EV-007`.
  public let id: String
  /// What it is.
  public let title: String
  /// The sort, such as "document" or "interview".
  public var kind: String?
  /// When it was collected.
  public var collected: Day?
  /// Where it is kept.
  public var location: String?
  /// Its SHA-256, 64 hexadecimal digits.
  public var sha256: String?
  /// The last day on which it counts.
  public var validUntil: Day?
  /// What the assessor notes of it.
  public var note: String?
  /// The file of a scan, seen from the client's folder, with the place at which it is named.
  public var file: Sourced<String>?
  /// The format of that file, where it is stated.
  public var format: Sourced<ScanFormat>?
  /// What the scan found; nil where it could not be read.
  public var scan: Scan?
  /// The audiences that may see it; empty: all but the public.
  public var audience: [String] = []
  /// Where it is declared.
  public internal(set) var place: SourceRange
}

extension Evidence {
  /// The kind of evidence that is the output of a scanner.
  public static let scanKind = "scan"

  /// The kind of evidence in which an organization answers for itself, as in the SRA Tool's workbook.
  public static let selfAssessmentKind = "self-assessment"

  /// Whether it is what the organization says of itself, which shows nothing (METHOD.md, section 4).
  public var isSelfAssessment: Bool { Self.isSelfAssessment(kind) }

  /// Whether a kind is that of what an organization says of itself.
  public static func isSelfAssessment(_ kind: String?) -> Bool {
    kind?.names("self assessment") ?? false
  }

  /// Whether its kind is one, given in small letters with blanks.
  func isOf(_ name: String) -> Bool { kind?.names(name) ?? false }

  /// An item with what each has; the rest is set on it.
  public init(id: String, title: String, place: SourceRange) {
    self.id = id
    self.title = title
    self.place = place
  }
}

extension String {
  /// Whether it is a name in small letters, ignoring its own case, spaces and hyphens.
  func names(_ name: String) -> Bool {
    lowercased().split { $0 == " " || $0 == "-" || $0 == "_" } == name.split(separator: " ")
  }
}
