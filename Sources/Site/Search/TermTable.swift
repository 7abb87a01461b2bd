/// Finds terms by hashes of 64 bits, which alone distinguish them.
///
/// Two of a million words meet once in tens of millions of sites, and then a search finds a page
/// too many.
struct TermTable: Sendable {
  /// A term, or a free place.
  struct Slot {
    var hash: UInt64 = 0
    /// Which of the terms it is, in the order in which they came; -1 is a free place.
    var term: Int32 = -1
    /// For the owner's use; 0 in a new term.
    var note: Int32 = 0
  }

  /// How many terms there are.
  private(set) var count = 0
  /// Terms by bits of the upper halves of their hashes; the count is a power of two.
  private var slots: [Slot]

  /// Has room for so many terms before it grows; a power of two.
  init(room: Int) {
    slots = Array(repeating: Slot(), count: room * 2)
  }

  /// The place of a term; one that is new comes last and is there from now on.
  mutating func place(of hash: UInt64) -> Int {
    let place = search(hash)
    if slots[place].term >= 0 { return place }
    guard count * 2 < slots.count else {
      grow()
      return self.place(of: hash)
    }
    slots[place] = Slot(hash: hash, term: Int32(count))
    count += 1
    return place
  }

  /// The term at a place that was just given.
  subscript(place: Int) -> Slot {
    get { slots[place] }
    set { slots[place] = newValue }
  }

  /// Where a hash is, or the free place where it belongs.
  @inline(__always)
  private func search(_ hash: UInt64) -> Int {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: hash >> 32) & mask
    while slots[place].hash != hash, slots[place].term >= 0 { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 2)
    for slot in old where slot.term >= 0 { slots[search(slot.hash)] = slot }
  }
}
