import Diagnostics
import Formats
import Markdown
import Report
import Words

/// Writes a Markdown tree as the blocks and lines of the printed document.
struct ProseData {
  let document: Document
  let embedded: [[Block]]
  let idPrefix: String
  /// What is added to a heading's level.
  let headingShift: Int
  let headingFloor: Int
  let notes: [Int: NodeID]
  var written: Set<Int> = []

  /// Nodes deeper than this are set as words alone: the engine's own nesting has an end.
  static let deepest = 9

  init(_ prose: Prose, below level: Int) {
    document = prose.document
    embedded = prose.embedded
    idPrefix = prose.idPrefix
    let top = prose.document.headings.map(\.level).min() ?? 1
    headingShift = level + 1 - top
    headingFloor = level + 1
    var notes: [Int: NodeID] = [:]
    let document = prose.document
    for node in document.children(of: document.root) where document.kind(of: node) == .footnotes {
      for note in document.children(of: node) { notes[document.number(of: note)] = note }
    }
    self.notes = notes
  }

  /// The blocks below a node.
  mutating func blocks(of id: NodeID, depth: Int = 0, _ data: inout PrintData) -> [JSON] {
    guard depth < Self.deepest else {
      data.diagnostics.append(
        .warning(
          "deep-nesting",
          "\(data.medium) sets what stands here as words alone: it is nested too deep",
          at: document.range(of: id),
          help: "\(Self.deepest) levels can be set"
        )
      )
      return [.part("paragraph", ("parts", .array([.printable(document.plainText(of: id))])))]
    }
    var out: [JSON] = []
    for child in document.children(of: id) { out += block(child, depth: depth, &data) }
    return out
  }

  mutating func block(_ id: NodeID, depth: Int, _ data: inout PrintData) -> [JSON] {
    switch document.kind(of: id) {
    case .paragraph: document.holdsOnlyPictures(id) ? figure(id, &data) : [paragraph(id, &data)]
    case .heading: heading(id, &data)
    case .list: [list(id, depth: depth, &data)]
    case .blockQuote:
      [.part("quote", ("blocks", .array(blocks(of: id, depth: depth + 1, &data))))]
    case .codeBlock, .htmlBlock: [code(document.literal(of: id))]
    case .block: [code(document.wholeText(of: id))]
    case .thematicBreak: [.part("rule")]
    case .table: [table(id, depth: depth, &data)]
    case .figure: figure(id, &data)
    case .callout: [callout(id, depth: depth, &data)]
    case .details: details(id, depth: depth, &data)
    case .anchor: [.part("place", ("id", label(ofAnchor: id, &data)))]
    case .pageBreak: depth == 0 ? [.part("page-break")] : []
    case .embedded: shown(document.number(of: id), depth: depth, &data)
    default: []
    }
  }

  private mutating func paragraph(_ id: NodeID, _ data: inout PrintData) -> JSON {
    let isTight = document.parent(of: id).flatMap { document.parent(of: $0) }
      .map { document.kind(of: $0) == .list && document.isTight($0) }
    let isInItem = document.parent(of: id).map { document.kind(of: $0) == .item } ?? false
    let kind = isInItem && isTight == true ? "plain" : "paragraph"
    return .part(kind, ("parts", .array(parts(of: id, &data))))
  }

  /// Whether each item of a list is done, null for one that is no task; null for a list without tasks.
  private func tasks(of list: NodeID) -> JSON {
    let tasks = document.children(of: list).map { document.task(of: $0) }
    guard tasks.contains(where: { $0 != .none }) else { return .null }
    return .array(tasks.map { $0 == .none ? .null : .bool($0 == .done) })
  }

  /// A heading; its footnotes are below it, as the contents repeat its words.
  private mutating func heading(_ id: NodeID, _ data: inout PrintData) -> [JSON] {
    // The engine refuses a heading that its list of contents cannot name.
    guard document.plainText(of: id).contains(where: { !$0.isWhitespace }) else {
      return [.part("paragraph", ("parts", .array(parts(of: id, &data))))]
    }
    let wanted = max(document.level(of: id) + headingShift, headingFloor)
    let level = min(wanted, data.headingLevel + 1, 6)
    data.headingLevel = level
    let label = document.headingID(of: id).map { data.label(idPrefix + $0) } ?? .null
    let heading = JSON.part(
      "heading",
      ("level", .int(level)),
      ("id", label),
      ("parts", .array(parts(of: id, in: .heading, &data)))
    )
    let marks = document.descendants(of: id).filter { document.kind(of: $0) == .footnoteReference }
    return [heading]
      + marks.flatMap { mark in
        notes[document.number(of: mark)].map { blocks(of: $0, depth: Self.deepest - 2, &data) }
          ?? []
      }
  }

  /// What the site shows on request is all shown on paper, below its summary.
  private mutating func details(_ id: NodeID, depth: Int, _ data: inout PrintData) -> [JSON] {
    var summary: [JSON] = []
    var rest: [JSON] = []
    for child in document.children(of: id) {
      if document.kind(of: child) == .summary {
        let words = JSON.array(parts(of: child, &data))
        summary = [
          .part("paragraph", ("parts", .array([.part("strong", ("parts", words))])))
        ]
      } else {
        rest += block(child, depth: depth + 1, &data)
      }
    }
    return summary + rest
  }

  func label(ofAnchor id: NodeID, _ data: inout PrintData) -> JSON {
    document.anchorID(of: id).map { data.label(idPrefix + $0) } ?? .null
  }

  private mutating func list(_ id: NodeID, depth: Int, _ data: inout PrintData) -> JSON {
    let items = document.children(of: id).map { item in
      JSON.array(blocks(of: item, depth: depth + 1, &data))
    }
    return .part(
      "list",
      ("ordered", .bool(document.isOrdered(id))),
      ("start", .int(document.number(of: id))),
      ("tight", .bool(document.isTight(id))),
      ("tasks", tasks(of: id)),
      ("items", .array(items))
    )
  }

  private func code(_ text: String) -> JSON {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.replacing("\t", with: "    ")
    }
    let shown = lines.last?.isEmpty == true ? lines.dropLast() : lines[...]
    return .part("listing", ("lines", .array(shown.map { .printable(String($0)) })))
  }

  private mutating func callout(_ id: NodeID, depth: Int, _ data: inout PrintData) -> JSON {
    let kind = document.callout(of: id) ?? .note
    var title: [JSON] = [.string(HTMLOptions.Words(data.words).callouts[kind] ?? kind.word)]
    if let first = document.firstChild(of: id), document.kind(of: first) == .calloutTitle {
      title = parts(of: first, &data)
    }
    return .part(
      "callout",
      ("tone", .string(kind.word.lowercased())),
      ("glyph", .string(kind.glyph)),
      ("title", .array(title)),
      ("blocks", .array(blocks(of: id, depth: depth + 1, &data)))
    )
  }

  /// An image with its caption; words where it cannot be set.
  private mutating func figure(_ id: NodeID, _ data: inout PrintData) -> [JSON] {
    var caption: JSON = .null
    var images: [NodeID] = []
    for child in document.children(of: id) {
      if document.kind(of: child) == .caption {
        caption = .array(parts(of: child, &data))
      } else if document.kind(of: child) == .image {
        images.append(child)
      } else {
        images += document.descendants(of: child).filter { document.kind(of: $0) == .image }
      }
    }
    return images.map { image in
      let path = PercentCodes.decoded(document.destination(of: image))
      guard let file = data.picture(path, at: document.range(of: image)) else {
        return .part("paragraph", ("parts", .array([.printable(document.plainText(of: id))])))
      }
      return .part(
        "figure",
        ("file", .string(file)),
        ("alt", document.alternative(of: image)),
        ("share", document.printedShare(of: image)),
        ("caption", caption)
      )
    }
  }

  /// Blocks of ours in the prose.
  private func shown(_ number: Int, depth: Int, _ data: inout PrintData) -> [JSON] {
    guard embedded.indices.contains(number) else { return [] }
    let level = data.headingLevel
    return data.nested(depth) { data in
      embedded[number].flatMap { data.blocks($0, below: level) }
    }
  }
}

extension Document {
  /// Whether a paragraph holds one picture or several, and nothing else.
  fileprivate func holdsOnlyPictures(_ paragraph: NodeID) -> Bool {
    let kinds = children(of: paragraph).map { kind(of: $0) }
    return kinds.contains(.image) && kinds.allSatisfy { $0 == .image || $0 == .softBreak }
  }
}

extension PrintData {
  /// Prose below a heading of a level.
  mutating func prose(_ prose: Prose, below level: Int) -> [JSON] {
    var writer = ProseData(prose, below: level)
    let blocks = writer.blocks(of: prose.document.root, &self)
    guard let language = prose.language else { return blocks }
    return [.part("foreign", ("language", .string(language)), ("blocks", .array(blocks)))]
  }

  /// Does something for what is within a list, a quotation or the like.
  mutating func nested<Result>(_ depth: Int, _ body: (inout PrintData) -> Result) -> Result {
    let sheet = sheet
    if depth > 0, sheet == .upright { self.sheet = .part }
    defer { self.sheet = sheet }
    return body(&self)
  }
}

extension CalloutKind {
  fileprivate var glyph: String {
    switch self {
    case .note: "i"
    case .tip: "✓"
    case .important: "!"
    case .warning: "▲"
    case .caution: "✕"
    }
  }
}
