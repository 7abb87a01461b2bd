import Diagnostics

/// Keys by which other generators, and other capitals, would hold a page back: here they hold
/// nothing back, and what was to be kept is published.
enum PublishingSwitch {
  static let rule = "unread-switch"
  static let help = "draft: true keeps it out"

  private static let names: Set<String> = [
    "draft", "published", "publish", "unpublished", "isdraft", "hidden", "unlisted", "visibility",
    "private", "publishdate", "expirydate", "build", "state",
  ]
  private static let states: Set<String> = ["draft", "unpublished", "hidden", "private"]

  /// Whether a key that means nothing here is such a switch.
  static func isOne(_ key: String) -> Bool {
    key.utf8.count <= 16
      && names.contains(key.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " })
  }

  /// Whether a `status` is meant to hold a page back.
  static func isState(_ status: String?) -> Bool {
    status.map { $0.utf8.count <= 16 && states.contains($0.lowercased()) } ?? false
  }

  static func message(_ name: String, files: String = "") -> String {
    "\"\(name)\"\(files) is not read, and does not keep the page out"
  }
}

extension Severity {
  /// The weight of what an author would miss: what a client receives may not say too much or too
  /// little.
  static func ofLostWords(in file: String) -> Severity {
    file.hasPrefix("content/clients/") ? .error : .warning
  }
}
