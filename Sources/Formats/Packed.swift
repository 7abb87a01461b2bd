/// Writes values one after the other as bytes, small numbers in few of them; `Unpacker` reads them back
/// in the same order.
///
/// For files that a program keeps for itself: nothing in the bytes says what they are.
public struct Packer: Sendable {
  /// What was written so far.
  public private(set) var bytes: [UInt8] = []

  /// Nothing yet.
  public init() {}

  /// Writes a number, seven bits a byte; one near zero takes one byte.
  public mutating func add(_ number: Int) {
    var rest = UInt64(bitPattern: Int64(number << 1 ^ number >> (Int.bitWidth - 1)))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Writes whether something is so.
  public mutating func add(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  /// Writes a text.
  public mutating func add(_ text: String) {
    add(text.utf8.count)
    bytes += text.utf8
  }

  /// Writes bytes.
  public mutating func add(_ more: [UInt8]) {
    add(more.count)
    bytes += more
  }

  /// Writes a value that may be absent.
  public mutating func add<Value>(_ value: Value?, _ write: (Value, inout Packer) -> Void) {
    add(value != nil)
    if let value { write(value, &self) }
  }

  /// Writes values and how many they are.
  public mutating func add<Value>(each values: [Value], _ write: (Value, inout Packer) -> Void) {
    add(values.count)
    for value in values { write(value, &self) }
  }
}

/// Reads what a `Packer` wrote; of bytes that none wrote nothing is read, and `isDamaged` says so.
public struct Unpacker: Sendable {
  private let bytes: [UInt8]
  private var next: Int
  /// Whether what was read was no packer's work; all that is read from then on is zero or empty.
  public private(set) var isDamaged = false

  /// Reads bytes from a position on.
  public init(_ bytes: [UInt8], from start: Int = 0) {
    self.bytes = bytes
    next = start
  }

  /// Whether all was read.
  public var isAtEnd: Bool { next >= bytes.count }

  /// Reads a number.
  public mutating func number() -> Int {
    var rest: UInt64 = 0
    var shift: UInt64 = 0
    while next < bytes.count, shift < 64, !isDamaged {
      let byte = bytes[next]
      next += 1
      rest |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(truncatingIfNeeded: rest >> 1) ^ -Int(rest & 1) }
      shift += 7
    }
    isDamaged = true
    return 0
  }

  /// Reads whether something is so.
  public mutating func flag() -> Bool {
    guard next < bytes.count, bytes[next] < 2, !isDamaged else {
      isDamaged = true
      return false
    }
    defer { next += 1 }
    return bytes[next] == 1
  }

  /// How many bytes or values follow, each of which takes a byte at least.
  private mutating func count() -> Int {
    let count = number()
    if count < 0 || count > bytes.count - next { isDamaged = true }
    return isDamaged ? 0 : count
  }

  /// Reads a text.
  public mutating func text() -> String {
    let count = count()
    defer { next += count }
    return String(decoding: bytes[next..<next + count], as: UTF8.self)
  }

  /// Reads bytes.
  public mutating func data() -> [UInt8] {
    let count = count()
    defer { next += count }
    return Array(bytes[next..<next + count])
  }

  /// Reads a value that may be absent.
  public mutating func optional<Value>(_ read: (inout Unpacker) -> Value) -> Value? {
    flag() ? read(&self) : nil
  }

  /// Reads values.
  public mutating func values<Value>(_ read: (inout Unpacker) -> Value) -> [Value] {
    let count = count()
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count where !isDamaged { values.append(read(&self)) }
    return values
  }
}
