/// The names of the elements of HTML: words between angle brackets are no tag.
enum HTMLElements {
  private static let names = Set(
    """
    a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink
    blockquote body br button canvas caption center cite code col colgroup data datalist dd del
    details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame
    frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li
    link main map mark marquee math menu meta meter nav nobr noframes noscript object ol optgroup
    option output p param picture pre progress q rp rt ruby s samp script search section select slot
    small source span strike strong style sub summary sup svg table tbody td template textarea tfoot
    th thead time title tr track tt u ul use path g rect circle line video wbr
    """.split { $0 == " " || $0 == "\n" }.map { Array($0.utf8) }
  )

  /// Words in angle brackets that are no element of HTML, such as `<your-name>` or the `<T>` of
  /// `Vec<T>`; nil for HTML.
  ///
  /// After a word, one capital is no element either: `List<A>`.
  static func sign(in literal: some Collection<UInt8>, isAfterWord: Bool) -> String? {
    let bytes = Array(literal.prefix(80))
    guard bytes.first == UInt8(ascii: "<"), let end = bytes.firstIndex(of: UInt8(ascii: ">")) else {
      return nil
    }
    let name = bytes[1..<end].drop { $0 == UInt8(ascii: "/") }
      .prefix { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
    guard !name.isEmpty else { return nil }
    let isCapital =
      name.startIndex == 1 && name.count == 1 && name.first.map { $0 & 0x20 == 0 } ?? false
    let isElement = names.contains(name.map { isLetter($0) ? $0 | 0x20 : $0 })
    guard !isElement || isCapital && isAfterWord else { return nil }
    return String(decoding: bytes[...end], as: UTF8.self)
  }
}
