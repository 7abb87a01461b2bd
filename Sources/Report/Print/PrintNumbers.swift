import Markdown

extension [PrintEdition.Chapter] {
  /// The chapters with their sections numbered, `4.2`: those with a title of ours, and the headings of
  /// prose in a chapter without one.
  var numbered: [PrintEdition.Chapter] {
    enumerated().map { $1.numbered($0 + 1) }
  }
}

extension PrintEdition.Chapter {
  fileprivate func numbered(_ number: Int) -> Self {
    var count = 0
    var numbers: [String?] = []
    let sections = sections.map { section -> Section in
      if section.title != nil {
        count += 1
        numbers.append("\(number).\(count)")
        return section
      }
      numbers.append(nil)
      let blocks = section.blocks.map { block -> Block in
        guard case .prose(let prose) = block else { return block }
        return .prose(
          prose.numbered {
            count += 1
            return "\(number).\(count) "
          }
        )
      }
      return Section(id: section.id, title: nil, blocks)
    }
    var chapter = Self(id: id, title: title, isWide: isWide, sections: sections)
    chapter.numbers = numbers
    return chapter
  }
}

extension Prose {
  /// The prose with a number before each of its highest headings.
  fileprivate func numbered(_ next: () -> String) -> Prose {
    var document = document
    let headings = document.children(of: document.root).filter {
      document.kind(of: $0) == .heading
    }
    let top = headings.map { document.level(of: $0) }.min()
    for heading in headings where document.level(of: heading) == top {
      document.prepend(next(), to: heading)
    }
    var prose = self
    prose.document = document
    return prose
  }
}
