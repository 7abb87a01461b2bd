public import Diagnostics

/// A fenced code block whose info string is `{name}`, with its parts.
///
/// ````
/// ```{fact-history} cmp-2025
/// :as-table: yes
///
/// The body.
/// ```
/// ````
public struct NamedBlock: Sendable {
  /// A line `:key: value` at the top.
  public struct Option: Sendable, Hashable {
    /// The word between the colons.
    public let key: Sourced<String>
    /// What follows it; empty where nothing does.
    public let value: Sourced<String>
  }

  /// The word between the braces.
  public let name: String
  /// What follows the braces on their line; nil where nothing does.
  public let argument: Sourced<String>?
  /// The options in the order written; a key may be there twice.
  public let options: [Option]
  /// The rest, as text.
  public let body: Sourced<String>
  /// The place of the whole block.
  public let place: SourceRange

  let source: SourceText
  let bodyStart: Int
  let depth: Int
  let hasLiteralValues: Bool

  /// The value of the first option with a key.
  public func option(_ key: String) -> Sourced<String>? {
    options.first { $0.key.value == key }?.value
  }

  /// How deep bodies of blocks may be nested.
  public static let deepest = 8

  /// Parses the body as Markdown; places are those of the file.
  public func parseBody() -> Diagnosed<Document> {
    guard depth < NamedBlock.deepest else {
      let tooDeep = Diagnostic.error(
        "nested-too-deep",
        "blocks lie more than \(NamedBlock.deepest) deep in one another",
        at: place
      )
      return Diagnosed(Document(code: body.value), [tooDeep])
    }
    let input = bodyText()
    var parsing = Parsing(
      source: source,
      input: input,
      mode: .site,
      depth: depth + 1,
      hasLiteralValues: hasLiteralValues
    )
    return parsing.run()
  }

  /// The body's lines, each with its place: in the file each is the end of its line.
  private func bodyText() -> InputText {
    let bytes = Array(body.value.utf8)
    let starts = SourceText(file: source.file, bytes: bytes).lineStarts
    let whole = InputText(source, from: 0)
    let first = whole.lineIndex(at: bodyStart)
    let origins = starts.indices.map { index in
      let end = index + 1 < starts.count ? starts[index + 1] - 1 : bytes.count
      return whole.suffix(ofLine: first + index, count: max(0, end - starts[index]))
    }
    return InputText(bytes: bytes, lineStarts: starts, origins: origins)
  }
}

extension Document {
  /// A block with its parts; nil for other nodes.
  public func block(_ id: NodeID) -> NamedBlock? {
    guard let source, kind(of: id) == .block else { return nil }
    let node = tree.nodes[id.index]
    var argument: Sourced<String>?
    var options: [NamedBlock.Option] = []
    var body: Node?
    for child in children(of: id) {
      let part = tree.nodes[child.index]
      if part.kind == .blockBody {
        body = part
      } else if part.literal.isEmpty {
        argument = value(of: part, source)
      } else {
        let key = Sourced(tree.string(part.literal), at: place(part.start, part.end, source))
        options.append(NamedBlock.Option(key: key, value: value(of: part, source)))
      }
    }
    guard let body else { return nil }
    return NamedBlock(
      name: tree.string(node.literal),
      argument: argument,
      options: options,
      body: Sourced(tree.string(body.literal), at: place(body.start, body.end, source)),
      place: place(node.start, node.end, source),
      source: source,
      bodyStart: Int(body.start),
      depth: depth,
      hasLiteralValues: hasLiteralValues
    )
  }

  private func value(of option: Node, _ source: SourceText) -> Sourced<String> {
    let place = place(option.number, option.number + option.extra.count, source)
    return Sourced(tree.string(option.extra), at: place)
  }

  private func place(_ start: UInt32, _ end: UInt32, _ source: SourceText) -> SourceRange {
    source.range(ofBytes: Int(start)..<Int(end))
  }
}
