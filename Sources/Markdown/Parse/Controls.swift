import Diagnostics
import Formats

extension Parsing {
  /// Shows the control characters that the tree's text holds, and leaves out those without a picture;
  /// also the substitutes of bytes that are no text.
  ///
  /// The last of all passes: from here on the text is no longer what the source says.
  mutating func showControls() {
    guard isRepaired || mode == .site && mayHoldControls() else { return }
    var found: (place: Range<Int>, control: ControlCharacter, count: Int)?
    for index in tree.nodes.indices {
      let node = tree.nodes[index]
      let isAddress = node.kind == .link || node.kind == .image
      // A body is read by itself, and its place in the file found by its length.
      let isBody = node.kind == .blockBody
      let literal = isAddress ? node.literal : shown(node.literal, of: index, isBody, &found)
      let extra = shown(node.extra, of: index, isBody, &found)
      tree.nodes[index].literal = literal
      if node.kind == .text, node.extra.isEmpty, literal.start != node.literal.start {
        // Its place in the source is found by what it was.
        tree.nodes[index].extra = node.literal
      } else {
        tree.nodes[index].extra = extra
      }
    }
    reportControls(found)
  }

  /// Whether there can be any; most texts are known to have none since they were looked at first.
  private func mayHoldControls() -> Bool {
    if features.contains(.control) || features.contains(.ampersand) {
      return visibleControls(tree.text[...]) != nil
    }
    return features.contains(.nonASCII) && holdsOddCharacters()
  }

  /// Whether a control character beyond ASCII is in the text, by the bytes with which one begins.
  private func holdsOddCharacters() -> Bool {
    for lead: UInt8 in [0xC2, 0xE2, 0xEF, 0xF0, 0xF1, 0xF2, 0xF3, 0xF4] {
      var from = input.range.lowerBound
      while let index = Cmark.index(of: lead, in: input.bytes, from..<input.range.upperBound) {
        if ControlCharacter(in: input.bytes[input.range], at: index) != nil { return true }
        from = index + 1
      }
    }
    return false
  }

  private mutating func shown(
    _ slice: TextSlice,
    of node: Int,
    _ isBody: Bool,
    _ found: inout (place: Range<Int>, control: ControlCharacter, count: Int)?
  ) -> TextSlice {
    if slice.isEmpty { return slice }
    var bytes: [UInt8]?
    if isRepaired, tree.text[slice.range].contains(Parsing.substitute) {
      bytes = tree.text[slice.range].flatMap {
        $0 == Parsing.substitute ? Parsing.replacement : [$0]
      }
    }
    if mode == .site, !isBody,
      let controls = visibleControls((bytes ?? Array(tree.text[slice.range]))[...])
    {
      let text = (bytes ?? Array(tree.text[slice.range]))[...]
      let first = ControlCharacter(in: text, at: text.startIndex + controls.firstOffset)
      alignPlaced(node)
      if let first { note(first, controls.count, at: tree.placed(node), &found) }
      bytes = controls.bytes
    }
    return bytes.map { tree.store($0) } ?? slice
  }

  private mutating func alignPlaced(_ node: Int) {
    if let block = tree.unalignedBlock(around: node) { align(block) }
  }

  private func note(
    _ control: ControlCharacter,
    _ count: Int,
    at place: Range<Int>,
    _ found: inout (place: Range<Int>, control: ControlCharacter, count: Int)?
  ) {
    guard let before = found else {
      found = (place, control, count)
      return
    }
    let isEarlier = place.lowerBound < before.place.lowerBound
    found = (
      isEarlier ? place : before.place, isEarlier ? control : before.control, before.count + count
    )
  }

  /// One warning a file, at the first that the file itself holds, else where an entity made one.
  private mutating func reportControls(
    _ found: (place: Range<Int>, control: ControlCharacter, count: Int)?
  ) {
    guard let found else { return }
    let raw = firstRawControl()
    // The parse of the file around a block's body has reported what is in it.
    if depth > 0, raw != nil { return }
    let control = raw?.control ?? found.control
    let place = raw.map { $0.place..<($0.place + control.length) } ?? found.place
    let code = Hexadecimal.codePoint(control.scalar)
    let picture = String(decoding: control.picture, as: UTF8.self)
    let more = found.count > 1 ? ", as are \(found.count - 1) more in this file" : ""
    report.add(
      .warning,
      rule: "control-character",
      control.isLeftOut
        ? "the invisible character \(code) is left out\(more)"
        : "the control character \(code) is shown as \(picture)\(more)",
      at: place,
      help: "take it out, or write what it is to show"
    )
  }

  /// The first control character of the input and its place in the file.
  private func firstRawControl() -> (place: Int, control: ControlCharacter)? {
    let text = input.bytes[input.range]
    var from = text.startIndex
    while from < text.endIndex, let next = visibleControls(text[from...]) {
      let index = from + next.firstOffset
      guard let control = ControlCharacter(in: text, at: index) else { return nil }
      let isSubstitute = isRepaired && control.scalar == UInt32(Parsing.substitute)
      if !isSubstitute { return (input.origin(ofByte: index), control) }
      from = index + control.length
    }
    return nil
  }
}
