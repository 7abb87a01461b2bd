/// What may be printed at a place.
enum AllowedOutput: Equatable {
  /// Anything.
  case text
  /// Anything but HTML: a quoted attribute, or the content of `title`; the words say which.
  case noTags(String)
  /// Addresses alone.
  case address
  /// Nothing; the words say what place it is and what to do.
  case nothing(place: String, help: String?)
  /// It cannot be known.
  case unknown
}

extension HTMLState {
  var allowed: AllowedOutput {
    switch position {
    case .text: .text
    case .unknown: .unknown
    case .plainText: .noTags("inside <\(elementName)>")
    case .doubleQuoted, .singleQuoted: allowedInValue
    case .tagOpen, .endTagOpen, .tagName, .endTag:
      .nothing(place: "as the name of an element", help: "write the name out")
    case .between, .attributeName, .afterName:
      .nothing(place: "as the name of an attribute", help: "write the name out")
    case .beforeValue, .unquoted:
      .nothing(place: "in an attribute without quotes", help: "put the value in quotes")
    case .comment:
      .nothing(place: "in a comment", help: "write the note as {{! … }}, which prints nothing")
    case .markup, .declaration: .nothing(place: "inside <!…>", help: nil)
    case .raw: .nothing(place: "inside <\(elementName)>", help: Self.codeHelp)
    }
  }

  private static let codeHelp = "give it to the page in a data- attribute or a class"

  private var allowedInValue: AllowedOutput {
    switch attribute {
    case .plain: .noTags("in an attribute")
    case .code:
      .nothing(place: "in an attribute that holds a script or a style", help: Self.codeHelp)
    case .address:
      ["javascript:", "vbscript:", "data:"].contains { word.starts(with: $0.utf8) }
        ? .nothing(place: "in an address that runs or holds code", help: Self.codeHelp) : .address
    }
  }

  /// Whether what is printed here is followed or loaded.
  var isAddress: Bool { allowed == .address }

  private var elementName: String { String(decoding: element, as: UTF8.self) }

  /// The place in words, behind "it ends".
  var words: String {
    switch position {
    case .text, .unknown: "in text"
    case .plainText, .raw: "inside <\(elementName)>"
    case .doubleQuoted, .singleQuoted, .unquoted, .beforeValue: "in the value of an attribute"
    case .comment: "in a comment"
    case .markup, .declaration: "inside <!…>"
    case .tagOpen, .endTagOpen, .tagName, .endTag, .between, .attributeName, .afterName:
      "inside a tag"
    }
  }
}
