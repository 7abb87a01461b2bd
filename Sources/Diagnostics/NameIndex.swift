/// Known names, indexed at the first mistake: each further one costs the same, however many names
/// there are.
///
/// Beyond a few names, only those that share the rarest three letters with the mistaken one are
/// compared, so that of very many similar names the very nearest may be missed.
public final class NameIndex {
  /// The names in the order given.
  public let names: [String]
  private lazy var index = LetterIndex(names)

  /// Takes the names; nothing is computed yet.
  public init(_ names: [String]) { self.names = names }

  /// Up to this many, all names are compared.
  private static let few = 64

  /// The name closest to a mistaken one, or nil if none is close enough to be meant; `other` is a
  /// name that is never meant.
  public func nearest(to name: String, besides other: String? = nil) -> String? {
    guard names.count > Self.few else {
      return nearestName(to: name, in: names.lazy.filter { $0 != other })
    }
    let wanted = Misspelling(name)
    let number = digits(name)
    var best: (position: Int, distance: Int)?
    for position in index.candidates(wanted.letters, atMost: Self.few) {
      let most = best.map { $0.distance - 1 } ?? Int.max
      guard names[position] != other, digits(names[position]) == number,
        let distance = wanted.distance(to: names[position], atMost: most)
      else { continue }
      best = (position, distance)
    }
    return best.map { names[$0.position] }
  }

  /// "did you mean …?" with what is allowed where the list is short enough to read.
  public func suggestion(for name: String) -> String? {
    Diagnostics.suggestion(nearest: nearest(to: name), among: names)
  }
}

/// Which names hold three letters in a row, in buckets by a hash of the three.
private struct LetterIndex {
  /// Where each bucket begins in `positions`; one more than there are buckets.
  private var starts: [Int32]
  /// Positions of names, bucket by bucket, each in the order of the names.
  private var positions: [Int32]
  private let mask: Int

  init(_ names: [String]) {
    let letters = names.map(Misspelling.folded)
    let count = letters.reduce(0) { $0 + $1.count + 1 }
    var size = 64
    while size < count { size *= 2 }
    mask = size - 1
    starts = Array(repeating: 0, count: size + 1)
    for name in letters {
      for bucket in Self.buckets(of: name, mask) { starts[bucket + 1] += 1 }
    }
    for bucket in 0..<size { starts[bucket + 1] += starts[bucket] }
    positions = Array(repeating: 0, count: Int(starts[size]))
    var next = starts
    for (position, name) in letters.enumerated() {
      for bucket in Self.buckets(of: name, mask) {
        positions[Int(next[bucket])] = Int32(position)
        next[bucket] += 1
      }
    }
  }

  /// The buckets of a name's letters, three in a row, its beginning and end marked.
  private static func buckets(of letters: [UInt32], _ mask: Int) -> [Int] {
    var buckets: [Int] = []
    buckets.reserveCapacity(letters.count + 1)
    var (first, second): (UInt32, UInt32) = (0, 1)
    for letter in letters + [2] {
      var hash = UInt64(first) &* 0x9E37_79B9_7F4A_7C15
      hash = (hash ^ UInt64(second)) &* 0xBF58_476D_1CE4_E5B9
      hash = (hash ^ UInt64(letter)) &* 0x94D0_49BB_1331_11EB
      buckets.append(Int(truncatingIfNeeded: hash >> 32) & mask)
      (first, second) = (second, letter)
    }
    return buckets
  }

  /// The positions of names that share the rarest letters with a name, each once.
  func candidates(_ letters: [UInt32], atMost most: Int) -> [Int] {
    let ranges = Self.buckets(of: letters, mask).map { starts[$0]..<starts[$0 + 1] }
      .filter { !$0.isEmpty }.sorted { $0.count < $1.count }
    var candidates: [Int] = []
    for range in ranges {
      for index in range.prefix(most) {
        let position = Int(positions[Int(index)])
        if candidates.contains(position) { continue }
        candidates.append(position)
        if candidates.count == most { return candidates.sorted() }
      }
    }
    return candidates.sorted()
  }
}
