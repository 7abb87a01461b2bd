/// Which language the content of a site is marked with.
enum LanguageMark {
  /// The mark of a language in a site of another; nil where both are the same, whatever their regions.
  static func of(_ language: String, in site: String) -> String? {
    language == site || isSame(language, site) ? nil : language
  }

  /// Whether two tags, which are ASCII, begin with the same language; letters' case is ignored.
  private static func isSame(_ language: String, _ other: String) -> Bool {
    let (a, b) = (language.utf8Span.span, other.utf8Span.span)
    var index = 0
    while true {
      let (first, second) = (letter(index, of: a), letter(index, of: b))
      if first != second { return false }
      if first == nil { return true }
      index += 1
    }
  }

  /// A small letter of a tag's language; nil behind its end.
  private static func letter(_ index: Int, of tag: Span<UInt8>) -> UInt8? {
    guard index < tag.count, tag[index] != UInt8(ascii: "-") else { return nil }
    let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(tag[index])
    return isCapital ? tag[index] | 0x20 : tag[index]
  }
}

extension Imprint {
  /// The mark of a language where it is not the site's own.
  public func mark(of language: String) -> String? { LanguageMark.of(language, in: self.language) }
}
