import CExpat

/// What libexpat parses, as events.
@safe final class ExpatParser {
  private let state: UnsafeMutablePointer<State>

  init(depth: Int, text: Int) {
    guard let parser = unsafe XML_ParserCreateNS(nil, XML_Char(bitPattern: XMLNames.separator))
    else { preconditionFailure("there is no memory for a parser") }
    unsafe state = .allocate(capacity: 1)
    unsafe state.initialize(to: State(parser: parser, depth: depth, longestText: text))
    unsafe XML_SetUserData(parser, state)
    unsafe XML_SetElementHandler(
      parser,
      { unsafe ExpatParser.state($0)?.pointee.start($1, $2) },
      { data, _ in unsafe ExpatParser.state(data)?.pointee.end() }
    )
    unsafe XML_SetCharacterDataHandler(parser) {
      unsafe ExpatParser.state($0)?.pointee.add(UnsafeRawBufferPointer(start: $1, count: Int($2)))
    }
    unsafe XML_SetEntityDeclHandler(parser) { data, _, _, _, _, _, _, _, _ in
      unsafe ExpatParser.state(data)?.pointee.stop("it declares an entity, which is not read")
    }
    // Called where a part of the document type is elsewhere: entities would be passed over in silence.
    unsafe XML_SetNotStandaloneHandler(parser) { data in
      let message = "it leaves a part of itself to another file, which is not read"
      unsafe ExpatParser.state(data)?.pointee.stop(message)
      return 0
    }
  }

  deinit {
    unsafe XML_ParserFree(state.pointee.parser)
    unsafe state.deinitialize(count: 1)
    unsafe state.deallocate()
  }

  /// Parses bytes; `handle` gets what they complete.
  func parse(
    _ bytes: ArraySlice<UInt8>,
    isLast: Bool,
    _ handle: (XMLEvent) throws(XMLFault) -> Void
  ) throws(XMLFault) {
    unsafe state.pointee.note(bytes)
    let isRight = withoutActuallyEscaping(handle) { handle in
      unsafe state.pointee.handler = handle
      defer { unsafe state.pointee.handler = nil }
      let parser = unsafe state.pointee.parser
      return unsafe bytes.withUnsafeBytes { buffer in
        let start = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
        return unsafe XML_Parse(parser, start, CInt(buffer.count), isLast ? 1 : 0) == XML_STATUS_OK
      }
    }
    if let noticed = unsafe state.pointee.noticed { throw noticed }
    if !isRight { throw unsafe state.pointee.parsersFault }
  }

  /// How many bytes were given since the last one that was understood.
  var unfinished: Int { unsafe state.pointee.unfinished }

  /// A fault at the place that was reached.
  func fault(_ message: String) -> XMLFault { unsafe state.pointee.fault(message) }

  /// What libexpat keeps for us, which is set before the first call.
  private static func state(_ data: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<State>? {
    unsafe data?.assumingMemoryBound(to: State.self)
  }
}

/// What is known between two calls of libexpat.
///
/// It has one place in memory, so that no call of a million checks whether another one is under way.
@safe private struct State {
  let parser: XML_Parser
  let depth: Int
  let longestText: Int
  var handler: ((XMLEvent) throws(XMLFault) -> Void)?
  /// The first fault that is none of the parser's.
  private(set) var noticed: XMLFault?
  private var names = XMLNames()
  /// The elements that are open, the outermost first.
  private var open: [XMLName] = []
  /// The bytes since the last tag.
  private var text: [UInt8] = []
  private var textPlace = XMLPlace(line: 1, column: 1)
  /// How many bytes were given.
  private var taken = 0
  /// The first bytes, where a byte order mark may be.
  private var first: [UInt8] = []

  init(parser: XML_Parser, depth: Int, longestText: Int) {
    unsafe self.parser = parser
    self.depth = depth
    self.longestText = longestText
  }

  mutating func note(_ bytes: ArraySlice<UInt8>) {
    taken += bytes.count
    if first.count < 3 { first += bytes.prefix(3 - first.count) }
  }

  var unfinished: Int { unsafe taken - max(Int(XML_GetCurrentByteIndex(parser)), 0) }

  func fault(_ message: String) -> XMLFault { XMLFault(message: message, place: place) }

  private var place: XMLPlace {
    let line = unsafe Int(XML_GetCurrentLineNumber(parser))
    let column = unsafe Int(XML_GetCurrentColumnNumber(parser)) + 1
    return XMLPlace(line: line, column: line == 1 && hasMark ? max(column - 1, 1) : column)
  }

  /// Whether the text begins with a byte order mark, which the parser counts as a sign.
  private var hasMark: Bool {
    first == [0xEF, 0xBB, 0xBF] || first.starts(with: [0xFE, 0xFF])
      || first.starts(with: [0xFF, 0xFE])
  }

  mutating func stop(_ message: String) {
    if noticed == nil { noticed = fault(message) }
    unsafe XML_StopParser(parser, 0)
  }

  private mutating func send(_ sort: XMLEvent.Sort, at place: XMLPlace) {
    guard noticed == nil else { return }
    do throws(XMLFault) {
      try handler?(XMLEvent(sort: sort, place: place))
    } catch {
      noticed = error
      unsafe XML_StopParser(parser, 0)
    }
  }

  private mutating func sendText() {
    if text.isEmpty { return }
    let whole = String(decoding: text, as: UTF8.self)
    text.removeAll(keepingCapacity: text.count < 1 << 16)
    send(.text(whole), at: textPlace)
  }

  mutating func start(
    _ name: UnsafePointer<XML_Char>?,
    _ list: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
  ) {
    sendText()
    guard let name = unsafe name, let list = unsafe list else { return }
    guard open.count < depth else { return stop("elements nest more than \(depth) deep") }
    let element = unsafe names.name(name)
    open.append(element)
    var count = 0
    while unsafe list[2 * count] != nil { count += 1 }
    var attributes: [XMLAttribute] = []
    attributes.reserveCapacity(count)
    var index = 0
    while let key = unsafe list[index], let value = unsafe list[index + 1] {
      let name = unsafe names.name(key)
      attributes.append(unsafe XMLAttribute(name: name, value: String(cString: value)))
      index += 2
    }
    send(.start(element, attributes), at: place)
  }

  mutating func end() {
    sendText()
    // The parser has compared the names of the two tags.
    guard let element = open.popLast() else { return }
    send(.end(element), at: place)
  }

  mutating func add(_ letters: UnsafeRawBufferPointer) {
    if text.isEmpty { textPlace = place }
    guard text.count + letters.count <= longestText else {
      return stop("a text here is longer than \(longestText) bytes")
    }
    unsafe text.append(contentsOf: letters)
  }

  /// What the parser found, as a clause.
  var parsersFault: XMLFault {
    let code = unsafe XML_GetErrorCode(parser)
    switch code {
    case XML_ERROR_NO_ELEMENTS, XML_ERROR_UNCLOSED_TOKEN, XML_ERROR_UNCLOSED_CDATA_SECTION,
      XML_ERROR_PARTIAL_CHAR:
      let message = open.last.map { "the text ends within <\($0.local)>" }
      let early = taken == 0 ? "it is empty" : "the text ends before its first element is whole"
      return fault(message ?? early)
    case XML_ERROR_TAG_MISMATCH:
      return fault("this tag does not close <\(open.last?.local ?? "")>, which is open")
    case XML_ERROR_INVALID_TOKEN: return fault("this is not well-formed XML")
    case XML_ERROR_JUNK_AFTER_DOC_ELEMENT: return fault("something follows the last element")
    case XML_ERROR_UNDEFINED_ENTITY: return fault("an entity here is none of XML's five")
    case XML_ERROR_DUPLICATE_ATTRIBUTE: return fault("an attribute is there twice")
    case XML_ERROR_UNBOUND_PREFIX: return fault("a prefix has no namespace")
    case XML_ERROR_UNKNOWN_ENCODING, XML_ERROR_INCORRECT_ENCODING:
      return fault("its encoding is not read; save it as UTF-8")
    default:
      let words = unsafe XML_ErrorString(code).map { unsafe String(cString: $0) }
      return fault(words ?? "it cannot be read")
    }
  }
}

/// The names of a text, each made once, as a text has few of them and each often.
private struct XMLNames {
  /// Stands between a namespace and a name; no XML text can hold it.
  static let separator: UInt8 = 1

  private var slots = [Int](repeating: -1, count: 1 << 10)
  private var known: [(letters: [UInt8], name: XMLName)] = []

  /// The name of these letters.
  mutating func name(_ letters: UnsafePointer<XML_Char>) -> XMLName {
    var count = 0
    while unsafe letters[count] != 0 { count += 1 }
    let bytes = unsafe UnsafeRawBufferPointer(start: letters, count: count)
    // The last letters tell names apart; the namespace before them is that of others.
    var hash = UInt64(count)
    for index in max(count - 8, 0)..<count { hash = unsafe hash << 8 ^ UInt64(bytes[index]) }
    hash = (hash ^ hash >> 32) &* 0x9E37_79B9_7F4A_7C15
    let slot = Int(hash >> 54)
    let index = slots[slot]
    if index >= 0, unsafe Self.areSame(known[index].letters, bytes) { return known[index].name }
    let made = unsafe Self.made(bytes)
    // A text of more names than that is none that a program writes; its names are made each time.
    if index < 0, count < 1 << 10 {
      slots[slot] = known.count
      known.append((unsafe Array(bytes), made))
    }
    return made
  }

  private static func areSame(_ letters: [UInt8], _ bytes: UnsafeRawBufferPointer) -> Bool {
    guard letters.count == bytes.count else { return false }
    return unsafe letters.withUnsafeBytes { known in
      var index = 0
      while index + 8 <= known.count {
        let one = unsafe known.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        let other = unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        guard one == other else { return false }
        index += 8
      }
      while index < known.count {
        guard unsafe known[index] == bytes[index] else { return false }
        index += 1
      }
      return true
    }
  }

  private static func made(_ bytes: UnsafeRawBufferPointer) -> XMLName {
    guard let end = unsafe bytes.firstIndex(of: separator) else {
      return unsafe XMLName(space: "", local: String(decoding: bytes, as: UTF8.self))
    }
    return unsafe XMLName(
      space: String(decoding: bytes[..<end], as: UTF8.self),
      local: String(decoding: bytes[(end + 1)...], as: UTF8.self)
    )
  }
}
