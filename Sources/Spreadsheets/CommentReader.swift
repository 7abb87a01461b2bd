import Formats

/// Reads the comments on the cells of a sheet from their XML.
struct CommentReader {
  private(set) var comments: [CellComment] = []
  private var cell: CellReference?
  private var text = ""
  private var isText = false
  /// Whether what is read is how a text is pronounced.
  private var isPhonetic = false

  /// Takes the next event, and where it begins.
  mutating func take(_ event: XMLEvent, at place: () -> XMLPlace) throws(XMLFault) {
    switch event {
    case .text(let more): if isText { text += more }
    case .start(let name, let attributes):
      switch name.local {
      case "comment":
        guard comments.count < WorkbookLimits.comments else {
          throw XMLFault(
            message: "there are more than \(WorkbookLimits.comments) comments",
            place: place()
          )
        }
        (cell, text) = (attributes["ref"].flatMap { CellReference($0) }, "")
      case "t": isText = !isPhonetic
      case "rPh": isPhonetic = true
      default: break
      }
    case .end(let name):
      switch name.local {
      case "comment":
        if let cell {
          let said = EscapedText.read(text)
          comments.append(CellComment(row: cell.row, column: cell.column, text: said))
        }
        cell = nil
      case "t": isText = false
      case "rPh": isPhonetic = false
      default: break
      }
    }
  }
}
