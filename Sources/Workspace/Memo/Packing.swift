/// A value that the memo keeps.
protocol Packable {
  func pack(into packer: inout Packer)
  init(from unpacker: inout Unpacker) throws(UnpackingFault)
}

/// The bytes are not what a packer wrote.
struct UnpackingFault: Error {}

/// Writes values as bytes: numbers by seven bits, each text once.
struct Packer {
  private var bytes: [UInt8] = []
  private var texts: [String] = []
  private var numberOfText: [String: Int] = [:]

  mutating func put(_ value: some Packable) { value.pack(into: &self) }

  mutating func put(number: Int) { Self.append(number, to: &bytes) }

  mutating func put(text: String) {
    let number = numberOfText[text] ?? texts.count
    if number == texts.count {
      texts.append(text)
      numberOfText[text] = number
    }
    put(number: number)
  }

  /// The texts, then the values.
  func packed() -> [UInt8] {
    var whole: [UInt8] = []
    Self.append(texts.count, to: &whole)
    for text in texts {
      Self.append(text.utf8.count, to: &whole)
      whole += text.utf8
    }
    return whole + bytes
  }

  private static func append(_ number: Int, to bytes: inout [UInt8]) {
    var rest = UInt(bitPattern: number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}

/// Reads what a packer wrote.
struct Unpacker {
  private let bytes: [UInt8]
  private var at: Int
  private var texts: [String] = []

  /// Begins behind the first `start` bytes.
  init(_ bytes: [UInt8], from start: Int) throws(UnpackingFault) {
    self.bytes = bytes
    at = start
    for _ in 0..<(try count()) {
      let length = try count()
      texts.append(String(decoding: bytes[at..<at + length], as: UTF8.self))
      at += length
    }
  }

  mutating func take<Value: Packable>() throws(UnpackingFault) -> Value {
    try Value(from: &self)
  }

  mutating func number() throws(UnpackingFault) -> Int {
    var number: UInt = 0
    var shift = 0
    while at < bytes.count, shift < 64 {
      let byte = bytes[at]
      at += 1
      number |= UInt(byte & 0x7F) << UInt(shift)
      if byte < 0x80 { return Int(bitPattern: number) }
      shift += 7
    }
    throw UnpackingFault()
  }

  /// How many values follow; each takes a byte or more.
  mutating func count() throws(UnpackingFault) -> Int {
    let count = try number()
    guard count >= 0, count <= bytes.count - at else { throw UnpackingFault() }
    return count
  }

  mutating func text() throws(UnpackingFault) -> String {
    let number = try number()
    guard texts.indices.contains(number) else { throw UnpackingFault() }
    return texts[number]
  }
}

extension Int: Packable {
  func pack(into packer: inout Packer) { packer.put(number: self) }

  init(from unpacker: inout Unpacker) throws(UnpackingFault) { self = try unpacker.number() }
}

extension String: Packable {
  func pack(into packer: inout Packer) { packer.put(text: self) }

  init(from unpacker: inout Unpacker) throws(UnpackingFault) { self = try unpacker.text() }
}

extension Bool: Packable {
  func pack(into packer: inout Packer) { packer.put(number: self ? 1 : 0) }

  init(from unpacker: inout Unpacker) throws(UnpackingFault) { self = try unpacker.number() == 1 }
}

extension Optional: Packable where Wrapped: Packable {
  func pack(into packer: inout Packer) {
    packer.put(self != nil)
    if let value = self { packer.put(value) }
  }

  init(from unpacker: inout Unpacker) throws(UnpackingFault) {
    self = try unpacker.take() as Bool ? try unpacker.take() as Wrapped : nil
  }
}

extension Array: Packable where Element: Packable {
  func pack(into packer: inout Packer) {
    packer.put(number: count)
    for element in self { packer.put(element) }
  }

  init(from unpacker: inout Unpacker) throws(UnpackingFault) {
    self = []
    for _ in 0..<(try unpacker.count()) { append(try unpacker.take()) }
  }
}

extension Dictionary: Packable where Key == String, Value: Packable {
  func pack(into packer: inout Packer) {
    packer.put(number: count)
    for (key, value) in sorted(by: { $0.key < $1.key }) {
      packer.put(key)
      packer.put(value)
    }
  }

  init(from unpacker: inout Unpacker) throws(UnpackingFault) {
    self = [:]
    for _ in 0..<(try unpacker.count()) {
      let key: String = try unpacker.take()
      self[key] = try unpacker.take() as Value
    }
  }
}

extension Packable where Self: RawRepresentable, RawValue == String {
  func pack(into packer: inout Packer) { packer.put(rawValue) }

  init(from unpacker: inout Unpacker) throws(UnpackingFault) {
    guard let value = Self(rawValue: try unpacker.take()) else { throw UnpackingFault() }
    self = value
  }
}
