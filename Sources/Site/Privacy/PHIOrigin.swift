import Diagnostics
import Privacy
import Workspace

/// Finds where an input has an identifier that was noticed in what would be written.
enum PHIOrigin {
  /// So many bytes that are neither letters nor digits may be between two of its signs.
  private static let mostBetween = 12

  /// The first place of its letters and digits; nil where no text has them so.
  static func place(of identity: PHIIdentity, in texts: [SourceText]) -> SourceRange? {
    for text in texts {
      if let range = range(of: identity.signs, in: text.bytes) {
        var places = PHIPlaces(text)
        return places.range(of: range)
      }
    }
    return nil
  }

  private static func range(of signs: [UInt8], in bytes: [UInt8]) -> Range<Int>? {
    guard let first = signs.first else { return nil }
    for start in bytes.indices where small(bytes[start]) == first {
      guard start == 0 || !isSign(bytes[start - 1]) else { continue }
      var (index, count, between) = (start + 1, 1, 0)
      while count < signs.count, index < bytes.count, between <= mostBetween {
        if small(bytes[index]) == signs[count] {
          (count, between) = (count + 1, 0)
        } else if isSign(bytes[index]) {
          break
        } else {
          between += 1
        }
        index += 1
      }
      if count == signs.count, index == bytes.count || !isSign(bytes[index]) {
        return start..<index
      }
    }
    return nil
  }

  private static func small(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  private static func isSign(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
  }
}

extension ComposedSite {
  /// The texts that it is made from, its client's first.
  var inputTexts: [SourceText] {
    let client = slug.flatMap { slug in workspace.clients.first { $0.slug == slug } }
    let own = client?.folder.value.sources ?? []
    let shared = workspace.sharedSources.filter { !$0.file.hasPrefix(BuiltIn.prefix) }
    let templates = workspace.templates.filter { !$0.isBuiltIn }.map(\.source)
    let pages = workspace.pages.filter { !$0.isBuiltIn }.map(\.source.value)
    return own + shared + templates + pages
  }
}
