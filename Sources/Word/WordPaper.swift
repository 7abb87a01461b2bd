/// The sheets of a Word file.
struct WordPaper {
  /// In twentieths of a point.
  private let size: (width: Int, height: Int)
  private static let sides = 1020

  /// A paper by the name that the data give it.
  init(_ name: String?) {
    size = name == "a4" || name == nil ? (11_906, 16_838) : (12_240, 15_840)
  }

  /// The width between the margins in inches.
  func textWidth(isWide: Bool) -> Double {
    Double((isWide ? size.height : size.width) - 2 * Self.sides) / 1440
  }

  /// The relations of a file's header and footer; pandoc gives them these names whichever they have.
  static let header = "rId9"
  static let footer = "rId10"

  /// What says how the sheets of a section are; a cover has no header and no footer.
  func properties(_ form: WordWriter.SheetSection.Form) -> String {
    let references =
      form == .cover
      ? ""
      : "<w:headerReference w:type=\"default\" r:id=\"\(Self.header)\"/>"
        + "<w:footerReference w:type=\"default\" r:id=\"\(Self.footer)\"/>"
    let isWide = form == .wide
    let (width, height) = isWide ? (size.height, size.width) : (size.width, size.height)
    return "<w:sectPr>\(references)<w:pgSz w:w=\"\(width)\" w:h=\"\(height)\""
      + (isWide ? " w:orient=\"landscape\"" : "") + "/>"
      + "<w:pgMar w:top=\"\(form == .cover ? 2268 : 1361)\" w:right=\"\(Self.sides)\""
      + " w:bottom=\"1247\" w:left=\"\(Self.sides)\" w:header=\"624\" w:footer=\"567\""
      + " w:gutter=\"0\"/></w:sectPr>"
  }
}
