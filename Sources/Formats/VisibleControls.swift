/// A text whose control characters were made visible or left out.
public struct VisibleControls: Sendable {
  /// The text to show: UTF-8, as long as it was or up to three times longer.
  public let bytes: [UInt8]
  /// The byte offset of the first character that changed, in the text as it was given.
  public let firstOffset: Int
  /// That character's code point.
  public let firstScalar: UInt32
  /// How many characters changed.
  public let count: Int
}

/// Shows what a page cannot hold: nil where the text has none of it, which is nearly always.
///
/// Takes UTF-8 and looks at each byte once. C0 controls but TAB, LF and CR become their pictures
/// (U+2400 to U+241F), DEL becomes U+2421; C1 controls and noncharacters such as U+FFFE, which HTML
/// forbids, become U+FFFD. Characters that turn the direction of the text after them (U+202A to
/// U+202E, U+2066 to U+2069) and U+FEFF have no picture, and are left out.
public func visibleControls(_ text: ArraySlice<UInt8>) -> VisibleControls? {
  var index = text.startIndex
  while index < text.endIndex {
    let byte = text[index]
    if byte >= 0x20 && byte < 0x7F || byte >= 0x80 && !ControlCharacter.mayBegin(with: byte) {
      index += 1
      continue
    }
    if ControlCharacter(in: text, at: index) != nil { return shown(text, from: index) }
    index += 1
  }
  return nil
}

/// As for a stretch of bytes.
public func visibleControls(_ text: String) -> VisibleControls? {
  visibleControls(Array(text.utf8)[...])
}

private func shown(_ text: ArraySlice<UInt8>, from first: Int) -> VisibleControls {
  var out = Array(text[..<first])
  out.reserveCapacity(text.count + 16)
  var index = first
  var count = 0
  while index < text.endIndex {
    guard let control = ControlCharacter(in: text, at: index) else {
      out.append(text[index])
      index += 1
      continue
    }
    count += 1
    out.append(contentsOf: control.picture)
    index += control.length
  }
  let scalar = ControlCharacter(in: text, at: first)?.scalar ?? 0
  return VisibleControls(
    bytes: out,
    firstOffset: first - text.startIndex,
    firstScalar: scalar,
    count: count
  )
}

/// A character that no page can show, at one place of a text.
public struct ControlCharacter: Sendable {
  /// Its code point.
  public let scalar: UInt32
  /// How many bytes it takes.
  public let length: Int

  /// The control character at a byte of UTF-8; nil where there is another character.
  public init?(in text: ArraySlice<UInt8>, at index: Int) {
    let byte = text[index]
    if byte < 0x80 {
      let isPlain = byte >= 0x20 && byte != 0x7F
      if isPlain || byte == 0x09 || byte == 0x0A || byte == 0x0D { return nil }
      (scalar, length) = (UInt32(byte), 1)
      return
    }
    guard Self.mayBegin(with: byte) else { return nil }
    let count = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    guard index + count <= text.endIndex else { return nil }
    var value = UInt32(byte) & (0x7F >> UInt32(count))
    for next in text[(index + 1)..<(index + count)] { value = value << 6 | UInt32(next & 0x3F) }
    guard Self.isControl(value) else { return nil }
    (scalar, length) = (value, count)
  }

  /// Whether it has no picture and is left out: it only acts on what is around it.
  public var isLeftOut: Bool { scalar == 0xFEFF || scalar >= 0x202A && scalar <= 0x2069 }

  /// What is shown in its place, as UTF-8.
  public var picture: [UInt8] {
    if isLeftOut { return [] }
    if scalar < 0x20 { return [0xE2, 0x90, 0x80 + UInt8(scalar)] }
    if scalar == 0x7F { return [0xE2, 0x90, 0xA1] }
    return [0xEF, 0xBF, 0xBD]
  }

  /// Whether a byte of 0x80 and above can begin one; few do.
  static func mayBegin(with byte: UInt8) -> Bool {
    byte == 0xC2 || byte == 0xE2 || byte == 0xEF || byte >= 0xF0
  }

  private static func isControl(_ value: UInt32) -> Bool {
    switch value {
    case 0x80...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFDD0...0xFDEF: true
    default: value & 0xFFFE == 0xFFFE
    }
  }
}
