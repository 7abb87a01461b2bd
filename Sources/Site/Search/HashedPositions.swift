/// The positions of a list's members by hashes of 64 bits, which alone tell them apart.
struct HashedPositions: Sendable {
  /// The hashes in the order of the list.
  private var hashes: [UInt64] = []
  /// Positions by the low bits of their hashes; -1 is free.
  private var table = [Int32](repeating: -1, count: 512)

  /// The position of a hash; one that is new comes last.
  mutating func position(of hash: UInt64) -> Int {
    if hashes.count * 2 >= table.count { grow() }
    let slot = slot(of: hash)
    if table[slot] >= 0 { return Int(table[slot]) }
    table[slot] = Int32(hashes.count)
    hashes.append(hash)
    return hashes.count - 1
  }

  /// The slot of a hash, or the free one where it belongs.
  private func slot(of hash: UInt64) -> Int {
    let mask = table.count - 1
    var slot = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
    while table[slot] >= 0, hashes[Int(table[slot])] != hash { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    table = [Int32](repeating: -1, count: table.count * 2)
    for (position, hash) in hashes.enumerated() { table[slot(of: hash)] = Int32(position) }
  }
}
