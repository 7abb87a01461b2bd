import Diagnostics

extension TemplateParser {
  mutating func take(_ raw: TagScanner.RawTag) {
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
  mutating func emitTextAround(_ tag: Tag) -> Int? {
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
