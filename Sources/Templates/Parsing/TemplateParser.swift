import Diagnostics

/// Turns the bytes of a template into a tree; what cannot be read becomes a fault and the rest is read.
struct TemplateParser {
  var template: Template
  private var scanner: TagScanner
  let lines: Lines
  /// The elements that are not closed yet, outermost first.
  var open: [Element] = []
  /// Where the text begins that is not in the tree yet.
  var textStart: Int

  /// An element between its opening and its closing tag.
  struct Element {
    var content: Content
    let tag: Tag
    /// The body that its content goes to.
    let body: Int
    /// Whether the opening tag has its line to itself.
    var ownsLine = false
    /// The blanks before the opening tag, if nothing else is before it in its line.
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

  var body: Int { open.last?.body ?? 0 }

  mutating func append(_ node: Node) {
    template.bodies[body].append(node)
  }

  mutating func newBody() -> Int {
    template.bodies.append([])
    template.closers.append(0..<0)
    return template.bodies.count - 1
  }

  /// Puts the text up to `end` into the tree.
  mutating func emitText(to end: Int, endsBeforeTag: Bool) {
    let range = min(textStart, end)..<end
    textStart = end
    if case .parent = open.last?.content {
      stray(range)
      return
    }
    let literal = Literal(range, of: template.source.bytes, endsBeforeTag: endsBeforeTag)
    if !literal.bytes.isEmpty || !literal.lines.isEmpty { append(.literal(literal)) }
  }

  /// Remembers what is between the blocks of a parent, unless it is blank.
  mutating func stray(_ range: Range<Int>) {
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
