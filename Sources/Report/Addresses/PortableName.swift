import Formats
import Words

/// Names of files and folders that every file system takes and every archive unpacks.
public enum PortableName {
  /// Words that Windows keeps for devices.
  private static let devices: Set<String> = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
  ]

  /// Whether Windows keeps a name for a device; what follows the first full stop does not matter.
  public static func isDevice(_ name: String) -> Bool {
    // Most names begin with none of their first letters.
    guard let first = name.utf8.first, "aclnp".utf8.contains(first | 0x20) else { return false }
    let word = name.utf8.prefix { $0 != UInt8(ascii: ".") }
    guard (3...4).contains(word.count) else { return false }
    return devices.contains(String(Substring(word)).lowercased())
  }

  /// A name, without the ending of a file's, with a hyphen for each character that Windows refuses, and
  /// for those that are not seen and turn the direction of what follows.
  public static func safe(_ name: String) -> String {
    if visibleControls(name) != nil { return safe(withoutControls(name)) }
    let bytes = name.utf8Span.span
    var isPlain = bytes.count > 0 && !isRefusedAtEnd(bytes[bytes.count - 1])
    for index in bytes.indices where isRefused(bytes[index]) { isPlain = false }
    guard !isPlain else { return isDevice(name) ? "_" + name : name }
    var out: [UInt8] = []
    for index in bytes.indices { out.append(isRefused(bytes[index]) ? hyphen : bytes[index]) }
    var end = out.count
    while end > 0, isRefusedAtEnd(out[end - 1]) {
      end -= 1
      out[end] = hyphen
    }
    return out.isEmpty ? "-" : String(decoding: out, as: UTF8.self)
  }

  private static func withoutControls(_ name: String) -> String {
    let bytes = Array(name.utf8)[...]
    var out: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let control = ControlCharacter(in: bytes, at: index)
      out.append(control == nil ? bytes[index] : hyphen)
      index += control?.length ?? 1
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// A file's name, its ending with it.
  static func safe(file name: String) -> String {
    let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) ?? name.endIndex
    guard dot > name.startIndex, name[dot...].utf8.count > 1 else { return safe(name) }
    let ending = name.utf8[dot...].dropFirst()
    return safe(String(name[..<dot])) + "." + safe(String(Substring(ending)))
  }

  private static let hyphen = UInt8(ascii: "-")

  private static func isRefused(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, 0x7F, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: ":"),
      UInt8(ascii: "\""), UInt8(ascii: "|"), UInt8(ascii: "?"), UInt8(ascii: "*"),
      UInt8(ascii: "\\"):
      true
    default: false
    }
  }

  private static func isRefusedAtEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: " ")
  }
}
