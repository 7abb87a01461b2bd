/// The keys that the beginning of a text of JSON shows, whatever is wrong with the rest.
enum JSONHead {
  /// The keys of the whole object, or of the first one in a list.
  static func keys(of text: ArraySlice<UInt8>) -> Set<String> {
    var keys: Set<String> = []
    var depth = 0
    var isList = false
    var index = text.startIndex
    while index < text.endIndex {
      switch text[index] {
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        if depth == 0, text[index] == UInt8(ascii: "["), !isList {
          isList = true
        } else {
          depth += 1
        }
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        if depth <= 0 { return keys }
      case UInt8(ascii: "\""):
        guard let end = end(ofText: text, from: index + 1) else { return keys }
        if depth == 1, isKey(text[(end + 1)...]) {
          keys.insert(String(decoding: text[(index + 1)..<end], as: UTF8.self))
        }
        index = end
      default: break
      }
      index += 1
    }
    return keys
  }

  /// Whether nothing but an empty list is there.
  static func isEmptyList(_ text: ArraySlice<UInt8>) -> Bool {
    text.filter { !isBlank($0) } == Array("[]".utf8)
  }

  private static func end(ofText text: ArraySlice<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < text.endIndex {
      if text[index] == UInt8(ascii: "\"") { return index }
      index += text[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  private static func isKey(_ rest: ArraySlice<UInt8>) -> Bool {
    rest.first { !isBlank($0) } == UInt8(ascii: ":")
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}
