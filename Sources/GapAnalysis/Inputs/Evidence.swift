public import Diagnostics
public import Regulation

/// An artefact that shows that a safeguard exists or works; named, never copied.
public struct Evidence: Sendable, Hashable {
  /// The id, such as `EV-007`.
  public let id: String
  /// What it is.
  public let title: String
  /// The sort, such as "document" or "interview".
  public let kind: String?
  /// When it was collected.
  public let collected: Day?
  /// Where it is kept.
  public let location: String?
  /// Its SHA-256, 64 hexadecimal digits.
  public let sha256: String?
  /// The last day on which it counts.
  public let validUntil: Day?
  /// What the assessor notes of it.
  public let note: String?
  /// Where it is declared.
  public let place: SourceRange

  /// An item of evidence from its parts.
  public init(
    id: String,
    title: String,
    kind: String? = nil,
    collected: Day? = nil,
    location: String? = nil,
    sha256: String? = nil,
    validUntil: Day? = nil,
    note: String? = nil,
    place: SourceRange
  ) {
    self.id = id
    self.title = title
    self.kind = kind
    self.collected = collected
    self.location = location
    self.sha256 = sha256
    self.validUntil = validUntil
    self.note = note
    self.place = place
  }
}
