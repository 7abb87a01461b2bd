import Diagnostics

extension Parsing {
  /// What a site must not hold becomes words, with a warning: raw HTML and links that could run.
  mutating func checkLinksAndHTML() {
    var index = tree.first(0)
    while let node = index {
      index = tree.advance(node, below: 0)
      switch tree.nodes[node].kind {
      case .htmlBlock, .htmlInline: reportHTML(node)
      case .link, .image: check(node)
      default: break
      }
    }
  }

  /// Where a node stands in the file; its block is aligned for it if that is still to be done.
  private mutating func place(of node: Int) -> Range<Int> {
    if let block = tree.unalignedBlock(around: node) { align(block) }
    return tree.placed(node)
  }

  private mutating func reportHTML(_ node: Int) {
    report.add(
      .warning,
      rule: "raw-html",
      "raw HTML is shown as text",
      at: place(of: node),
      help: "say it in Markdown, or put it in a code block to show it"
    )
  }

  private mutating func check(_ node: Int) {
    let isImage = tree.nodes[node].kind == .image
    if isImage, tree.plainBytes(of: node).isEmpty {
      report.add(
        .warning,
        rule: "image-without-alternative",
        "the image \"\(tree.string(tree.nodes[node].literal))\" has no alternative text",
        at: place(of: node),
        help: "say between the brackets what it shows"
      )
    }
    guard let scheme = dangerousScheme(of: tree.bytes(tree.nodes[node].literal)) else { return }
    report.add(
      .warning,
      rule: "unsafe-link",
      "a \(scheme): \(isImage ? "image" : "link") is not written; its words are",
      at: place(of: node)
    )
    if isImage { tree.flatten(node) } else { tree.unwrap(node) }
  }
}

/// The scheme of a destination that could run code or smuggle a document, or nil.
///
/// Blanks and control characters do not hide it: browsers drop them. Entities and escapes are
/// already decoded in a tree's destinations.
public func dangerousScheme(of destination: String) -> String? {
  dangerousScheme(of: Array(destination.utf8)[...])
}

func dangerousScheme(of destination: ArraySlice<UInt8>) -> String? {
  var letters: [UInt8] = []
  for byte in destination {
    switch byte {
    case 0...0x20, 0x7F: continue
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): letters.append(byte | 0x20)
    case UInt8(ascii: ":"):
      let scheme = String(decoding: letters, as: UTF8.self)
      return ["javascript", "data", "vbscript"].contains(scheme) ? scheme : nil
    default: letters.append(byte)
    }
    if letters.count > 10 { return nil }
  }
  return nil
}

/// The scheme of a destination in lower case, such as `https` or `req`; nil for a relative one.
public func scheme(of destination: String) -> String? {
  var letters = ""
  for scalar in destination.unicodeScalars {
    switch scalar {
    case "a"..."z", "A"..."Z": letters.unicodeScalars.append(scalar)
    case "0"..."9", "+", "-", ".":
      if letters.isEmpty { return nil }
      letters.unicodeScalars.append(scalar)
    case ":": return letters.isEmpty ? nil : letters.lowercased()
    default: return nil
    }
  }
  return nil
}
