/// A JSON value as read, with the byte at which it begins.
///
/// Positions are worked out from the byte only for a value that is reported: an assessment may be one
/// long line.
public struct JSONNode {
  /// What the value is.
  public enum Value {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// The digits as they are written.
    case number(String)
    /// A text, its escapes resolved.
    case string(String)
    /// The items in order.
    case array([JSONNode])
    /// The members in order; a key may be there twice.
    case object([(key: String, value: JSONNode)])
  }

  /// The value itself.
  public let value: Value
  /// Its first byte.
  public let offset: Int

  /// What it is, for messages.
  public var sort: String {
    switch value {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }

  /// The first member of that key.
  public subscript(_ key: String) -> JSONNode? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.key == key }?.value
  }
}

/// Why a text is no JSON, and at which byte.
public struct JSONFault: Error {
  /// The sentence.
  public let message: String
  /// The byte.
  public let offset: Int

  /// A fault at a byte; what a reader of a format misses is one, too.
  public init(message: String, offset: Int) {
    self.message = message
    self.offset = offset
  }
}
