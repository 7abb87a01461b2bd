/// A node's number within its document; valid only for that document.
public struct NodeID: Sendable, Hashable, Comparable {
  let index: Int

  init(_ index: Int) { self.index = index }

  init?(_ link: UInt32) {
    if link == Node.none { return nil }
    index = Int(link)
  }

  /// By number, which is the order of making, not of reading.
  public static func < (a: Self, b: Self) -> Bool { a.index < b.index }
}

/// How the cells of a column are set.
public enum Alignment: UInt8, Sendable, Hashable {
  /// As the reader's program sets them.
  case natural
  /// To the left.
  case left
  /// Centred.
  case center
  /// To the right.
  case right
}

/// Whether a list item is a task, and done.
public enum TaskState: UInt8, Sendable, Hashable {
  /// An ordinary item.
  case none
  /// A task to do, `[ ]`.
  case open
  /// A task done, `[x]`.
  case done
}

/// The kinds of callouts, as GitHub knows them.
public enum CalloutKind: UInt8, Sendable, Hashable, CaseIterable {
  /// Worth knowing.
  case note
  /// Helpful.
  case tip
  /// Needed to succeed.
  case important
  /// Needs attention.
  case warning
  /// Risky.
  case caution

  /// The word as written between the brackets, `NOTE`.
  public var word: String {
    switch self {
    case .note: "NOTE"
    case .tip: "TIP"
    case .important: "IMPORTANT"
    case .warning: "WARNING"
    case .caution: "CAUTION"
    }
  }
}

/// One node: links to its neighbours, its place in the file, and its text in the document's buffer.
struct Node: Sendable {
  static let none = UInt32.max

  var kind: NodeKind
  /// List tight, list ordered, task, alignment, header row, image share: see the accessors below.
  var flags: UInt8 = 0
  /// Heading level, list start, footnote number, embedded number or callout kind.
  var number: UInt32 = 0

  var parent = Node.none
  var firstChild = Node.none
  var lastChild = Node.none
  var next = Node.none
  var previous = Node.none

  /// Byte offsets in the original file, `none` where not known.
  var start = Node.none
  var end = Node.none

  /// Text, code, HTML, destination, id of a heading or an anchor, block name, option key, label of a
  /// footnote.
  var literal = TextSlice()
  /// Link title, info string, option value, whole text of a block, source of a value (kept by the
  /// text that is set for it).
  var extra = TextSlice()

  init(_ kind: NodeKind) { self.kind = kind }
}

/// A stretch of the document's text buffer.
struct TextSlice: Sendable {
  var start: UInt32 = 0
  var count: UInt32 = 0

  var isEmpty: Bool { count == 0 }
  var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

extension Node {
  private static let tightBit: UInt8 = 1
  private static let orderedBit: UInt8 = 2
  private static let headerBit: UInt8 = 4
  private static let alignedBit: UInt8 = 8
  private static let openBit: UInt8 = 16

  var isTight: Bool {
    get { flags & Node.tightBit != 0 }
    set { set(Node.tightBit, newValue) }
  }

  var isOrdered: Bool {
    get { flags & Node.orderedBit != 0 }
    set { set(Node.orderedBit, newValue) }
  }

  /// Of a row or cell: it belongs to the head of the table.
  var isHeader: Bool {
    get { flags & Node.headerBit != 0 }
    set { set(Node.headerBit, newValue) }
  }

  /// Of a block that holds inlines: these have their places.
  var isAligned: Bool {
    get { flags & Node.alignedBit != 0 }
    set { set(Node.alignedBit, newValue) }
  }

  /// Of what is shown on request: it is open at first.
  var isOpen: Bool {
    get { flags & Node.openBit != 0 }
    set { set(Node.openBit, newValue) }
  }

  /// Of a link: its words are a term that it explains.
  var isTerm: Bool {
    get { flags & Node.tightBit != 0 }
    set { set(Node.tightBit, newValue) }
  }

  /// Of an image: its share of the line's width in percent, 0 where the picture's own width counts.
  var share: Int {
    get { Int(flags) }
    set { flags = UInt8(newValue) }
  }

  /// Of an item.
  var task: TaskState {
    get { TaskState(rawValue: flags >> 6) ?? .none }
    set { flags = flags & 0x3F | newValue.rawValue << 6 }
  }

  /// Of a cell.
  var alignment: Alignment {
    get { Alignment(rawValue: flags >> 6) ?? .natural }
    set { flags = flags & 0x3F | newValue.rawValue << 6 }
  }

  private mutating func set(_ bit: UInt8, _ on: Bool) {
    flags = on ? flags | bit : flags & ~bit
  }
}

extension Node {
  /// Its bytes in the file: never backwards, whatever cmark says of an empty node.
  var bytes: Range<Int> { Int(start)..<max(Int(start), Int(end)) }
}
