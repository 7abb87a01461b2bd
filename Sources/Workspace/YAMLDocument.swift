import Diagnostics
import Starter
import Yams

/// A YAML text as a tree whose every node knows its place.
final class YAMLDocument {
  private let source: SourceText
  /// Lines of the file above the YAML text, such as the `---` of front matter.
  private let linesAbove: Int
  /// The last line of the file that is of the YAML text.
  private let endLine: Int
  private let lines: YAMLLines?

  private init(_ text: String, of source: SourceText, linesAbove: Int) {
    self.source = source
    self.linesAbove = linesAbove
    endLine = linesAbove + text.utf8.count { $0 == 0x0A } + 1
    lines = YAMLLines(text)
  }

  /// The root of a file; nil where it is empty or, with an error, cannot be read.
  static func root(of source: SourceText, log: Log) -> YAMLNode? {
    guard let text = utf8Text(of: source, log: log),
      let root = read(text, of: source, log: log), !root.isNull
    else { return nil }
    return root
  }

  /// The members of a file that maps `what`; an empty file has none.
  static func members(
    of source: SourceText,
    mapping what: String,
    such example: String,
    log: Log
  ) -> [(key: YAMLNode, value: YAMLNode)] {
    guard let root = root(of: source, log: log) else { return [] }
    if let members = root.members { return members }
    let message = "\(source.file) must map \(what), not be \(root.sort)"
    log.error("wrong-type", message, at: root.place, help: example)
    return []
  }

  /// Reads `text`, which is in `source` below `linesAbove` lines; nil for an empty document.
  ///
  /// Malformed YAML is one error at its place.
  static func read(
    _ text: String,
    of source: SourceText,
    linesAbove: Int = 0,
    log: Log
  ) -> YAMLNode? {
    let document = YAMLDocument(text, of: source, linesAbove: linesAbove)
    // The unchanged built-in law is most of the YAML of most workspaces.
    if let nodes = Starter.nodes(ofYAML: text) {
      var unpacking = YAMLUnpacking(nodes)
      return YAMLNode(from: &unpacking, of: document)
    }
    if let plain = PlainMapping(text) { return YAMLNode(plain, of: document) }
    do {
      if let limit = try YAMLLimit.broken(by: text, document.position) {
        log.error(
          "yaml-limit",
          limit.words,
          at: document.place(line: limit.line, column: limit.column),
          help: "write out what is meant"
        )
        return nil
      }
      // Every scalar is read as the words it is made of: no rule has to guess what it may be.
      let root = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
      return root.map { YAMLNode($0, of: document) }
    } catch let error as YamlError {
      log.add(document.diagnostic(for: error))
    } catch {
      log.error("yaml-syntax", "malformed YAML: \(error)", at: .file(source.file))
    }
    return nil
  }

  /// Where a mark of the parser is, from 1 in the text.
  fileprivate func position(of mark: Mark) -> (line: Int, column: Int) {
    lines?.position(line: mark.line, column: mark.column) ?? (mark.line, mark.column)
  }

  fileprivate func place(line: Int, column: Int, length: Int = 0) -> SourceRange {
    SourceRange(
      file: source.file,
      start: SourcePosition(line: line + linesAbove, column: column),
      end: SourcePosition(line: line + linesAbove, column: column + length)
    )
  }

  /// Where a fault begins: of a bracket or a quote that is never closed, YAML reports where it gave up,
  /// which may be many lines below.
  private func cause(of problem: String, _ context: Mark?, _ mark: Mark) -> (line: Int, column: Int)
  {
    let found = position(of: mark)
    let isAtEnd = found.line + linesAbove > lastLine
    if let context = context.map(position),
      problem.contains("expected ','") || isAtEnd && context.line < found.line
    {
      return context
    }
    return isAtEnd ? lastCharacter : found
  }

  /// The last line of the text that is not blank, from 1 in the file.
  private var lastLine: Int {
    let last = min(endLine, source.lineStarts.count)
    return (linesAbove + 1..<max(last, linesAbove + 1) + 1).last { number in
      source.line(number).contains { $0 > 0x20 }
    } ?? linesAbove + 1
  }

  private var lastCharacter: (line: Int, column: Int) {
    let line = String(decoding: source.line(lastLine), as: UTF8.self).unicodeScalars
    let column = line.reversed().drop { $0.value <= 0x20 }.count
    return (lastLine - linesAbove, max(column, 1))
  }

  private func diagnostic(for error: YamlError) -> Diagnostic {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let words = context.map { "\($0.text), \(problem)" } ?? problem
      let found = cause(of: problem, context?.mark, mark)
      return .error(
        "yaml-syntax",
        "malformed YAML: \(words)",
        at: place(line: found.line, column: found.column),
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
      // They come in no order, another one in each run; so does the place, where one is no word, or the
      // same word with several tags.
      let words = names.filter { $0 != Self.noWord }
      guard let name = words.min() else {
        return .error(
          "duplicate-key",
          "a key that is a list or a mapping stands twice in one mapping",
          at: place(line: 1, column: 1),
          help: "a key is a word"
        )
      }
      let isOne = words.count == names.count && words.count { $0 == name } == 1
      let line = isOne ? position(of: context.mark).line : 1
      return duplicateKey(name, inMappingAt: line)
    default:
      return .error("yaml-syntax", "malformed YAML: \(error)", at: place(line: 1, column: 1))
    }
  }

  /// What Yams calls a key that is a list or a mapping.
  private static let noWord = "<uncovertable>"

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
      if let first = seen[indent] { return Self.duplicateKey(name, at: place, first: first) }
      seen[indent] = place
    }
    return Self.duplicateKey(name, at: place(line: line, column: 1), first: nil)
  }

  /// A key that is given a second time at a place.
  static func duplicateKey(
    _ name: String,
    at place: SourceRange,
    first: SourceRange?
  ) -> Diagnostic {
    .error(
      "duplicate-key",
      "key \"\(name)\" stands twice in one mapping",
      at: place,
      help: first.map { "the first is at line \($0.start.line)" }
    )
  }
}

/// A node of a YAML tree with its place; an object, as it is looked up and passed on many times.
final class YAMLNode {
  /// The words of a scalar as they are written, never read as a number or a flag.
  let text: String?
  /// Whether the node is a scalar without quotes.
  let isPlain: Bool
  private let inner: Inner
  private let document: YAMLDocument
  /// Where it begins in the text and how long it is there; in numbers, as few places are asked for.
  private let line, column, length: Int

  /// What lies below; what Yams has parsed is made nodes of only where it is asked for, as aliases
  /// may repeat it many times.
  private enum Inner {
    case nothing
    case mapping(Node.Mapping)
    case sequence(Node.Sequence)
    case members([(key: YAMLNode, value: YAMLNode)])
    case items([YAMLNode])
  }

  fileprivate init(_ node: Node, of document: YAMLDocument) {
    self.document = document
    let mark: Mark?
    switch node {
    case .scalar(let scalar):
      let isQuoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
      length = scalar.string.unicodeScalars.count + (isQuoted ? 2 : 0)
      (text, mark, inner) = (scalar.string, scalar.mark, .nothing)
      isPlain = scalar.style == .plain || scalar.style == .any
    case .mapping(let mapping):
      (text, mark, inner) = (nil, mapping.mark, .mapping(mapping))
      (isPlain, length) = (false, 0)
    case .sequence(let sequence):
      (text, mark, inner) = (nil, sequence.mark, .sequence(sequence))
      (isPlain, length) = (false, 0)
    case .alias(let alias):
      (text, mark, inner) = (nil, alias.mark, .nothing)
      (isPlain, length) = (false, 0)
    }
    (line, column) = mark.map(document.position) ?? (1, 1)
  }

  /// The nodes of a text that is lines of keys and words.
  fileprivate init(_ mapping: PlainMapping, of document: YAMLDocument) {
    let members = mapping.lines.enumerated().map { number, line in
      (
        key: YAMLNode(line.key, line: number + 1, column: 1, of: document),
        value: YAMLNode(
          line.value,
          isQuoted: line.isQuoted,
          line: number + 1,
          column: line.column,
          of: document
        )
      )
    }
    self.document = document
    (text, inner, isPlain) = (nil, .members(members), false)
    (line, column, length) = (1, 1, 0)
  }

  private init(
    _ words: Substring,
    isQuoted: Bool = false,
    line: Int,
    column: Int,
    of document: YAMLDocument
  ) {
    self.document = document
    (text, inner, isPlain) = (String(words), .nothing, !isQuoted)
    (self.line, self.column, length) = (line, column, words.utf8.count + (isQuoted ? 2 : 0))
  }

  /// Reads the next node of a text that is built in, with all below it.
  fileprivate init(from nodes: inout YAMLUnpacking, of document: YAMLDocument) {
    self.document = document
    let head = nodes.head()
    switch head.kind {
    case .plain, .words:
      (text, inner) = (nodes.text(head.count), .nothing)
    case .mapping:
      var members: [(key: YAMLNode, value: YAMLNode)] = []
      members.reserveCapacity(head.count)
      for _ in 0..<head.count {
        let key = YAMLNode(from: &nodes, of: document)
        members.append((key, YAMLNode(from: &nodes, of: document)))
      }
      (text, inner) = (nil, .members(members))
    case .sequence:
      var items: [YAMLNode] = []
      items.reserveCapacity(head.count)
      for _ in 0..<head.count { items.append(YAMLNode(from: &nodes, of: document)) }
      (text, inner) = (nil, .items(items))
    }
    isPlain = head.kind == .plain
    (line, column, length) = (head.line, head.column, head.length)
  }

  /// Where the node begins; a plain one-line scalar has its whole length.
  var place: SourceRange { document.place(line: line, column: column, length: length) }

  /// Whether the node means nothing: empty, `~` or `null`.
  var isNull: Bool {
    guard isPlain else { return false }
    switch text {
    case "", "~", "null", "Null", "NULL": return true
    default: return false
    }
  }

  /// The members of a mapping, in order.
  var members: [(key: YAMLNode, value: YAMLNode)]? {
    switch inner {
    case .members(let members): members
    case .mapping(let mapping):
      mapping.map { (YAMLNode($0.key, of: document), YAMLNode($0.value, of: document)) }
    case .nothing, .sequence, .items: nil
    }
  }

  /// The items of a list, in order.
  var items: [YAMLNode]? {
    switch inner {
    case .items(let items): items
    case .sequence(let sequence): sequence.map { YAMLNode($0, of: document) }
    case .nothing, .mapping, .members: nil
    }
  }

  /// What the node is, in the words of a message.
  var sort: String {
    switch inner {
    case .mapping, .members: "a mapping"
    case .sequence, .items: "a list"
    case .nothing: isNull ? "nothing" : "\"\(text ?? "")\""
    }
  }
}
