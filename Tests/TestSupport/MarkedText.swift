public import Diagnostics

/// A text whose expected places are marked in it: `⟦1⟧` stands right before the place named 1.
public struct MarkedText: Sendable {
  /// The text without its marks.
  public let text: String
  /// Where each mark stood, by its name.
  public let marks: [String: SourcePosition]

  /// Takes the marks out of a text.
  public init(_ marked: String) {
    var text = ""
    var marks: [String: SourcePosition] = [:]
    var line = 1
    var column = 1
    var name: String?
    for scalar in marked.unicodeScalars {
      if let open = name {
        if scalar == "⟧" {
          marks[open] = SourcePosition(line: line, column: column)
          name = nil
        } else {
          name = open + String(scalar)
        }
        continue
      }
      if scalar == "⟦" {
        name = ""
        continue
      }
      text.unicodeScalars.append(scalar)
      (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
    }
    self.text = text
    self.marks = marks
  }

  /// The text without its marks, as UTF-8.
  public var bytes: [UInt8] { Array(text.utf8) }
}
