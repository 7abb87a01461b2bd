import Diagnostics

extension TemplateParser {
  mutating func closing(_ tag: Tag) {
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
  mutating func close(_ element: Element, at closer: Range<Int>) {
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
  ///
  /// Behind a tag without an end that text can begin after them.
  private mutating func dropBlanks(_ count: Int) {
    guard let last = template.bodies[body].indices.last,
      case .literal(var literal) = template.bodies[body][last]
    else { return }
    literal.dropLast(min(count, literal.bytes.count))
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
