/// A byte order mark, by the encoding that it is of.
enum ByteOrderMark: String {
  case utf8 = "UTF-8"
  case utf16 = "UTF-16"

  /// The mark that a text begins with.
  init?(_ text: ArraySlice<UInt8>) {
    if text.starts(with: [0xEF, 0xBB, 0xBF]) {
      self = .utf8
    } else if text.starts(with: [0xFE, 0xFF]) || text.starts(with: [0xFF, 0xFE]) {
      self = .utf16
    } else {
      return nil
    }
  }

  /// Whether a text of this mark cannot be in an encoding that is read by its name.
  func contradicts(_ encoding: String) -> Bool {
    switch encoding.uppercased() {
    case "UTF-8": self != .utf8
    case "UTF-16", "UTF-16LE", "UTF-16BE": self != .utf16
    case "ISO-8859-1", "US-ASCII": true
    default: false
    }
  }
}
