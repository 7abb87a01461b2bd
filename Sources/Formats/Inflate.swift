/// Takes out what was deflated (RFC 1951), as archives, pictures and PDFs hold it.
public struct Inflate {
  /// Why bytes cannot be taken out.
  public enum Fault: Error, Sendable {
    /// They are no deflated data, or are cut short.
    case damaged
    /// They come to more than was allowed.
    case tooLarge
  }

  private let bytes: ArraySlice<UInt8>
  private let most: Int
  private var place: Int
  private var bits: UInt32 = 0
  private var count: UInt32 = 0
  private var out: [UInt8] = []

  /// The bytes that were deflated, `most` of them at most; what follows their end is passed over.
  public static func inflated(_ bytes: ArraySlice<UInt8>, most: Int) throws(Fault) -> [UInt8] {
    var inflate = Inflate(bytes, most: most)
    while try !inflate.readBlock() {}
    return inflate.out
  }

  private init(_ bytes: ArraySlice<UInt8>, most: Int) {
    self.bytes = bytes
    self.most = most
    place = bytes.startIndex
  }

  /// Reads a block; true for the last one.
  private mutating func readBlock() throws(Fault) -> Bool {
    let isLast = try take(1) == 1
    switch try take(2) {
    case 0: try copyStored()
    case 1: try readCodes(Codes.fixedLengths, Codes.fixedDistances)
    case 2:
      let (lengths, distances) = try readTables()
      try readCodes(lengths, distances)
    default: throw .damaged
    }
    return isLast
  }

  /// The next bits, the lowest first.
  private mutating func take(_ wanted: UInt32) throws(Fault) -> Int {
    while count < wanted {
      guard place < bytes.endIndex else { throw .damaged }
      bits |= UInt32(bytes[place]) << count
      place += 1
      count += 8
    }
    let value = bits & (1 << wanted - 1)
    bits >>= wanted
    count -= wanted
    return Int(value)
  }

  private mutating func copyStored() throws(Fault) {
    (bits, count) = (0, 0)
    let length = try take(16)
    guard try take(16) == ~length & 0xFFFF, place + length <= bytes.endIndex else {
      throw .damaged
    }
    guard out.count + length <= most else { throw .tooLarge }
    out += bytes[place..<(place + length)]
    place += length
  }

  /// The order in which the lengths of codes of lengths are written.
  private static let order = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
  ]

  private mutating func readTables() throws(Fault) -> (Codes, Codes) {
    let lengthCount = try take(5) + 257
    let distanceCount = try take(5) + 1
    let codeCount = try take(4) + 4
    var widths = [Int](repeating: 0, count: 19)
    for index in 0..<codeCount { widths[Self.order[index]] = try take(3) }
    let codes = try Codes(widths)
    var all: [Int] = []
    while all.count < lengthCount + distanceCount {
      let symbol = try symbol(codes)
      switch symbol {
      case ..<16: all.append(symbol)
      case 16:
        guard let last = all.last else { throw .damaged }
        all += repeatElement(last, count: try take(2) + 3)
      case 17: all += repeatElement(0, count: try take(3) + 3)
      default: all += repeatElement(0, count: try take(7) + 11)
      }
    }
    guard all.count == lengthCount + distanceCount else { throw .damaged }
    return (try Codes(Array(all[..<lengthCount])), try Codes(Array(all[lengthCount...])))
  }

  private mutating func symbol(_ codes: Codes) throws(Fault) -> Int {
    var (code, first, index) = (0, 0, 0)
    for width in 1..<16 {
      code |= try take(1)
      let count = codes.counts[width]
      if code - count < first { return codes.symbols[index + code - first] }
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    throw .damaged
  }

  private static let lengths = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258,
  ]
  private static let lengthBits: [UInt32] = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let distances = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537,
    2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577,
  ]
  private static let distanceBits: [UInt32] = [
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13,
    13,
  ]

  private mutating func readCodes(_ lengths: Codes, _ distances: Codes) throws(Fault) {
    while true {
      let symbol = try symbol(lengths)
      if symbol == 256 { return }
      guard out.count < most else { throw .tooLarge }
      if symbol < 256 {
        out.append(UInt8(symbol))
        continue
      }
      guard symbol - 257 < Self.lengths.count else { throw .damaged }
      let length = Self.lengths[symbol - 257] + (try take(Self.lengthBits[symbol - 257]))
      let code = try self.symbol(distances)
      guard code < Self.distances.count else { throw .damaged }
      let distance = Self.distances[code] + (try take(Self.distanceBits[code]))
      guard distance <= out.count else { throw .damaged }
      guard out.count + length <= most else { throw .tooLarge }
      for _ in 0..<length { out.append(out[out.count - distance]) }
    }
  }

  /// Codes of up to 15 bits: how many there are of each width, and their symbols in order.
  private struct Codes: Sendable {
    let counts: [Int]
    let symbols: [Int]

    static let fixedLengths = Codes(
      known: [8, 9, 7, 8],
      of: [144, 112, 24, 8]
    )
    static let fixedDistances = Codes(known: [5], of: [30])

    private init(known widths: [Int], of counts: [Int]) {
      let all = zip(widths, counts).flatMap { Array(repeating: $0, count: $1) }
      (self.counts, symbols) = Self.sorted(all)
    }

    init(_ widths: [Int]) throws(Fault) {
      (counts, symbols) = Self.sorted(widths)
      var room = 1
      for width in 1..<16 {
        room = room << 1 - counts[width]
        guard room >= 0 else { throw .damaged }
      }
    }

    private static func sorted(_ widths: [Int]) -> (counts: [Int], symbols: [Int]) {
      var counts = [Int](repeating: 0, count: 16)
      var symbols: [Int] = []
      for width in 1..<16 {
        let these = widths.indices.filter { widths[$0] == width }
        counts[width] = these.count
        symbols += these
      }
      return (counts, symbols)
    }
  }
}
