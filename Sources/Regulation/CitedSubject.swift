/// What paragraphs are about, in words that are not their titles, such as "right of access".
public struct CitedSubject: Sendable, Hashable {
  /// The words by which prose names the subject.
  public let pattern: ProsePattern
  /// The sections and paragraphs on it, such as `164.524`, those of 45 CFR Part 160 among them.
  public let paragraphs: [String]

  /// A subject from its parts.
  public init(pattern: ProsePattern, paragraphs: [String]) {
    self.pattern = pattern
    self.paragraphs = paragraphs
  }
}
