/// Reads XML piece by piece, as other programs write it: events in the order of the text.
///
/// Read are UTF-8, UTF-16, ISO-8859-1 and US-ASCII, as the text declares them. Entities are the five of
/// XML and those of numbers: a text that declares one is refused, as is one that leaves parts of itself to
/// another file, which is never opened. Elements nest `depth` deep at most, a text between two tags has
/// `text` bytes at most, and a tag is shorter than a megabyte, so that no text costs more than its bytes.
///
/// libexpat gets pieces of one size, however the bytes are cut that are fed: which of two faults it meets
/// first, and where, goes by what it is given at a time.
public final class XMLReader {
  /// Gets an event and where it begins, which is worked out where it is asked for; may throw a fault.
  public typealias Handler = (XMLEvent, _ place: () -> XMLPlace) throws(XMLFault) -> Void

  private let parser: ExpatParser
  private var isDone = false
  /// What was fed behind the last whole piece.
  private var pending: [UInt8] = []

  /// One of a text of which nothing was fed yet; events have all of it, or what is kept.
  public init(depth: Int = 256, text: Int = 1 << 24, keeping kept: XMLSelection? = nil) {
    parser = ExpatParser(depth: depth, text: text, keeping: kept)
  }

  /// Reads a whole text.
  public static func read(
    _ bytes: [UInt8],
    depth: Int = 256,
    _ handle: Handler
  ) throws(XMLFault) {
    let reader = XMLReader(depth: depth)
    try reader.feed(bytes[...], handle)
    try reader.end(handle)
  }

  /// Reads the next bytes; `handle` gets what is whole of the pieces so far.
  ///
  /// A text is whole when the next tag begins. Nothing is read behind a fault.
  public func feed(
    _ bytes: ArraySlice<UInt8>,
    _ handle: Handler
  ) throws(XMLFault) {
    if isDone { return }
    var rest = bytes
    while pending.count + rest.count >= Self.piece {
      let count = Self.piece - pending.count
      if pending.isEmpty {
        try parse(rest.prefix(count), isLast: false, handle)
      } else {
        pending += rest.prefix(count)
        try parse(pending[...], isLast: false, handle)
        pending.removeAll(keepingCapacity: true)
      }
      rest = rest.dropFirst(count)
    }
    pending += rest
  }

  /// Says that no more bytes come.
  public func end(_ handle: Handler) throws(XMLFault) {
    try parse(pending[...], isLast: true, handle)
  }

  /// How much is parsed at a time: an unfinished tag is read again with the next piece.
  private static let piece = 1 << 16
  private static let longestTag = 1 << 20

  private func parse(
    _ bytes: ArraySlice<UInt8>,
    isLast: Bool,
    _ handle: Handler
  ) throws(XMLFault) {
    if isDone { return }
    do throws(XMLFault) {
      try parser.parse(bytes, isLast: isLast, handle)
      if parser.unfinished > Self.longestTag {
        throw parser.fault("a tag or a comment here is longer than a megabyte")
      }
    } catch {
      isDone = true
      throw error
    }
    if isLast { isDone = true }
  }
}

/// What an XML reader came upon.
public enum XMLEvent: Sendable {
  /// An element begins.
  case start(XMLName, [XMLAttribute])
  /// An element ends.
  case end(XMLName)
  /// All that is between two tags.
  case text(String)
}

/// What is kept of a text of which little is used; all of it is checked all the same.
public struct XMLSelection: Sendable {
  /// By the local names of elements: the local names of the attributes that are kept.
  public let attributes: [String: [String]]
  /// The local names of the elements whose texts are kept, not those of what is in them.
  public let texts: Set<String>

  /// A selection of attributes and texts.
  public init(attributes: [String: [String]], texts: Set<String>) {
    self.attributes = attributes
    self.texts = texts
  }
}

/// Where something is in a text, from 1; a column is a sign, however many bytes it has.
public struct XMLPlace: Sendable, Hashable {
  /// The line.
  public let line: Int
  /// The column.
  public let column: Int
}

/// The name of an element or of an attribute, its prefix resolved.
public struct XMLName: Sendable, Hashable {
  /// The address of the namespace; empty where there is none.
  public let space: String
  /// The name without a prefix.
  public let local: String
}

/// An attribute of an element.
public struct XMLAttribute: Sendable, Hashable {
  /// Its name; without a prefix it is in no namespace.
  public let name: XMLName
  /// Its value, entities resolved.
  public let value: String
}

extension [XMLAttribute] {
  /// The value of the attribute that has this name and no prefix.
  public subscript(_ local: String) -> String? {
    first { $0.name.local == local && $0.name.space.isEmpty }?.value
  }
}

/// Why an XML text cannot be read further, and where.
public struct XMLFault: Error, Sendable, Hashable {
  /// What is wrong, as a clause.
  public let message: String
  /// Where.
  public let place: XMLPlace

  /// A fault at a place.
  public init(message: String, place: XMLPlace) {
    self.message = message
    self.place = place
  }
}
