import GapAnalysis
import Words

/// What of the site's pages is printed: each thing once, at ids of its own.
extension PrintComposer {
  /// A page of the list as a chapter; one that only says that there is nothing takes no sheet in
  /// landscape.
  func chapter(
    _ own: SitePage,
    _ sections: [Section],
    title: String? = nil
  ) -> PrintEdition.Chapter {
    let chapter = PrintEdition.Chapter(
      id: Address.printID(own.path, fragment: nil),
      title: title ?? words(own.title),
      isWide: own.paper == .landscape,
      sections: sections.map { $0.inPrint(of: own) }
    )
    return chapter.isBrief ? chapter.upright : chapter
  }

  /// The sections of a page without what another chapter says.
  func sections(of own: SitePage, _ page: Page) -> [Section] {
    let sections = own.onPaper(page.sections, in: order).map { once($0, of: own) } + onSite(own)
    let hasCaution = own == .method && !order.hasResult
    return hasCaution ? sections : sections.map { $0.without(callout: words("caution_title")) }
  }

  /// The ids of a page's sections and of the rows of their tables.
  func parts(of own: SitePage, _ page: Page) -> [String] {
    let sections = own == .signOff ? clientPages.signOffInPrint() : sections(of: own, page)
    return sections.map { $0.inPrint(of: own) }.flatMap { section in
      [section.id] + section.blocks.flatMap(\.anchors)
    }
  }

  /// The front page as a chapter, without what the first sheet and other chapters say; its first part
  /// needs no heading besides the chapter's.
  func result(besides own: [String: Prose]) -> PrintEdition.Chapter {
    let front = clientPages.front(summary: nil, isInPrint: true)
    let hasFamilies = own.values.contains(where: showsFamilies)
    let sections = front.sections.filter { section in
      switch section.id {
      case "scope": order.omits(.scope)
      case "families": !hasFamilies
      default: !Self.isElsewhere(section.id)
      }
    }.compactMap { section in
      ["missed-deadlines", "deadlines"].contains(section.id)
        ? deadlinesInResult(section) : section
    }.enumerated().map { index, section in
      Section(
        id: Address.printID(front.path, fragment: "result-\(section.id)"),
        title: index == 0 ? nil : section.title,
        section.blocks
      )
    }
    return PrintEdition.Chapter(
      id: "result-chapter",
      title: words("heading_result"),
      isWide: false,
      sections: sections
    )
  }

  /// Whether an author shows the scores of the families there.
  private func showsFamilies(_ prose: Prose) -> Bool {
    let caption = Scorecards.families(assessment, words).caption
    return prose.embedded.joined().contains { block in
      if case .table(let table) = block { table.caption == caption } else { false }
    }
  }
}

extension Section {
  /// The same section where its page is a chapter.
  func inPrint(of page: SitePage) -> Section {
    Section(
      id: Address.printID(page.path, fragment: id),
      title: title,
      blocks.map { block in
        guard case .table(let table) = block else { return block }
        return .table(table.anchored { Address.printID(page.path, fragment: $0) })
      }
    )
  }

  fileprivate var withoutSources: Section {
    Section(id: id, title: title, titleLanguage: titleLanguage, blocks.map(\.withoutSources))
  }

  fileprivate func without(callout title: String) -> Section {
    Section(
      id: id,
      title: self.title,
      blocks.filter { block in
        if case .callout(_, title, _) = block { false } else { true }
      }
    )
  }
}

extension [Inline] {
  fileprivate var withoutSources: [Inline] {
    filter { if case .source = $0 { false } else { true } }
  }
}

extension Block {
  fileprivate var withoutSources: Block {
    switch self {
    case .paragraph(let line): .paragraph(line.withoutSources)
    case .list(let entries):
      .list(
        entries.map { ListEntry($0.content.withoutSources, note: $0.note.withoutSources) }
      )
    case .table(let table): .table(table.mappingCells(\.withoutSources))
    default: self
    }
  }

  /// The ids of a table's rows.
  fileprivate var anchors: [String] {
    guard case .table(let table) = self else { return [] }
    return table.rows.compactMap { $0.first?.anchor }
  }
}

extension PrintEdition.Chapter {
  /// The same chapter on upright sheets.
  var upright: Self { Self(id: id, title: title, isWide: false, sections: sections) }

  /// The same without the places of inputs, which are for those who made the report; that of one which
  /// no result uses is its name.
  var withoutSources: Self {
    Self(id: id, title: title, isWide: isWide, sections: sections.map(\.withoutSources))
  }

  /// The same without columns that are empty in each row.
  var withoutEmptyColumns: Self {
    Self(
      id: id,
      title: title,
      isWide: isWide,
      sections: sections.map { $0.mappingTables(\.withoutEmptyColumns) }
    )
  }
}
