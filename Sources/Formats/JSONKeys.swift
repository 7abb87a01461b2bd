/// Keys of JSON objects, which are found by their bytes: of most keys of a text, no string is made.
public struct JSONKeys: Sendable, ExpressibleByArrayLiteral {
  private struct Key {
    let text: String
    let bytes: [UInt8]
  }

  /// By how many bytes they have.
  private var keys: [[Key]] = []

  /// Keys of any order.
  public init(_ texts: some Sequence<String>) {
    for text in texts {
      let bytes = Array(text.utf8)
      while keys.count <= bytes.count { keys.append([]) }
      keys[bytes.count].append(Key(text: text, bytes: bytes))
    }
  }

  /// The keys as they are listed.
  public init(arrayLiteral texts: String...) { self.init(texts) }

  /// The key of these bytes; nil where it is none of these.
  func key(_ bytes: Span<UInt8>) -> String? {
    guard bytes.count < keys.count else { return nil }
    for key in keys[bytes.count] where Self.areSame(key.bytes.span, bytes) { return key.text }
    return nil
  }

  private static func areSame(_ one: Span<UInt8>, _ other: Span<UInt8>) -> Bool {
    for index in one.indices where one[index] != other[index] { return false }
    return true
  }
}
