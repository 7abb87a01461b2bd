/// A heading as a table of contents needs it.
public struct Heading: Sendable, Hashable {
  /// Its node.
  public let node: NodeID
  /// 1 to 6, as written.
  public let level: Int
  /// The id by which links reach it.
  public let id: String
  /// Its words without markup.
  public let text: String
}

extension Document {
  /// The words below a node without markup: text, code, alternative texts; breaks as blanks.
  public func plainText(of id: NodeID) -> String {
    String(decoding: tree.plainBytes(of: id.index), as: UTF8.self)
  }

  /// All headings outside quotations, lists and footnotes, in order.
  public var headings: [Heading] {
    children(of: root).filter { kind(of: $0) == .heading }.map(heading)
  }

  /// The first of `headings`.
  public var firstHeading: Heading? {
    children(of: root).first { kind(of: $0) == .heading }.map(heading)
  }

  /// The heading that is the title of a page: one that opens it, be it below pictures alone; of a lower
  /// level than the first only where no other heading outside of quotations and lists is as high.
  public var titleHeading: Heading? {
    for node in children(of: root) where !isAdornment(node) {
      guard kind(of: node) == .heading else { return nil }
      let found = heading(node)
      let level = found.level
      let isAlone =
        level == 1
        || !children(of: root).contains { other in
          other != node && kind(of: other) == .heading && self.level(of: other) <= level
        }
      return isAlone && !found.text.isEmpty ? found : nil
    }
    return nil
  }

  /// The heading that is a page's title, where the page has no other or says the same in its front
  /// matter.
  public func titleHeading(besides title: String?) -> Heading? {
    guard let title else { return titleHeading }
    if let heading = titleHeading { return heading.text == title ? heading : nil }
    return firstHeading.flatMap { $0.level == 1 && $0.text == title ? $0 : nil }
  }

  /// Whether a block is a place that links lead to, or holds nothing but pictures.
  private func isAdornment(_ block: NodeID) -> Bool {
    if kind(of: block) == .anchor { return true }
    guard kind(of: block) == .paragraph else { return false }
    return children(of: block).allSatisfy { inline in
      switch kind(of: inline) {
      case .image, .anchor, .softBreak, .lineBreak: true
      case .text: literal(of: inline).allSatisfy(\.isWhitespace)
      case .link:
        children(of: inline).allSatisfy { kind(of: $0) == .image }
          && firstChild(of: inline) != nil
      default: false
      }
    }
  }

  private func heading(_ id: NodeID) -> Heading {
    Heading(node: id, level: level(of: id), id: headingID(of: id) ?? "", text: plainText(of: id))
  }

  /// Every id that a link may lead to: those of all headings and anchors, wherever they are.
  public var anchors: [String] {
    descendants(of: root).compactMap { headingID(of: $0) ?? anchorID(of: $0) }
  }

  /// All links in reading order.
  public var links: [NodeID] { descendants(of: root).filter { kind(of: $0) == .link } }

  /// All images in reading order.
  public var images: [NodeID] { descendants(of: root).filter { kind(of: $0) == .image } }
}

extension Tree {
  /// As `Document.plainText`; without values where they are not yet known.
  func plainBytes(of index: Int, withValues: Bool = true) -> [UInt8] {
    var out: [UInt8] = []
    var current: Int? = index
    while let node = current {
      appendPlain(nodes[node], withValues, to: &out)
      current = advance(node, below: index)
    }
    while out.last == 0x20 || out.last == 0x0A { out.removeLast() }
    return out
  }

  private func appendPlain(_ node: Node, _ withValues: Bool, to out: inout [UInt8]) {
    switch node.kind {
    case .text, .code, .codeBlock, .htmlInline, .htmlBlock:
      out.append(contentsOf: bytes(node.literal))
    case .value: if withValues { out.append(contentsOf: bytes(node.extra)) }
    case .softBreak, .lineBreak: out.append(0x20)
    default:
      guard !node.kind.isInline, let last = out.last, last != 0x20 else { return }
      out.append(0x20)
    }
  }
}
