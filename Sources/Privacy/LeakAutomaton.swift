/// Finds many texts in one pass over letters: an automaton of Aho and Corasick, linear in both.
///
/// A text is found only where it begins and ends with a word. States are numbered so that the first
/// child of each follows it: a state takes 17 bytes, and there is one for each letter that no other text
/// shares.
struct LeakAutomaton: Sendable {
  /// A place of the tree of all texts; the root is 0.
  private struct State: Sendable {
    /// The next state below the same one, 0 where there is none.
    var sibling: UInt32 = 0
    /// The longest end of what was read that other texts begin with.
    var fail: UInt32 = 0
    /// This state or the longest end of it at which a text ends, 0 where there is none.
    var hit: UInt32 = 0
    /// How many letters lead here.
    var depth: UInt16 = 0
    /// The last of them.
    var letter: UInt8 = 0
    var hasChild = false
  }

  private var states: [State] = [State()]
  /// The number of the text that ends at a state.
  private var texts: [UInt32: Int] = [:]
  /// The child of the root for each letter.
  private var roots = [UInt32](repeating: 0, count: 256)
  /// A bit for each pair of letters that a text begins with.
  private var pairs = [UInt64](repeating: 0, count: 1024)
  /// A bit for a digest of the first four letters.
  private var fours = [UInt64](repeating: 0, count: 1024)
  /// A bit for each pair that a text of two or three letters begins with.
  private var shortPairs = [UInt64](repeating: 0, count: 1024)

  /// The longest text; what is longer is found by its beginning.
  static let longest = 160
  /// The shortest.
  static let shortest = 2

  /// An automaton of texts by their letters; each is there once, sorted.
  init(_ sorted: [[UInt8]]) {
    var path: [UInt32] = [0]
    var previous: [UInt8] = []
    for (number, text) in sorted.enumerated() {
      precondition(text.count >= Self.shortest && text.count <= Self.longest)
      let shared = zip(previous, text).prefix { $0 == $1 }.count
      for depth in shared..<text.count {
        let new = UInt32(states.count)
        let parent = Int(path[depth])
        if states[parent].hasChild {
          // The one added last below this parent is on the path.
          states[Int(path[depth + 1])].sibling = new
        }
        states[parent].hasChild = true
        states.append(State(depth: UInt16(depth + 1), letter: text[depth]))
        path.removeSubrange((depth + 1)...)
        path.append(new)
      }
      texts[path[text.count]] = number
      previous = text
      note(text)
    }
    var child: UInt32 = states[0].hasChild ? 1 : 0
    while child != 0 {
      roots[Int(states[Int(child)].letter)] = child
      child = states[Int(child)].sibling
    }
    link()
  }

  private mutating func note(_ text: [UInt8]) {
    let pair = Int(text[0]) << 8 | Int(text[1])
    pairs[pair >> 6] |= 1 << UInt64(pair & 63)
    guard text.count >= 4 else {
      shortPairs[pair >> 6] |= 1 << UInt64(pair & 63)
      return
    }
    let place = Self.place(text[0], text[1], text[2], text[3])
    fours[place >> 6] |= 1 << UInt64(place & 63)
  }

  @inline(__always)
  private static func place(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) -> Int {
    let all = UInt32(a) | UInt32(b) << 8 | UInt32(c) << 16 | UInt32(d) << 24
    return Int((all &* 0x9E37_79B1) >> 16)
  }

  /// Sets where each state goes on when the next letter leads nowhere, level by level.
  private mutating func link() {
    var level: [UInt32] = roots.filter { $0 != 0 }
    for state in level where texts[state] != nil { states[Int(state)].hit = state }
    while !level.isEmpty {
      var next: [UInt32] = []
      for parent in level {
        var child = states[Int(parent)].hasChild ? parent + 1 : 0
        while child != 0 {
          let letter = states[Int(child)].letter
          var fail = states[Int(parent)].fail
          while fail != 0, self.child(of: fail, letter) == 0 { fail = states[Int(fail)].fail }
          let end = self.child(of: fail, letter)
          states[Int(child)].fail = end
          states[Int(child)].hit = texts[child] == nil ? states[Int(end)].hit : child
          next.append(child)
          child = states[Int(child)].sibling
        }
      }
      level = next
    }
  }

  private func child(of state: UInt32, _ letter: UInt8) -> UInt32 {
    if state == 0 { return roots[Int(letter)] }
    guard states[Int(state)].hasChild else { return 0 }
    var child = state + 1
    while child != 0, states[Int(child)].letter != letter { child = states[Int(child)].sibling }
    return child
  }

  /// Calls with the number of each text that is found, and its letters' places.
  func search(_ text: LeakLetters, _ found: (Int, Range<Int>) -> Void) {
    let cells = text.cells.span.extracting(first: text.count)
    let (pairs, shortPairs, fours) = (pairs.span, shortPairs.span, fours.span)
    let (states, starts) = (states.span, text.starts.span)
    var state: UInt32 = 0
    var place = 0
    while place < cells.count {
      if state == 0 {
        // A text begins with a word only, and no text has one letter alone.
        place = LeakLetters.start(from: place, in: starts, of: cells.count)
        guard place < cells.count else { return }
        guard Self.mayBegin(cells, place, pairs, shortPairs, fours) else {
          place += 1
          continue
        }
        state = roots[Int(UInt8(truncatingIfNeeded: cells[place]))]
        place += 1
        continue
      }
      let letter = UInt8(truncatingIfNeeded: cells[place])
      var next = child(of: state, letter)
      while next == 0 {
        state = states[Int(state)].fail
        if state == 0 { break }
        next = child(of: state, letter)
      }
      // From the root on, the same letter is looked at once more.
      guard state != 0 else { continue }
      state = next
      place += 1
      var hit = states[Int(state)].hit
      guard hit != 0, place == cells.count || cells[place] >> 8 != 0 else { continue }
      while hit != 0 {
        let start = place - Int(states[Int(hit)].depth)
        if cells[start] >> 8 != 0, let text = texts[hit] { found(text, start..<place) }
        hit = states[Int(states[Int(hit)].fail)].hit
      }
    }
  }

  @inline(__always)
  private static func mayBegin(
    _ cells: Span<UInt16>,
    _ place: Int,
    _ pairs: Span<UInt64>,
    _ shortPairs: Span<UInt64>,
    _ fours: Span<UInt64>
  ) -> Bool {
    guard place + 1 < cells.count else { return false }
    let (a, b) = (
      UInt8(truncatingIfNeeded: cells[place]), UInt8(truncatingIfNeeded: cells[place + 1])
    )
    let pair = Int(a) << 8 | Int(b)
    guard pairs[pair >> 6] >> UInt64(pair & 63) & 1 == 1 else { return false }
    guard shortPairs[pair >> 6] >> UInt64(pair & 63) & 1 == 0 else { return true }
    guard place + 3 < cells.count else { return false }
    let four = Self.place(
      a,
      b,
      UInt8(truncatingIfNeeded: cells[place + 2]),
      UInt8(truncatingIfNeeded: cells[place + 3])
    )
    return fours[four >> 6] >> UInt64(four & 63) & 1 == 1
  }
}
