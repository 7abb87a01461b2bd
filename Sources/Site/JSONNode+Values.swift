import Formats

/// The values of files of ours; nil for those of another sort.
extension JSONNode {
  var text: String? { if case .string(let text) = value { text } else { nil } }
  var items: [JSONNode]? { if case .array(let items) = value { items } else { nil } }
  var texts: [String] { items?.compactMap(\.text) ?? [] }
  var flag: Bool? { if case .bool(let flag) = value { flag } else { nil } }
  var whole: Int? { if case .number(let digits) = value { Int(digits) } else { nil } }
}
