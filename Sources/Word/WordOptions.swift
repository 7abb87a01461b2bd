/// Where pandoc may be found; resolved once, at the program's edge.
public struct WordOptions: Sendable {
  /// A program that the user names; no other is looked for then.
  public let named: String?

  /// Options from their parts.
  public init(named: String?) { self.named = named }
}
