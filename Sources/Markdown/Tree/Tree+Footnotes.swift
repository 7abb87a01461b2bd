extension Tree {
  /// Numbers footnotes in the order of their first marks, and adds them in that order at the end.
  ///
  /// Marks within footnotes count after those of the text, as they are read. A mark's number is
  /// the index of its footnote in `notes` until then; notes have no parent, and get none if nothing
  /// refers to them.
  mutating func numberFootnotes(_ notes: [Int]) {
    for note in notes { nodes[note].number = 0 }
    var shown: [Int] = []
    number(below: 0, notes, &shown)
    var next = 0
    while next < shown.count {
      number(below: shown[next], notes, &shown)
      next += 1
    }
    if shown.isEmpty { return }
    let top = append(Node(.footnotes), to: 0)
    for note in shown { link(note, asLastOf: top) }
  }

  private mutating func number(below root: Int, _ notes: [Int], _ shown: inout [Int]) {
    var index = first(root)
    while let node = index {
      index = advance(node, below: root)
      guard nodes[node].kind == .footnoteReference else { continue }
      let note = notes[Int(nodes[node].number)]
      if nodes[note].number == 0 {
        shown.append(note)
        nodes[note].number = UInt32(shown.count)
      }
      nodes[node].number = nodes[note].number
    }
  }
}
