import Diagnostics
import GapAnalysis

/// The workspace's own values, which `{{ name }}` shows in prose, headings and titles.
extension Configuration {
  /// The parts of `organization:` by the names that prose has for them.
  public var organizationValues: [String: String] {
    let parts = [
      ("name", organization.name), ("url", organization.url), ("contact", organization.contact),
      ("address", organization.address),
    ]
    return Dictionary(firstOf: parts.compactMap { name, text in text.map { (name, $0) } })
  }

  /// Whether `{{ }}` is text on a page outside of clients' folders whose front matter does not say so.
  func hasLiteralValues(in folder: String?) -> Bool {
    hasLiteralValues
      || sections.contains { $0.hasLiteralValues && $0.folder.value == folder }
  }

  /// Reads `values:`, a mapping from names to texts.
  ///
  /// A value without a text is a warning: pages show its name in brackets until it has one.
  static func values(in map: YAMLMap) -> [String: String] {
    guard let node = map.node("values") else { return [:] }
    guard let members = node.members else {
      map.log.error(
        "wrong-type",
        "\"values\" must be a mapping from names to texts, not \(node.sort)",
        at: node.place,
        help: "values: { company: Example Clinic }"
      )
      return [:]
    }
    return Dictionary(firstOf: members.compactMap { value($0.key, $0.value, log: map.log) })
  }

  private static func value(
    _ key: YAMLNode,
    _ node: YAMLNode,
    log: Log
  ) -> (name: String, text: String)? {
    guard let name = key.text else {
      log.error(
        "wrong-type",
        "the name of a value must be a word, not \(key.sort)",
        at: key.place
      )
      return nil
    }
    if let fault = fault(ofName: name) {
      log.error(
        "value-name",
        "\"\(name)\" cannot name a value: \(fault.what)",
        at: key.place,
        help: fault.help
      )
      return nil
    }
    guard let text = node.text else {
      log.error(
        "wrong-type",
        "the value \"\(name)\" must be a text, not \(node.sort)",
        at: node.place,
        help: "\(name): Text"
      )
      return nil
    }
    let checked = FieldText.checked(Sourced(text, at: node.place), named: name, log: log).value
    guard !node.isNull, !checked.allSatisfy(\.isWhitespace) else {
      log.warning(
        "empty-value",
        "the value \"\(name)\" has no text yet: pages show [\(name)]",
        at: key.place,
        help: "\(name): Text"
      )
      return (name, "[\(name)]")
    }
    return (name, checked)
  }

  /// What is wrong with the name of a value; nil where prose can name it.
  private static func fault(ofName name: String) -> (what: String, help: String)? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { part in
      !part.isEmpty
        && part.utf8.allSatisfy { byte in
          (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
        }
    }
    guard isPlain else {
      return (
        "a name has letters of ASCII, digits, _ and -, and full stops between its parts",
        "company, or security.officer"
      )
    }
    let first = parts.first.map(String.init) ?? ""
    guard !(Metric.roots + ["client", "fact", "organization"]).contains(first) else {
      return ("\"\(first)\" begins the names of the program's own values", "choose another name")
    }
    return nil
  }
}
