import Formats

/// Texts that are spelled by other signs: messages of mail, addresses that hold data, streams of PDFs.
enum LeakEncoded {
  /// What is encoded in a text, taken out; nothing in most.
  static func parts(of bytes: [UInt8]) -> [LeakContainer.Part] {
    dataAddresses(in: bytes) + (isMessage(bytes) ? message(bytes) : [])
  }

  /// What stands before the data of an address.
  private static let dataMark = Array(";base64,".utf8)

  private static func dataAddresses(in bytes: [UInt8]) -> [LeakContainer.Part] {
    var parts: [LeakContainer.Part] = []
    var place = bytes.span.place(of: UInt8(ascii: ";"), from: 0)
    while place < bytes.count {
      var end = place + 1
      if bytes[place...].starts(with: dataMark) {
        let data = bytes[(place + dataMark.count)...].prefix {
          values[Int($0)] >= 0 || $0 == 0x25
        }
        if let text = base64(data) { parts.append((name: "data", bytes: text)) }
        end = data.endIndex
      }
      place = bytes.span.place(of: UInt8(ascii: ";"), from: end)
    }
    return parts
  }

  // MARK: - Mail

  private static let encoding = Array("content-transfer-encoding:".utf8)

  /// Whether a text begins as messages do, and says that some of it is encoded.
  private static func isMessage(_ bytes: [UInt8]) -> Bool {
    let line = bytes.prefix(1024).prefix { $0 != 0x0A }
    let name = line.prefix { $0 == 0x2D || ($0 | 0x20) &- 0x61 < 26 }
    guard !name.isEmpty, name.endIndex < line.endIndex, line[name.endIndex] == 0x3A else {
      return false
    }
    let lower = bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return lower[...].firstOccurrence(of: encoding) != nil
  }

  /// The stretches of lines in base64, and all of it as quoted-printable.
  private static func message(_ bytes: [UInt8]) -> [LeakContainer.Part] {
    var parts: [LeakContainer.Part] = [(name: "message", bytes: quotedPrintable(bytes))]
    var run: [UInt8] = []
    func end() {
      if let text = base64(run[...]) { parts.append((name: "attachment", bytes: text)) }
      run = []
    }
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let text = line.last == 0x0D ? line.dropLast() : line
      if !text.isEmpty, text.allSatisfy({ values[Int($0)] >= 0 || $0 == 0x3D }) {
        run += text
      } else {
        end()
      }
    }
    end()
    return parts
  }

  private static func quotedPrintable(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var place = 0
    while place < bytes.count {
      guard bytes[place] == 0x3D, place + 1 < bytes.count else {
        out.append(bytes[place])
        place += 1
        continue
      }
      if bytes[place + 1] == 0x0A {
        place += 2
      } else if bytes[place + 1] == 0x0D {
        place += 3
      } else if place + 2 < bytes.count, let high = digit(bytes[place + 1]),
        let low = digit(bytes[place + 2])
      {
        out.append(high << 4 | low)
        place += 3
      } else {
        out.append(bytes[place])
        place += 1
      }
    }
    return out
  }

  // MARK: - Alphabets

  /// The value of each sign of base64, in either alphabet; -1 for others.
  private static let values: [Int8] = {
    var values = [Int8](repeating: -1, count: 256)
    let signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
    for (value, sign) in signs.enumerated() { values[Int(sign)] = Int8(value) }
    values[Int(UInt8(ascii: "-"))] = 62
    values[Int(UInt8(ascii: "_"))] = 63
    return values
  }()

  /// Bytes in base64, without what is no sign of it; nil for fewer than three bytes.
  static func base64(_ signs: ArraySlice<UInt8>) -> [UInt8]? {
    var out: [UInt8] = []
    out.reserveCapacity(signs.count / 4 * 3)
    var bits = 0
    var count = 0
    for sign in signs {
      let value = values[Int(sign)]
      guard value >= 0 else { continue }
      bits = (bits << 6 | Int(value)) & 0xFFFF
      count += 6
      if count >= 8 {
        count -= 8
        out.append(UInt8(truncatingIfNeeded: bits >> count))
      }
    }
    return out.count < 3 ? nil : out
  }

  /// Bytes in Ascii85 as PDFs have it; nil for what does not end as such.
  static func base85(_ signs: ArraySlice<UInt8>) -> [UInt8]? {
    let end = signs.suffix(16).firstOccurrence(of: Array("~>".utf8))
    guard let end else { return nil }
    var out: [UInt8] = []
    var group: [UInt32] = []
    for sign in signs[..<end.lowerBound] where sign > 0x20 {
      if sign == UInt8(ascii: "z"), group.isEmpty {
        out += [0, 0, 0, 0]
        continue
      }
      guard (0x21...0x75).contains(sign) else { return nil }
      group.append(UInt32(sign - 0x21))
      if group.count == 5 {
        append(group, 4, to: &out)
        group = []
      }
    }
    if group.count > 1 {
      let count = group.count - 1
      append(group + Array(repeating: 84, count: 5 - group.count), count, to: &out)
    }
    return out
  }

  private static func append(_ group: [UInt32], _ count: Int, to out: inout [UInt8]) {
    let value = group.reduce(UInt32(0)) { $0 &* 85 &+ $1 }
    for index in 0..<count { out.append(UInt8(truncatingIfNeeded: value >> (24 - 8 * index))) }
  }

  /// Bytes in hexadecimal digits up to a `>` or the end; nil where there is anything else.
  static func hexadecimal(_ signs: ArraySlice<UInt8>) -> [UInt8]? {
    let digits = signs.prefix { $0 != UInt8(ascii: ">") }
    guard digits.count > 1, digits.allSatisfy(isHexadecimalOrBlank) else { return nil }
    var out: [UInt8] = []
    var high: UInt8?
    for value in digits.compactMap(digit) {
      if let first = high {
        out.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    if let high { out.append(high << 4) }
    return out
  }

  static func isHexadecimalOrBlank(_ byte: UInt8) -> Bool { byte <= 0x20 || digit(byte) != nil }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46, 0x61...0x66: (byte | 0x20) - 0x57
    default: nil
    }
  }
}
