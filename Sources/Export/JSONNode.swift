/// A JSON value as read, with the byte at which it begins.
///
/// Positions are worked out from the byte only when something is told of the value: an
/// assessment may be one long line.
struct JSONNode {
  enum Value {
    case null
    case bool(Bool)
    /// The digits as they stand.
    case number(String)
    case string(String)
    case array([JSONNode])
    /// The members in order; a key that stands twice is told by the reader.
    case object([(key: String, value: JSONNode)])
  }

  let value: Value
  let offset: Int

  /// What it is, for messages.
  var sort: String {
    switch value {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }

  subscript(_ key: String) -> JSONNode? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.key == key }?.value
  }
}

/// Why a text is no JSON, and at which byte.
struct JSONFault {
  let message: String
  let offset: Int
}
