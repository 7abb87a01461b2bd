import Diagnostics

extension YAMLMap {
  /// The audiences of an entry: `full`, or none named.
  ///
  /// Anything else is an error: no site is built for an audience yet, and nothing would be withheld.
  @discardableResult
  func audience() -> [String] {
    guard let node = node("audience") else { return [] }
    let names = texts("audience")
    if node.items?.isEmpty ?? false { reportAudience(at: node.place) }
    for name in names where name.value != "full" { reportAudience(name.value, at: name.place) }
    return names.map(\.value)
  }

  private func reportAudience(_ name: String? = nil, at place: SourceRange) {
    let named = name.map { "the audience \"\($0)\"" } ?? "an empty list of audiences"
    log.error(
      "audience-not-built",
      "\(named) would withhold nothing: every site is built for the audience \"full\"",
      at: place,
      help: "allowed: audience: [full]; keep what some readers must not see out of the workspace"
    )
  }
}
