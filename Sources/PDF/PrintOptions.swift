/// Where the engine that sets PDFs may be found; resolved once, at the program's edge.
public struct PrintOptions: Sendable {
  /// Whether a PDF is asked for; else it is made where `gapbook.yml` says that every build makes it.
  public let isAskedFor: Bool
  /// A program or a virtual environment that the user names; no other is looked for then.
  public let named: String?
  /// The folders in which programs are looked for.
  public let searchPath: [String]
  /// Where the user's programs keep their data, such as `~/.local/share`.
  public let dataHome: String?

  /// Places from their parts; `searchPath` as the variable `PATH` holds it.
  public init(
    isAskedFor: Bool = true,
    named: String?,
    searchPath: String,
    dataHome: String?
  ) {
    self.isAskedFor = isAskedFor
    self.named = named
    self.searchPath = searchPath.split(separator: ":").map(String.init)
    self.dataHome = dataHome
  }
}

/// Why no PDF could be made, for a reason that lies in no content.
public struct PrintFault: Error, Sendable {
  /// In words, with what helps.
  public let message: String

  /// A fault from its words.
  package init(message: String) { self.message = message }
}
