/// The signs with which people mark a cell, and a box that is not marked.
enum CheckMark {
  private static let marks: Set = [
    "\u{2713}", "\u{2714}", "\u{2611}", "\u{221A}", "\u{2705}", "\u{2717}", "\u{2718}", "\u{2612}",
    "x", "\u{FC}", "\u{FE}", "true", "1",
  ]
  private static let boxes: Set = [
    "\u{2610}", "\u{25A1}", "false", "0", "-", "\u{2013}", "\u{2014}",
  ]

  static func marks(_ text: String) -> Bool { marks.contains(text.lowercased()) }

  /// Whether a text says that its cell is not marked.
  static func isEmptyBox(_ text: String) -> Bool { boxes.contains(text.lowercased()) }
}
