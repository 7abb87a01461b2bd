/// Reads JSON that comes in pieces, of which one value at a time is in memory.
///
/// A visitor is asked of each value that begins whether to go into it or to have it whole; what is had
/// whole is read by `JSONReader`, so that both take the same JSON.
public struct JSONStream {
  /// What a visitor wants of a value.
  public enum Choice {
    /// Its members or items, each asked of in turn; of no use where it is neither object nor array.
    case enter
    /// The value, of whose objects the members with some keys are kept.
    case read(keeping: JSONKeys)
    /// Nothing; it is checked all the same.
    case pass
  }

  /// What is wrong, and where.
  public struct Fault: Error {
    /// The sentence.
    public let message: String
    /// The place.
    public let place: TextPlace
  }

  /// A value that a visitor asked for.
  public struct Value {
    /// The value; its offsets are those of `bytes`.
    public let node: JSONNode
    /// Where it begins.
    public let start: TextPlace
    private let bytes: [UInt8]

    fileprivate init(node: JSONNode, start: TextPlace, bytes: [UInt8]) {
      self.node = node
      self.start = start
      self.bytes = bytes
    }

    /// Where a value within it begins.
    public func place(of node: JSONNode) -> TextPlace {
      var place = start
      place.advance(over: bytes[..<min(node.offset, bytes.count)])
      return place
    }
  }

  /// A value longer than this is no record of a scan.
  public static let longestValue = 64 << 20
  private static let deepest = 32

  private enum Expected {
    case value
    /// Behind `[`.
    case valueOrEnd
    /// Behind `{`.
    case keyOrEnd
    case key
    case colon
    case commaOrEnd
    /// Behind the last value; more may follow where several are allowed.
    case nothing
  }

  private enum Capture {
    case none
    case key
    case value(Choice)
  }

  /// The state of a capture: how a value is passed over until its end.
  private enum Form {
    case text
    case container
    case word
  }

  private let allowsMany: Bool
  private var expected = Expected.value
  /// The objects and arrays that were entered: whether each is an object.
  private var entered: [Bool] = []
  private var key: String?
  private var place: TextPlace
  private var hasValue = false

  private var capture = Capture.none
  private var form = Form.word
  private var buffer: [UInt8] = []
  private var start: TextPlace
  private var depth = 0
  private var isInText = false
  private var isEscaped = false

  /// A reader of a text from a place on; `allowsMany` lets several values follow one another, as on
  /// lines of their own.
  public init(from place: TextPlace = TextPlace(), allowsMany: Bool = false) {
    self.place = place
    start = place
    self.allowsMany = allowsMany
  }

  /// Reads the next bytes.
  public mutating func feed<Visitor: JSONVisitor>(
    _ bytes: [UInt8],
    to visitor: inout Visitor
  ) throws(Fault) {
    var index = 0
    while index < bytes.count {
      if case .none = capture {
        try step(bytes[index], &visitor)
        if case .none = capture { index += 1 }
        continue
      }
      let end = end(in: bytes, from: index)
      buffer.append(contentsOf: bytes[index..<(end ?? bytes.count)])
      index = end ?? bytes.count
      guard buffer.count <= Self.longestValue else {
        throw Fault(message: "a value has more than 64 MB", place: start)
      }
      if end != nil { try finishCapture(&visitor) }
    }
  }

  /// Ends the text.
  public mutating func finish<Visitor: JSONVisitor>(_ visitor: inout Visitor) throws(Fault) {
    if case .value = capture, form == .word { try finishCapture(&visitor) }
    guard case .none = capture else {
      var end = start
      end.advance(over: buffer[...])
      throw Fault(message: Self.truncated, place: end)
    }
    guard entered.isEmpty, hasValue || allowsMany else {
      throw Fault(message: Self.truncated, place: place)
    }
  }

  private static let truncated = "the file is truncated"

  // MARK: - Between values

  private mutating func step<Visitor: JSONVisitor>(
    _ byte: UInt8,
    _ visitor: inout Visitor
  ) throws(Fault) {
    if byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      place.advance(over: byte)
      return
    }
    switch expected {
    case .valueOrEnd where byte == UInt8(ascii: "]"): try leave(&visitor)
    case .value, .valueOrEnd: try begin(byte, &visitor)
    case .keyOrEnd where byte == UInt8(ascii: "}"): try leave(&visitor)
    case .key, .keyOrEnd:
      guard byte == UInt8(ascii: "\"") else { throw fault("a key in quotes should be here") }
      beginCapture(.key, byte)
      return
    case .colon:
      guard byte == UInt8(ascii: ":") else { throw fault("a colon should be here") }
      expected = .value
    case .commaOrEnd: try separate(byte, &visitor)
    case .nothing:
      guard allowsMany else { throw fault("something follows the value") }
      try begin(byte, &visitor)
    }
    if case .none = capture { place.advance(over: byte) }
  }

  private mutating func separate<Visitor: JSONVisitor>(
    _ byte: UInt8,
    _ visitor: inout Visitor
  ) throws(Fault) {
    let isObject = entered.last ?? false
    let close = UInt8(ascii: isObject ? "}" : "]")
    if byte == close { return try leave(&visitor) }
    guard byte == UInt8(ascii: ",") else {
      throw fault("a comma or \(isObject ? "}" : "]") should be here")
    }
    expected = isObject ? .key : .value
  }

  private func fault(_ message: String) -> Fault { Fault(message: message, place: place) }

  private mutating func begin<Visitor: JSONVisitor>(
    _ byte: UInt8,
    _ visitor: inout Visitor
  ) throws(Fault) {
    hasValue = true
    let isObject = byte == UInt8(ascii: "{")
    let isContainer = isObject || byte == UInt8(ascii: "[")
    let choice = visitor.choose(key: key, isObject: isObject, isArray: isContainer && !isObject)
    guard isContainer, case .enter = choice else {
      beginCapture(.value(choice), byte)
      return
    }
    guard entered.count < Self.deepest else { throw fault("it nests too deep") }
    entered.append(isObject)
    key = nil
    expected = isObject ? .keyOrEnd : .valueOrEnd
  }

  private mutating func leave<Visitor: JSONVisitor>(_ visitor: inout Visitor) throws(Fault) {
    entered.removeLast()
    key = nil
    expected = entered.isEmpty ? .nothing : .commaOrEnd
    visitor.leave()
  }

  // MARK: - Whole values

  private mutating func beginCapture(_ capture: Capture, _ byte: UInt8) {
    self.capture = capture
    start = place
    buffer.removeAll(keepingCapacity: true)
    (depth, isInText, isEscaped) = (0, false, false)
    switch byte {
    case UInt8(ascii: "\""): form = .text
    case UInt8(ascii: "{"), UInt8(ascii: "["): form = .container
    default: form = .word
    }
  }

  /// Where the value at hand ends; nil where these bytes do not have its end.
  private mutating func end(in bytes: [UInt8], from first: Int) -> Int? {
    form == .word ? wordEnd(in: bytes, from: first) : valueEnd(in: bytes, from: first)
  }

  private func wordEnd(in bytes: [UInt8], from first: Int) -> Int? {
    let span = bytes.span
    for index in first..<span.count {
      switch span[index] {
      case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), 0x20, 0x0A, 0x0D, 0x09:
        // What begins with such a byte is no value: the byte is taken, so that the fault is at it.
        return buffer.isEmpty && index == first ? index + 1 : index
      default: continue
      }
    }
    return nil
  }

  private mutating func valueEnd(in bytes: [UInt8], from first: Int) -> Int? {
    let span = bytes.span
    var (depth, isInText, isEscaped) = (depth, isInText, isEscaped)
    defer { (self.depth, self.isInText, self.isEscaped) = (depth, isInText, isEscaped) }
    var index = first
    while index < span.count {
      if isInText, !isEscaped { index = Self.endOfPlain(in: span, from: index) }
      guard index < span.count else { return nil }
      let byte = span[index]
      index += 1
      if isEscaped {
        isEscaped = false
      } else if isInText {
        if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else {
          isInText = false
          if depth == 0 { return index }
        }
      } else if byte == UInt8(ascii: "\"") {
        isInText = true
      } else if byte | 0x20 == UInt8(ascii: "{") {
        depth += 1
      } else if byte | 0x20 == UInt8(ascii: "}") {
        depth -= 1
        if depth == 0 { return index }
      }
    }
    return nil
  }

  /// Where a text within quotes ends or has an escape.
  private static func endOfPlain(in bytes: Span<UInt8>, from first: Int) -> Int {
    var index = first
    while index < bytes.count, bytes[index] != UInt8(ascii: "\""),
      bytes[index] != UInt8(ascii: "\\")
    {
      index += 1
    }
    return index
  }

  private mutating func finishCapture<Visitor: JSONVisitor>(
    _ visitor: inout Visitor
  ) throws(Fault) {
    let captured = capture
    capture = .none
    var keys: JSONKeys = []
    if case .value(.read(let wanted)) = captured { keys = wanted }
    let node: JSONNode
    do throws(JSONFault) {
      node = try JSONReader.read(buffer, keeping: keys)
    } catch {
      var place = start
      place.advance(over: buffer[..<min(error.offset, buffer.count)])
      // A word has its end, whatever of it is missing.
      let message = form == .word ? "this is no JSON value" : error.message
      throw Fault(message: message, place: place)
    }
    place.advance(over: buffer[...])
    if case .key = captured {
      if case .string(let text) = node.value { key = text }
      expected = .colon
      return
    }
    if case .value(.read) = captured {
      visitor.take(Value(node: node, start: start, bytes: buffer), key: key)
    }
    key = nil
    expected = entered.isEmpty ? .nothing : .commaOrEnd
  }
}

/// Follows a text of JSON as it is read.
public protocol JSONVisitor {
  /// What it wants of the value that begins: the member of a key, an item, or the whole text.
  mutating func choose(key: String?, isObject: Bool, isArray: Bool) -> JSONStream.Choice
  /// A value that it asked for.
  mutating func take(_ value: JSONStream.Value, key: String?)
  /// The end of what it entered last.
  mutating func leave()
}
