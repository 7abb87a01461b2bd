import CExpat

/// What libexpat parses, as events.
@safe final class ExpatParser {
  private let state: UnsafeMutablePointer<State>

  init(depth: Int, text: Int, keeping kept: XMLSelection?) {
    guard let parser = unsafe XML_ParserCreateNS(nil, XML_Char(bitPattern: XMLNames.separator))
    else { preconditionFailure("there is no memory for a parser") }
    unsafe state = .allocate(capacity: 1)
    unsafe state.initialize(to: State(parser, depth: depth, longestText: text, kept))
    unsafe XML_SetUserData(parser, state)
    unsafe XML_SetElementHandler(
      parser,
      { unsafe ExpatParser.state($0)?.pointee.start($1, $2) },
      { data, _ in unsafe ExpatParser.state(data)?.pointee.end() }
    )
    unsafe XML_SetCharacterDataHandler(parser) {
      unsafe ExpatParser.state($0)?.pointee.add(UnsafeRawBufferPointer(start: $1, count: Int($2)))
    }
    unsafe XML_SetXmlDeclHandler(parser) { data, _, encoding, _ in
      unsafe ExpatParser.state(data)?.pointee.declare(encoding)
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
    unsafe XML_ParserFree(state.pointee.position.parser)
    unsafe state.deinitialize(count: 1)
    unsafe state.deallocate()
  }

  /// Parses bytes, of which the first ones hold a whole byte order mark; `handle` gets what they complete.
  func parse(
    _ bytes: ArraySlice<UInt8>,
    isLast: Bool,
    _ handle: XMLReader.Handler
  ) throws(XMLFault) {
    unsafe state.pointee.note(bytes)
    let isRight = withoutActuallyEscaping(handle) { handle in
      unsafe state.pointee.handler = handle
      defer { unsafe state.pointee.handler = nil }
      let parser = unsafe state.pointee.position.parser
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

/// Where libexpat is in a text.
///
/// It is worked out only where it is asked for: of a million elements, few are reported.
@safe private struct ExpatPosition {
  let parser: XML_Parser
  /// The byte order mark at the beginning of the text, which the parser counts as a sign.
  var mark: ByteOrderMark?

  var byte: Int { unsafe max(Int(XML_GetCurrentByteIndex(parser)), 0) }

  var place: XMLPlace {
    let line = unsafe Int(XML_GetCurrentLineNumber(parser))
    let column = unsafe Int(XML_GetCurrentColumnNumber(parser)) + 1
    return XMLPlace(line: line, column: line == 1 && mark != nil ? max(column - 1, 1) : column)
  }
}

/// What is known between two calls of libexpat.
///
/// It has one place in memory, so that no call of a million checks whether another one is under way.
private struct State {
  private(set) var position: ExpatPosition
  let depth: Int
  let longestText: Int
  var handler: XMLReader.Handler?
  /// The first fault that is none of the parser's.
  private(set) var noticed: XMLFault?
  private var names: XMLNames
  /// The elements that are open, the outermost first.
  private var open: [XMLNames.Known] = []
  /// How many bytes of text there are since the last tag, and those that are kept.
  private var textCount = 0
  private var text: [UInt8] = []
  private var textPlace = XMLPlace(line: 1, column: 1)
  /// How many bytes were given.
  private var taken = 0

  init(_ parser: XML_Parser, depth: Int, longestText: Int, _ kept: XMLSelection?) {
    position = unsafe ExpatPosition(parser: parser)
    self.depth = depth
    self.longestText = longestText
    names = XMLNames(kept)
  }

  mutating func note(_ bytes: ArraySlice<UInt8>) {
    if taken == 0 { position.mark = ByteOrderMark(bytes) }
    taken += bytes.count
  }

  var unfinished: Int { taken - position.byte }

  func fault(_ message: String) -> XMLFault {
    XMLFault(message: message, place: position.place)
  }

  mutating func stop(_ message: String) {
    if noticed == nil { noticed = fault(message) }
    unsafe XML_StopParser(position.parser, 0)
  }

  /// Compares what is declared with the mark: libexpat goes by the former, and reads other letters than
  /// are there.
  mutating func declare(_ encoding: UnsafePointer<XML_Char>?) {
    guard let mark = position.mark, let name = unsafe encoding.map({ unsafe String(cString: $0) }),
      mark.contradicts(name)
    else { return }
    stop("it declares \(name), and begins with the mark of \(mark.rawValue); save it as UTF-8")
  }

  private mutating func send(_ event: XMLEvent, at place: () -> XMLPlace) {
    guard noticed == nil else { return }
    do throws(XMLFault) {
      try handler?(event, place)
    } catch {
      noticed = error
      unsafe XML_StopParser(position.parser, 0)
    }
  }

  private mutating func sendText() {
    textCount = 0
    if text.isEmpty { return }
    let (whole, place) = (String(decoding: text, as: UTF8.self), textPlace)
    text.removeAll(keepingCapacity: text.count < 1 << 16)
    send(.text(whole)) { place }
  }

  mutating func start(
    _ name: UnsafePointer<XML_Char>?,
    _ list: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
  ) {
    sendText()
    guard let name = unsafe name, let list = unsafe list else { return }
    guard open.count < depth else { return stop("elements nest more than \(depth) deep") }
    let element = unsafe names.known(name)
    open.append(element)
    let attributes = unsafe element.keepsAttributes ? attributes(list, of: element) : []
    let position = position
    send(.start(element.name, attributes)) { position.place }
  }

  /// Those that are kept of pairs of names and values.
  private mutating func attributes(
    _ list: UnsafeMutablePointer<UnsafePointer<XML_Char>?>,
    of element: XMLNames.Known
  ) -> [XMLAttribute] {
    var attributes: [XMLAttribute] = []
    var index = 0
    while let key = unsafe list[index], let value = unsafe list[index + 1] {
      index += 2
      let name = unsafe names.known(key).name
      guard element.keeps(name) else { continue }
      attributes.append(unsafe XMLAttribute(name: name, value: String(cString: value)))
    }
    return attributes
  }

  mutating func end() {
    sendText()
    // The parser has compared the names of the two tags.
    guard let element = open.popLast() else { return }
    let position = position
    send(.end(element.name)) { position.place }
  }

  mutating func add(_ letters: UnsafeRawBufferPointer) {
    guard textCount + letters.count <= longestText else {
      return stop("a text here is longer than \(longestText) bytes")
    }
    textCount += letters.count
    guard open.last?.keepsText ?? false else { return }
    if text.isEmpty { textPlace = position.place }
    unsafe text.append(contentsOf: letters)
  }

  /// What the parser found, as a clause.
  var parsersFault: XMLFault {
    let code = unsafe XML_GetErrorCode(position.parser)
    switch code {
    case XML_ERROR_NO_ELEMENTS, XML_ERROR_UNCLOSED_TOKEN, XML_ERROR_UNCLOSED_CDATA_SECTION,
      XML_ERROR_PARTIAL_CHAR:
      let message = open.last.map { "the text ends within <\($0.name.local)>" }
      let early = taken == 0 ? "it is empty" : "the text ends before its first element is whole"
      return fault(message ?? early)
    case XML_ERROR_TAG_MISMATCH:
      return fault("this tag does not close <\(open.last?.name.local ?? "")>, which is open")
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

  /// A name, and what is kept of an element that has it; a class, as it is handed on for each tag.
  final class Known {
    let letters: [UInt8]
    let name: XMLName
    let keepsText: Bool
    let keepsAttributes: Bool
    /// The local names of the attributes; nil where all are kept.
    private let attributes: [String]?

    init(_ letters: [UInt8], _ kept: XMLSelection?) {
      self.letters = letters
      let name = XMLNames.made(letters)
      self.name = name
      let attributes = kept.map { $0.attributes[name.local] ?? [] }
      keepsText = kept?.texts.contains(name.local) ?? true
      keepsAttributes = attributes?.isEmpty != true
      self.attributes = attributes
    }

    func keeps(_ attribute: XMLName) -> Bool { attributes?.contains(attribute.local) ?? true }
  }

  private let kept: XMLSelection?
  /// By the hash of its letters, a name is in its slot or in one of the next ones.
  private var slots = [Known?](repeating: nil, count: 1 << 10)
  private static let nearest = 8

  init(_ kept: XMLSelection?) { self.kept = kept }

  /// The name of these letters.
  mutating func known(_ letters: UnsafePointer<XML_Char>) -> Known {
    var count = 0
    while unsafe letters[count] != 0 { count += 1 }
    let bytes = unsafe UnsafeRawBufferPointer(start: letters, count: count)
    let first = unsafe Self.slot(bytes)
    for slot in first..<first + Self.nearest {
      guard let known = slots[slot & (slots.count - 1)] else {
        let made = unsafe Known(Array(bytes), kept)
        if count < 1 << 10 { slots[slot & (slots.count - 1)] = made }
        return made
      }
      if unsafe Self.areSame(known.letters, bytes) { return known }
    }
    // A text of so many names is none that a program writes; its names are made each time.
    return unsafe Known(Array(bytes), kept)
  }

  /// By the last letters, which tell names apart; the namespace before them is that of others.
  private static func slot(_ bytes: UnsafeRawBufferPointer) -> Int {
    var hash = UInt64(bytes.count)
    if bytes.count >= 8 {
      hash ^= unsafe bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)
    } else {
      for index in 0..<bytes.count { hash = unsafe hash << 8 ^ UInt64(bytes[index]) }
    }
    return Int(((hash ^ hash >> 32) &* 0x9E37_79B9_7F4A_7C15) >> 54)
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

  private static func made(_ letters: [UInt8]) -> XMLName {
    guard let end = letters.firstIndex(of: separator) else {
      return XMLName(space: "", local: String(decoding: letters, as: UTF8.self))
    }
    return XMLName(
      space: String(decoding: letters[..<end], as: UTF8.self),
      local: String(decoding: letters[(end + 1)...], as: UTF8.self)
    )
  }
}
