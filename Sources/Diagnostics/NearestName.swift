/// The known name closest to a mistaken one, or nil if none is close enough to be meant.
///
/// Distance is Damerau's (insert, delete, replace, swap neighbors), case ignored; at most a third of
/// the longer name may differ, and of long names the last 64 letters count. Ties go to the first in
/// the order given. The cost grows with the number of names: for lists that grow with the input,
/// build a `NameIndex` once.
public func nearestName(to name: String, in known: some Sequence<String>) -> String? {
  let wanted = Misspelling(name)
  let number = digits(name)
  var best: (name: String, distance: Int)?
  for candidate in known where digits(candidate) == number {
    let most = best.map { $0.distance - 1 } ?? Int.max
    guard let distance = wanted.distance(to: candidate, atMost: most) else { continue }
    best = (candidate, distance)
    if distance == 0 { break }
  }
  return best?.name
}

/// "did you mean …?" with what is allowed where the list is short enough to read.
public func suggestion(for name: String, among known: some Sequence<String>) -> String? {
  let all = Array(known)
  return suggestion(nearest: nearestName(to: name, in: all), among: all)
}

func suggestion(nearest: String?, among all: [String]) -> String? {
  let nearest = nearest.map(didYouMean)
  let allowed = (1...16).contains(all.count) ? "allowed: \(all.joined(separator: ", "))" : nil
  switch (nearest, allowed) {
  case (let nearest?, let allowed?): return "\(nearest) \(allowed)"
  default: return nearest ?? allowed
  }
}

/// The question that offers a name in place of a mistaken one.
public func didYouMean(_ name: String) -> String { "did you mean \"\(name)\"?" }

/// A mistaken name, prepared to be compared with many others.
///
/// A column of the table of distances is two words of 64 bits (Hyyrö 2003), so that comparing costs
/// a few operations a letter of the other name.
struct Misspelling {
  /// As many letters as a word has bits.
  private static let most = 64

  /// The letters, folded.
  let letters: [UInt32]
  /// Where each ASCII letter is, a bit a position.
  private var ascii: [UInt64]
  private var others: [UInt32: UInt64] = [:]

  init(_ name: String) {
    letters = Self.folded(name)
    ascii = Array(repeating: 0, count: 128)
    for (position, letter) in letters.enumerated() {
      let bit = UInt64(1) << UInt64(position)
      if letter < 128 { ascii[Int(letter)] |= bit } else { others[letter, default: 0] |= bit }
    }
  }

  /// The last letters of a name in lower case.
  static func folded(_ name: String) -> [UInt32] {
    let bytes = name.utf8Span.span
    var letters: [UInt32] = []
    letters.reserveCapacity(bytes.count)
    for index in bytes.indices {
      guard bytes[index] < 0x80 else {
        return name.lowercased().unicodeScalars.suffix(most).map(\.value)
      }
      letters.append(UInt32(lowered(bytes[index])))
    }
    return letters.suffix(most)
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  /// How many letters may differ from a name of this length.
  private func limit(_ count: Int) -> Int { max(letters.count, count) / 3 }

  /// The distance to a name, unless it is more than allowed.
  func distance(to name: String, atMost most: Int) -> Int? {
    let bytes = name.utf8Span.span
    guard bytes.count <= Self.most else { return distance(to: Self.folded(name), atMost: most) }
    let limit = min(most, limit(bytes.count))
    guard limit >= 0 else { return nil }
    var column = Column(letters.count)
    var count = 0
    for index in bytes.indices {
      guard bytes[index] < 0x80 else {
        return distance(to: Self.folded(name), atMost: most)
      }
      // Names too long or too short are passed over, once they are known to be ASCII throughout.
      if abs(letters.count - bytes.count) <= limit {
        column.advance(ascii[Int(Self.lowered(bytes[index]))])
      }
      count += 1
    }
    guard abs(letters.count - count) <= limit, column.distance <= limit else { return nil }
    return column.distance
  }

  /// The distance to folded letters, unless it is more than allowed.
  func distance(to name: [UInt32], atMost most: Int) -> Int? {
    let limit = min(most, limit(name.count))
    guard limit >= 0, abs(letters.count - name.count) <= limit else { return nil }
    var column = Column(letters.count)
    for letter in name {
      column.advance(letter < 128 ? ascii[Int(letter)] : others[letter] ?? 0)
    }
    return column.distance <= limit ? column.distance : nil
  }

  /// A column of the table of distances, as the bits in which neighbors differ.
  private struct Column {
    private var more = ~UInt64(0)
    private var less = UInt64(0)
    private var diagonal = UInt64(0)
    private var matchesBefore = UInt64(0)
    private let last: UInt64
    /// The distance of the whole name to what was read of the other.
    private(set) var distance: Int

    init(_ count: Int) {
      distance = count
      last = count == 0 ? 0 : UInt64(1) << UInt64(count - 1)
    }

    /// Reads the next letter of the other name, by where it is in this one.
    mutating func advance(_ matches: UInt64) {
      guard last != 0 else {
        distance += 1
        return
      }
      let swapped = ((~diagonal & matches) << 1) & matchesBefore
      diagonal = (((matches & more) &+ more) ^ more) | matches | less | swapped
      var up = less | ~(diagonal | more)
      var down = diagonal & more
      if up & last != 0 { distance += 1 }
      if down & last != 0 { distance -= 1 }
      up = up << 1 | 1
      down <<= 1
      more = down | ~(diagonal | up)
      less = up & diagonal
      matchesBefore = matches
    }
  }
}

/// The digits of a name in order of size, without zeros: names of other numbers, such as F-01 and
/// F-03, are names of other things, while transposed digits are a slip.
func digits(_ name: String) -> [UInt8] {
  name.utf8.filter { (49...57).contains($0) }.sorted()
}
