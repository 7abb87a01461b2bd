import Formats

/// What the print edition's data say; what is missing is empty.
extension JSON {
  /// A member of an object.
  subscript(_ key: String) -> JSON {
    guard case .object(let members) = self else { return .null }
    return members.first { $0.key == key }?.value ?? .null
  }

  /// The items of an array.
  var items: [JSON] { if case .array(let items) = self { items } else { [] } }

  /// A text; nil for what is none.
  var text: String? { if case .string(let text) = self { text } else { nil } }

  /// A number; nil for what is none.
  var number: Double? {
    switch self {
    case .int(let number): Double(number)
    case .number(let digits): Double(digits)
    default: nil
    }
  }

  /// Whether it is true.
  var isTrue: Bool { if case .bool(let flag) = self { flag } else { false } }

  /// Whether it is null, or missing.
  var isNull: Bool { if case .null = self { true } else { false } }

  /// The kind of a part or a block; nil for plain words.
  var kind: String? { self["kind"].text }

  /// The words of parts, without marks.
  var plainWords: String {
    switch self {
    case .string(let text): return text
    case .array(let items): return items.map(\.plainWords).joined()
    case .object:
      switch kind {
      case "break": return " "
      case "joined", "joined-code": return self["pieces"].plainWords
      case "code": return self["text"].text ?? ""
      case "chip": return self["word"].text ?? ""
      case "share", "image": return self["alt"].text ?? ""
      case "footnote", "footnote-again": return ""
      default: return self["parts"].plainWords
      }
    default: return ""
    }
  }
}
