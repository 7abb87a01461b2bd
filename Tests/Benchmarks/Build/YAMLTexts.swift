import Diagnostics
import Foundation
import Starter
import Workspace
import Yams

/// The YAML texts of a workspace that a build parses: `gapbook.yml`, the YAML files below `content` and
/// all front matter, but for what is built in.
struct YAMLTexts {
  private(set) var texts: [String] = []

  init(workspace: String) throws {
    add("gapbook.yml", in: workspace)
    let content = workspace + "/content"
    guard let names = FileManager.default.enumerator(atPath: content) else {
      throw Failure("cannot list \(content)")
    }
    for case let name as String in names { add(name, in: content) }
  }

  private mutating func add(_ name: String, in folder: String) {
    guard let data = FileManager.default.contents(atPath: folder + "/" + name) else { return }
    let text = String(decoding: data, as: UTF8.self)
    let isYAML = name.hasSuffix(".yml") || name.hasSuffix(".yaml")
    let yaml = isYAML ? text : name.hasSuffix(".md") ? Self.frontMatter(text) : nil
    if let yaml, Starter.nodes(ofYAML: yaml) == nil { texts.append(yaml) }
  }

  /// What stands between the first two lines of `---`.
  private static func frontMatter(_ text: String) -> String? {
    let fence = "---\n"
    guard text.hasPrefix(fence) else { return nil }
    let rest = text.dropFirst(fence.count)
    return rest.range(of: "\n" + fence).map { String(rest[..<$0.lowerBound]) + "\n" }
  }

  /// Parses every text as `Workspace` does; processor time in milliseconds.
  func parse() throws -> Double {
    let start = processorTime()
    for text in texts { _ = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot() }
    return processorTime() - start
  }
}

/// Loads a workspace; processor time in milliseconds.
func timeLoad(_ workspace: String) throws -> Double {
  let start = processorTime()
  let loaded = try load(workspace)
  let time = processorTime() - start
  guard !loaded.diagnostics.hasErrors else { throw Failure("\(workspace) has errors") }
  return time
}
