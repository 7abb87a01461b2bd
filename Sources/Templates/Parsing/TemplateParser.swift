import Diagnostics

/// Turns the bytes of a template into a tree; what cannot be read becomes a fault and the rest is read.
struct TemplateParser {
  private(set) var template: Template
  private var scanner: TagScanner
  private let lines: Lines
  /// The elements that are not closed yet, outermost first.
  private var open: [Element] = []
  /// Where the text begins that is not in the tree yet.
  private var textStart: Int

  /// An element between its opening and its closing tag.
  private struct Element {
    var content: Content
    let tag: Tag
    /// The body that its content goes to.
    let body: Int
    /// Whether the opening tag has its line to itself.
    var ownsLine = false
    /// The blanks before the opening tag, if nothing else stands before it in its line.
    var blanks: Int?

    enum Content {
      case section(inverted: Bool)
      case parent(Parent)
      case argument
      case block
    }
  }

  /// Reads one template.
  static func parse(name: String, _ source: SourceText) -> Template {
    if let fault = Faults.binary(in: source) {
      return Template(name: name, source: source, faults: [fault])
    }
    var parser = TemplateParser(name: name, source)
    parser.run()
    return parser.template
  }

  private init(name: String, _ source: SourceText) {
    let hasMark = source.bytes.starts(with: [0xEF, 0xBB, 0xBF])
    template = Template(name: name, source: source)
    scanner = TagScanner(source.bytes, from: hasMark ? 3 : 0)
    lines = Lines(bytes: source.bytes, first: scanner.index)
    textStart = scanner.index
  }

  private mutating func run() {
    while template.faults.count < Limits.faults, open.count <= Limits.depth {
      do throws(TagScanner.Fault) {
        guard let tag = try scanner.next() else { break }
        take(tag)
      } catch {
        template.faults.append(Faults.scan(error, in: template.source))
        textStart = scanner.index
      }
    }
    if let deepest = open.last, open.count > Limits.depth {
      template.faults.append(Faults.tooDeep(deepest.tag, in: template.source))
      return
    }
    emitText(to: template.source.bytes.count, endsBeforeTag: false)
    template.closers[0] = template.source.bytes.count..<template.source.bytes.count
    for element in open.reversed() {
      template.faults.append(Faults.neverClosed(element.tag, in: template.source))
      close(element, at: template.closers[0])
    }
  }

  private var body: Int { open.last?.body ?? 0 }

  private mutating func append(_ node: Node) {
    template.bodies[body].append(node)
  }

  private mutating func newBody() -> Int {
    template.bodies.append([])
    template.closers.append(0..<0)
    return template.bodies.count - 1
  }

  /// Puts the text up to `end` into the tree.
  private mutating func emitText(to end: Int, endsBeforeTag: Bool) {
    let range = min(textStart, end)..<end
    textStart = end
    if case .parent = open.last?.content {
      stray(range)
      return
    }
    let literal = Literal(range, of: template.source.bytes, endsBeforeTag: endsBeforeTag)
    if !literal.bytes.isEmpty || !literal.lines.isEmpty { append(.literal(literal)) }
  }

  /// Remembers what stands between the blocks of a parent, unless it is blank.
  private mutating func stray(_ range: Range<Int>) {
    guard let last = open.indices.last, case .parent(var parent) = open[last].content else {
      return
    }
    let text = template.source.bytes[range]
    guard let first = text.firstIndex(where: { !TagScanner.isBlank($0) }) else { return }
    let end = text[first...].firstIndex(where: TagScanner.isBlank) ?? range.upperBound
    parent.strays.append(first..<end)
    open[last].content = .parent(parent)
  }
}

extension TemplateParser {
  private mutating func take(_ raw: TagScanner.RawTag) {
    let name = String(decoding: template.source.bytes[raw.name], as: UTF8.self)
    let tag = Tag(name: name, range: raw.range)
    if raw.sigil != "!", raw.sigil != "=" {
      if let fault = Faults.name(tag, in: template.source) { template.faults.append(fault) }
    }
    switch raw.sigil {
    case nil: variable(tag, raw: false)
    case "{", "&": variable(tag, raw: true)
    case "#": openSection(tag, inverted: false)
    case "^": openSection(tag, inverted: true)
    case ">": partial(tag)
    case "<": openParent(tag)
    case "$": openBlock(tag)
    case "/": closing(tag)
    default: _ = emitTextAround(tag)
    }
  }

  /// Puts the text before a tag into the tree; a tag with its line to itself takes the line along.
  ///
  /// Gives the start of that line, or nil where the line holds something else.
  private mutating func emitTextAround(_ tag: Tag) -> Int? {
    if let start = lines.start(ofBlanksBefore: tag.range.lowerBound), start >= textStart,
      let end = lines.end(ofBlanksAfter: tag.range.upperBound)
    {
      emitText(to: start, endsBeforeTag: false)
      textStart = end
      return start
    }
    emitText(to: tag.range.lowerBound, endsBeforeTag: true)
    textStart = tag.range.upperBound
    return nil
  }

  private func blanks(_ start: Int, _ tag: Tag) -> [UInt8] {
    Array(template.source.bytes[start..<tag.range.lowerBound])
  }

  private mutating func variable(_ tag: Tag, raw: Bool) {
    emitText(to: tag.range.lowerBound, endsBeforeTag: true)
    textStart = tag.range.upperBound
    if case .parent = open.last?.content { return stray(tag.range) }
    append(.variable(tag, raw: raw))
  }

  private mutating func partial(_ tag: Tag) {
    let start = emitTextAround(tag)
    if case .parent = open.last?.content { return stray(tag.range) }
    append(.partial(tag, indent: start.map { blanks($0, tag) } ?? []))
  }

  private mutating func openSection(_ tag: Tag, inverted: Bool) {
    _ = emitTextAround(tag)
    if case .parent = open.last?.content { stray(tag.range) }
    open.append(Element(content: .section(inverted: inverted), tag: tag, body: newBody()))
  }

  private mutating func openParent(_ tag: Tag) {
    let start = lines.start(ofBlanksBefore: tag.range.lowerBound)
    emitText(to: tag.range.lowerBound, endsBeforeTag: true)
    textStart = tag.range.upperBound
    if case .parent = open.last?.content { stray(tag.range) }
    var element = Element(content: .parent(Parent(tag: tag)), tag: tag, body: newBody())
    element.blanks = start.map { tag.range.lowerBound - $0 }
    open.append(element)
  }

  private mutating func openBlock(_ tag: Tag) {
    if case .parent = open.last?.content {
      emitText(to: tag.range.lowerBound, endsBeforeTag: true)
      let end = lines.end(ofBlanksAfter: tag.range.upperBound)
      textStart = end ?? tag.range.upperBound
      var element = Element(content: .argument, tag: tag, body: newBody())
      element.ownsLine = end != nil
      open.append(element)
      return
    }
    let start = lines.start(ofBlanksBefore: tag.range.lowerBound)
    let ownsLine = emitTextAround(tag) != nil
    var element = Element(content: .block, tag: tag, body: newBody())
    element.ownsLine = ownsLine
    element.blanks = start.map { tag.range.lowerBound - $0 }
    open.append(element)
  }
}

extension TemplateParser {
  private mutating func closing(_ tag: Tag) {
    guard let index = open.lastIndex(where: { $0.tag.name == tag.name }) ?? open.indices.last else {
      template.faults.append(Faults.closesNothing(tag, in: template.source))
      _ = emitTextAround(tag)
      return
    }
    if open[index].tag.name != tag.name {
      template.faults.append(Faults.wrongCloser(tag, of: open[index].tag, in: template.source))
    }
    for element in open[(index + 1)...].reversed() {
      let fault = Faults.neverClosed(element.tag, before: tag, in: template.source)
      template.faults.append(fault)
      emitText(to: tag.range.lowerBound, endsBeforeTag: true)
      close(element, at: tag.range)
    }
    emitTextBefore(closer: tag, of: open[index])
    close(open[index], at: tag.range)
  }

  private mutating func emitTextBefore(closer tag: Tag, of element: Element) {
    switch element.content {
    case .section, .block:
      _ = emitTextAround(tag)
    case .argument:
      // What follows belongs to the parent, which drops it: only the blanks before count.
      let start = lines.start(ofBlanksBefore: tag.range.lowerBound)
      let end = start.map { max($0, textStart) } ?? tag.range.lowerBound
      emitText(to: end, endsBeforeTag: false)
      textStart = tag.range.upperBound
    case .parent:
      emitText(to: tag.range.lowerBound, endsBeforeTag: false)
      textStart = tag.range.upperBound
    }
  }

  /// Takes the innermost element off the stack and puts it into the tree.
  private mutating func close(_ element: Element, at closer: Range<Int>) {
    let content = open.removeLast().content
    template.closers[element.body] = closer
    switch content {
    case .section(let inverted):
      append(.section(element.tag, inverted: inverted, body: element.body))
    case .parent(let parent): close(parent, element, at: closer)
    case .argument:
      if element.ownsLine { dedentArgument(element) }
      guard let last = open.indices.last, case .parent(var parent) = open[last].content else {
        return
      }
      parent.arguments.append(Parent.Argument(tag: element.tag, body: element.body))
      open[last].content = .parent(parent)
    case .block: append(.block(block(element)))
    }
  }

  private mutating func close(_ parent: Parent, _ element: Element, at closer: Range<Int>) {
    var parent = parent
    if let blanks = element.blanks, let end = lines.end(ofBlanksAfter: closer.upperBound) {
      let tagStart = element.tag.range.lowerBound
      parent.indent = Array(template.source.bytes[(tagStart - blanks)..<tagStart])
      dropBlanks(blanks)
      textStart = end
    }
    append(.parent(parent))
  }

  /// Takes the blanks before a parent, which has its lines to itself, out of the text before it.
  private mutating func dropBlanks(_ count: Int) {
    guard let last = template.bodies[body].indices.last,
      case .literal(var literal) = template.bodies[body][last]
    else { return }
    literal.dropLast(count)
    template.bodies[body][last] = .literal(literal)
  }

  private mutating func dedentArgument(_ element: Element) {
    guard let start = lines.end(ofBlanksAfter: element.tag.range.upperBound) else { return }
    template.dedent(element.body, lines.blanks(from: start))
  }

  private func block(_ element: Element) -> Block {
    let tagStart = element.tag.range.lowerBound
    var indent = element.blanks.map { Array(template.source.bytes[(tagStart - $0)..<tagStart]) }
    if element.ownsLine, !template.bodies[element.body].isEmpty,
      let start = lines.end(ofBlanksAfter: element.tag.range.upperBound)
    {
      indent = lines.blanks(from: start)
    }
    return Block(tag: element.tag, indent: indent ?? [], body: element.body)
  }
}
