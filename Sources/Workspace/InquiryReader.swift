import Diagnostics
import Regulation

/// Reads `inquiry.yml`.
enum InquiryReader {
  private static let keys = ["requirement", "roles", "ask", "obtain", "test"]

  /// The inquiries as they are written, each with the place of its leaf's id.
  static func read(_ root: YAMLNode, log: Log) -> [Inquiry] {
    let known = ["schema", "as_of", "inquiries"]
    guard let map = YAMLMap(root, of: "a file of inquiries", known: known, log: log) else {
      return []
    }
    _ = map.day("as_of")
    map.reportMissing(["inquiries"], of: "a file of inquiries")
    return map.list("inquiries").compactMap { inquiry($0, log: log) }
  }

  private static func inquiry(_ node: YAMLNode, log: Log) -> Inquiry? {
    guard let map = YAMLMap(node, of: "an inquiry", known: keys, log: log),
      let id = map.requiredText("requirement", of: "an inquiry")
    else { return nil }
    let what = "the inquiry for \(id.value)"
    map.reportMissing(["roles", "ask", "obtain"], of: what)
    for key in keys.dropFirst() { reportEmpty(key, in: map, of: what) }
    return Inquiry(
      requirement: id.value,
      roles: map.choices("roles", of: Inquiry.Role.self),
      ask: map.texts("ask").map(\.value),
      obtain: map.texts("obtain").map(\.value),
      test: map.texts("test").map(\.value),
      place: id.place
    )
  }

  /// A list that is there holds something, and each item says something.
  private static func reportEmpty(_ key: String, in map: YAMLMap, of what: String) {
    guard let node = map.node(key) else {
      if map.has(key), key == "test" {
        map.log.error(
          "missing-value",
          "\"test\" of \(what) is empty",
          at: map.place(of: key),
          help: "leave the key out where nothing can be tested"
        )
      }
      return
    }
    let items = node.items ?? [node]
    if items.isEmpty {
      map.log.error("missing-value", "\"\(key)\" of \(what) lists nothing", at: node.place)
    }
    for item in items where item.text?.allSatisfy(\.isWhitespace) ?? false {
      map.log.error("missing-value", "an item of \"\(key)\" of \(what) is empty", at: item.place)
    }
  }

  /// The inquiries by the catalog's own ids: one that names no leaf, or one a second time, is an error.
  ///
  /// Nothing is reported of the built-in ones: a workspace's catalog may be smaller, and its own
  /// inquiry for a leaf takes the place of the built-in one.
  static func resolved(
    _ inquiries: [Inquiry],
    in catalog: Catalog,
    log: Log
  ) -> [String: Inquiry] {
    var found: [String: Inquiry] = [:]
    for inquiry in inquiries {
      let isBuiltIn = inquiry.place.file.hasPrefix(Workspace.builtInPrefix)
      guard let entry = catalog.requirement(inquiry.requirement), entry.isAssessable else {
        if !isBuiltIn { report(inquiry, in: catalog, log: log) }
        continue
      }
      if let first = found[entry.id] {
        if !isBuiltIn {
          log.error(
            "duplicate-id",
            "there are two inquiries for \(entry.id)",
            at: inquiry.place,
            help: "the first is at \(first.place.fileLine)"
          )
        }
        continue
      }
      found[entry.id] = inquiry.about(entry.id)
    }
    return found
  }

  private static func report(_ inquiry: Inquiry, in catalog: Catalog, log: Log) {
    let leaves = catalog.leaves(namedBy: inquiry.requirement).map(\.id)
    if leaves.isEmpty {
      log.error(
        "unknown-requirement",
        "an inquiry is for requirement \"\(inquiry.requirement)\", which is not in the catalog",
        at: inquiry.place,
        help: catalog.idHelp(for: inquiry.requirement)
      )
    } else {
      log.error(
        "not-a-leaf",
        "\(inquiry.requirement) is answered through its leaves, and so an inquiry is for one of these",
        at: inquiry.place,
        help: "write one for each of: \(leaves.joined(separator: ", "))"
      )
    }
  }
}
