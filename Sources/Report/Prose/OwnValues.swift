import Diagnostics

/// The values that a workspace defines for itself: those of `values:` in gapbook.yml, and what it says of
/// the organization.
public struct OwnValues: Sendable, Hashable {
  /// The texts of `values:` by their names.
  public let texts: [String: String]
  /// What is said of the organization, by `name`, `url`, `contact` and `address`.
  public let organization: [String: String]

  /// None.
  public static let none = OwnValues(texts: [:], organization: [:])

  private static let ofOrganization = ["name", "url", "contact", "address"]

  /// Values from their parts.
  public init(texts: [String: String], organization: [String: String]) {
    self.texts = texts
    self.organization = organization
  }

  /// What a name means; nil where it is none of these.
  func value(_ name: String) -> Values.Outcome? {
    if let text = texts[name] { return .words(text) }
    let root = "organization."
    guard name.hasPrefix(root) else { return nil }
    let part = String(name.dropFirst(root.count))
    if let text = organization[part] { return .words(text) }
    guard Self.ofOrganization.contains(part) else {
      return .failed(
        message: "unknown value \"\(name)\"",
        help: suggestion(for: name, among: Self.ofOrganization.map { root + $0 })
      )
    }
    return .failed(
      message: "\"\(name)\" has no text: gapbook.yml does not say it",
      help: "organization: { \(part): Text }"
    )
  }

  /// Help for a name that means nothing; `roots` begin the names of the program's own values.
  func help(for name: String, roots: [String]) -> String? {
    let names = texts.keys.naturallySorted()
    if let near = NameIndex(names).nearest(to: name) { return didYouMean(near) }
    let root = name.prefix { $0 != "." }
    if name.contains("."), let help = suggestion(for: String(root), among: roots) { return help }
    guard names.isEmpty else {
      let shown = names.prefix(16).joined(separator: ", ")
      return "values: in gapbook.yml defines \(shown)\(names.count > 16 ? " and others" : "")"
    }
    return "values: { \(name): Text } in gapbook.yml defines it"
  }
}
