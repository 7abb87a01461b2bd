import Diagnostics
import Files
import Formats
import GapAnalysis

/// Reads the frameworks that `gapbook.yml` declares, each from its file: CSV with the columns `id`,
/// `title` and `parent`, or a YAML list of mappings with these keys.
struct FrameworksReader {
  /// The columns of a table, and the keys of an item of a list.
  private static let columns = ["id", "title", "parent"]

  let log: Log

  /// An item as it is written.
  private struct Written {
    let id: Sourced<String>
    let title: String?
    let parent: Sourced<String>?
  }

  /// A framework of its file; items that cannot be placed are reported and left out.
  func framework(
    _ declared: Configuration.DeclaredFramework,
    _ source: SourceText
  ) -> PolicyFramework {
    let written = distinct(source.file.lowercased().hasSuffix(".csv") ? csv(source) : yaml(source))
    if written.isEmpty {
      log.warning(
        "empty-framework",
        "framework \"\(declared.id.value)\" has no items",
        at: .file(source.file),
        help: "the file has a row for each item, with the columns id,title,parent"
      )
    }
    let parents = parents(written, of: declared.id.value)
    return PolicyFramework(
      id: declared.id.value,
      title: declared.title ?? declared.id.value,
      items: written.map { item in
        PolicyFramework.Item(
          id: item.id.value,
          title: item.title ?? item.id.value,
          parent: parents[item.id.value],
          place: item.id.place
        )
      }
    )
  }

  private func csv(_ source: SourceText) -> [Written] {
    let table = ColumnTable(columns: Self.columns, required: ["id"], log: log)
    return table.rows(of: source).compactMap { row in
      guard let id = row["id"] else {
        log.error("missing-value", "the row names no id", at: row.place)
        return nil
      }
      return Written(id: id, title: row["title"]?.value, parent: row["parent"])
    }
  }

  private func yaml(_ source: SourceText) -> [Written] {
    guard let root = YAMLDocument.root(of: source, log: log) else { return [] }
    guard let items = root.items else {
      log.error(
        "wrong-type",
        "\(source.file) must be a list of items, not \(root.sort)",
        at: root.place,
        help: "- { id: CC6.1, title: Logical access, parent: CC6 }"
      )
      return []
    }
    return items.compactMap { node in
      let what = "an item of a framework"
      guard let map = YAMLMap(node, of: what, known: Self.columns, log: log),
        let id = map.requiredText("id", of: what)
      else { return nil }
      let title = map.text("title")?.value
      return Written(
        id: id,
        title: title?.isEmpty ?? true ? nil : title,
        parent: map.text("parent").flatMap { $0.value.isEmpty ? nil : $0 }
      )
    }
  }

  /// The items without those of an id that is there before.
  private func distinct(_ items: [Written]) -> [Written] {
    var first: [String: SourceRange] = [:]
    return items.filter { item in
      let key = item.id.value.lowercased()
      if let other = first[key] {
        log.error(
          IntakeRule.duplicateID.rawValue,
          "item \"\(item.id.value)\" is there twice",
          at: item.id.place,
          help: "the first is at \(other.fileLine)"
        )
        return false
      }
      first[key] = item.id.place
      return true
    }
  }

  /// The parents of items by their ids, as the parents spell theirs; missing ones, and those that lead
  /// back to the item, are reported.
  private func parents(_ items: [Written], of framework: String) -> [String: String] {
    let ids = Dictionary(firstOf: items.map { ($0.id.value.lowercased(), $0.id.value) })
    let names = NameIndex(items.map(\.id.value))
    var parents: [String: String] = [:]
    for item in items {
      guard let parent = item.parent else { continue }
      guard let id = ids[parent.value.lowercased()] else {
        log.error(
          "unknown-parent",
          "item \"\(item.id.value)\" is below \"\(parent.value)\", which framework \"\(framework)\" does not have",
          at: parent.place,
          help: names.suggestion(for: parent.value)
        )
        continue
      }
      parents[item.id.value] = id
    }
    for item in items where Self.isLoop(from: item.id.value, parents) {
      log.error(
        "parent-cycle",
        "item \"\(item.id.value)\" is below itself",
        at: item.parent?.place ?? item.id.place,
        help: "the parents of an item end at one without a parent"
      )
      parents[item.id.value] = nil
    }
    return parents
  }

  /// Whether an item is among those above it.
  private static func isLoop(from id: String, _ parents: [String: String]) -> Bool {
    var above = parents[id]
    var steps = 0
    while let next = above, steps <= parents.count {
      if next == id { return true }
      above = parents[next]
      steps += 1
    }
    return false
  }
}

extension Loader {
  /// The frameworks that `gapbook.yml` declares, with the files that they were read from.
  func frameworks(_ configuration: Configuration) -> (all: PolicyFrameworks, sources: [SourceText])
  {
    let reader = FrameworksReader(log: log)
    var frameworks: [PolicyFramework] = []
    var sources: [SourceText] = []
    for declared in configuration.frameworks {
      guard let source = source(of: declared) else {
        frameworks.append(
          PolicyFramework(
            id: declared.id.value,
            title: declared.title ?? declared.id.value,
            items: []
          )
        )
        continue
      }
      frameworks.append(reader.framework(declared, source))
      if !sources.contains(where: { $0.file == source.file }) { sources.append(source) }
    }
    return (PolicyFrameworks(frameworks), sources)
  }

  /// The file of a framework; nil, with an error at its name, where it cannot be read.
  private func source(of declared: Configuration.DeclaredFramework) -> SourceText? {
    let name = RelativePath.withoutDots(declared.file.value)
    let isInside = !declared.file.value.hasPrefix("/") && !name.hasPrefix("..") && !name.isEmpty
    let kind = isInside ? Disk.kind(following: root + "/" + name) : nil
    guard kind == .file else {
      log.error(
        "missing-file",
        "there is no file \"\(declared.file.value)\" for framework \"\(declared.id.value)\"",
        at: declared.file.place,
        help: "a path begins at the workspace's top, such as frameworks/soc2.csv"
      )
      return nil
    }
    let ending = name.lowercased()
    guard [".csv", ".yml", ".yaml"].contains(where: ending.hasSuffix) else {
      log.error(
        "missing-file",
        "\"\(declared.file.value)\" is neither CSV nor YAML by its name",
        at: declared.file.place,
        help: "the file of a framework ends in .csv, .yml or .yaml"
      )
      return nil
    }
    if let fault = links.fault(of: root + "/" + name, named: name) {
      log.add(FileTree.unreadable(name, fault.reason, help: fault.help))
      return nil
    }
    return source(name)
  }
}
