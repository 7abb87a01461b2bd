import Diagnostics

/// Reports texts that are still to be filled in: `TODO` alone, or one that begins with `TODO:`.
///
/// `gapbook init --starter` writes them into `gapbook.yml` and `client.yml`, where each shows on
/// pages; in prose the word may be what a page is about.
enum UnfilledValues {
  /// Warns of each such value below a node, at its place.
  static func report(in root: YAMLNode, log: Log) {
    report(root, named: [], log)
  }

  private static func report(_ node: YAMLNode, named names: [String], _ log: Log) {
    if let text = node.text {
      guard isUnfilled(text) else { return }
      let name = names.joined(separator: ".")
      log.warning(
        "unfilled-value",
        "\"\(name)\" is not filled in: \"\(text)\"",
        at: node.place,
        help: "put your own text in its place; pages show this one as it is"
      )
    }
    for (key, value) in node.members ?? [] {
      report(value, named: names + [key.text ?? ""], log)
    }
    for item in node.items ?? [] { report(item, named: names, log) }
  }

  private static func isUnfilled(_ text: String) -> Bool {
    text == "TODO" || text.hasPrefix("TODO:")
  }
}
