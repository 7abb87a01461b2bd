import Formats

extension JSONNode {
  /// A text, or a number as it is written.
  var text: String? {
    switch value {
    case .string(let text), .number(let text): text
    default: nil
    }
  }

  /// The items of a list; none of anything else.
  var items: [JSONNode] {
    if case .array(let items) = value { items } else { [] }
  }

  /// A text, or the texts of a list, each of which may be a list between commas.
  var texts: [String] {
    switch value {
    case .array(let items): items.flatMap(\.texts)
    case .string(let text): ScanText.list(text)
    case .number(let text): [text]
    default: []
    }
  }

  /// A member that is a text and not empty.
  func text(_ key: String) -> String? {
    self[key]?.text.flatMap { $0.isEmpty ? nil : $0 }
  }
}
