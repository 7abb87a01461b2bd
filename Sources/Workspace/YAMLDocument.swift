import Diagnostics
import Yams

/// A YAML text as a tree whose every node knows its place.
struct YAMLDocument {
  let source: SourceText
  /// Lines of the file above the YAML text, such as the `---` of front matter.
  let linesAbove: Int

  /// Reads `text`, which stands in `source` below `linesAbove` lines; nil for an empty document.
  ///
  /// Malformed YAML is one error at its place.
  static func read(
    _ text: String,
    of source: SourceText,
    linesAbove: Int = 0,
    log: Log
  ) -> YAMLNode? {
    let document = YAMLDocument(source: source, linesAbove: linesAbove)
    do {
      // Every scalar is read as the words it is made of: no rule has to guess what it may be.
      let root = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
      return root.map { YAMLNode(node: $0, document: document) }
    } catch let error as YamlError {
      log.add(document.diagnostic(for: error))
    } catch {
      log.error("yaml-syntax", "malformed YAML: \(error)", at: .file(source.file))
    }
    return nil
  }

  func place(line: Int, column: Int, length: Int = 0) -> SourceRange {
    SourceRange(
      file: source.file,
      start: SourcePosition(line: line + linesAbove, column: column),
      end: SourcePosition(line: line + linesAbove, column: column + length)
    )
  }

  private func diagnostic(for error: YamlError) -> Diagnostic {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let words = context.map { "\($0.text), \(problem)" } ?? problem
      return .error(
        "yaml-syntax",
        "malformed YAML: \(words)",
        at: place(line: mark.line, column: mark.column),
        help:
          "a text with : or # in it, or one that begins with @ ` & * ! | > % [ {, goes in quotes"
      )
    case .reader(let problem, let offset, _, let text):
      let before = text.prefix(offset ?? 0).unicodeScalars
      let line = before.count { $0 == "\n" } + 1
      let column = before.reversed().prefix { $0 != "\n" }.count + 1
      return .error(
        "yaml-syntax",
        "malformed YAML: \(problem)",
        at: place(line: line, column: column)
      )
    case .duplicatedKeysInMapping(let names, let context):
      return duplicateKey(names.first ?? "", inMappingAt: context.mark.line)
    default:
      return .error("yaml-syntax", "malformed YAML: \(error)", at: place(line: 1, column: 1))
    }
  }

  /// Yams names the mapping; the second of the two keys is looked for below its first line.
  private func duplicateKey(_ name: String, inMappingAt line: Int) -> Diagnostic {
    var seen: [Int: SourceRange] = [:]
    for number in line...max(line, source.lineStarts.count - linesAbove) {
      let text = String(decoding: source.line(number + linesAbove), as: UTF8.self)
      let indent = text.prefix { $0 == " " || $0 == "-" }.count
      let rest = text.dropFirst(indent)
      guard
        rest.hasPrefix(name + ":") || rest.hasPrefix("\"\(name)\":") || rest.hasPrefix("'\(name)':")
      else { continue }
      let place = place(line: number, column: indent + 1, length: name.count)
      if let first = seen[indent] {
        return .error(
          "duplicate-key",
          "key \"\(name)\" stands twice in one mapping",
          at: place,
          help: "the first is at line \(first.start.line)"
        )
      }
      seen[indent] = place
    }
    return .error(
      "duplicate-key",
      "key \"\(name)\" stands twice in one mapping",
      at: place(line: line, column: 1)
    )
  }
}

/// A node of a YAML tree with its place.
struct YAMLNode {
  let node: Node
  let document: YAMLDocument

  /// Where the node begins; a plain one-line scalar has its whole length.
  var place: SourceRange {
    let mark = node.mark
    let length = node.scalar.map { $0.string.unicodeScalars.count + quotes($0) } ?? 0
    return document.place(line: mark?.line ?? 1, column: mark?.column ?? 1, length: length)
  }

  private func quotes(_ scalar: Node.Scalar) -> Int {
    scalar.style == .singleQuoted || scalar.style == .doubleQuoted ? 2 : 0
  }

  /// Whether the node is a scalar without quotes.
  var isPlain: Bool { node.scalar.map { $0.style == .plain || $0.style == .any } ?? false }

  /// Whether the node stands for nothing: empty, `~` or `null`.
  var isNull: Bool {
    guard isPlain, let scalar = node.scalar else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }

  /// The words of a scalar as they are written, never read as a number or a flag.
  var text: String? { node.scalar?.string }

  /// The members of a mapping, in order.
  var members: [(key: YAMLNode, value: YAMLNode)]? {
    node.mapping?.map {
      (YAMLNode(node: $0.key, document: document), YAMLNode(node: $0.value, document: document))
    }
  }

  /// The items of a list, in order.
  var items: [YAMLNode]? {
    node.sequence?.map { YAMLNode(node: $0, document: document) }
  }

  /// What the node is, in the words of a message.
  var sort: String {
    if node.mapping != nil { return "a mapping" }
    if node.sequence != nil { return "a list" }
    return isNull ? "nothing" : "\"\(text ?? "")\""
  }
}
