import Diagnostics
import GapAnalysis
import Markdown
import Regulation
import Words

/// Arranges a client's report as one document.
struct PrintComposer {
  let client: ClientInput
  let imprint: Imprint
  let inputs: [InputFile]
  /// When the law was last checked.
  let lawChecked: Day?
  /// The pages of the screen that are chapters.
  let pages: [SitePage: Page]
  /// What the site has besides chapters: its pages of the law, and the folders of its authors' pages.
  let others: [PageLink]
  /// The site's page of words, if it has one.
  let glossary: ProsePage?
  let words: Words

  var assessment: Assessment { client.assessment }

  var order: ReportOrder { client.order }

  /// The parts that links within the document may lead to.
  var ids: Set<String> {
    var ids: Set<String> = []
    let glossary = order.printed.contains(.glossary) ? glossary : nil
    for page in client.pages + [glossary].compactMap(\.self) {
      ids.insert(Address.printID(page.path, fragment: nil))
      ids.formUnion(page.anchors.map { Address.printID(page.path, fragment: $0) })
    }
    let printed = Set(order.printed.compactMap(\.self))
    if printed.contains(.findings) {
      for (id, page) in client.findings {
        let path = Addresses.finding(id)
        ids.insert(Address.printID(path, fragment: nil))
        ids.formUnion(page.anchors.map { Address.printID(path, fragment: $0) })
      }
      ids.insert(Address.printID(SitePage.findings.path, fragment: nil))
    }
    if printed.contains(.evidence) {
      let items = assessment.client.evidence.map { Addresses.anchor($0.id) }
      ids.formUnion(items.map { Address.printID(SitePage.evidence.path, fragment: $0) })
    }
    for result in assessment.requirements where result.status != nil {
      ids.insert(Address.printID(Addresses.requirement(result.requirement.id), fragment: nil))
    }
    let own = printed.compactMap(\.page).filter { pages[$0] != nil && $0 != .front }
    let rows = own.flatMap { page in pages[page].map { parts(of: page, $0) } ?? [] }
    return ids.union(rows)
      .union((own + [.requirements]).map { Address.printID($0.path, fragment: nil) })
  }

  func edition(
    own: [String: Prose],
    opinion: Opinion?,
    findings: [String: Prose],
    glossary body: Prose?,
    ids: Set<String>
  ) -> PrintEdition {
    let chapters = order.printed.flatMap { chapter -> [PrintEdition.Chapter] in
      switch chapter {
      case nil: ownChapters(own)
      case .summary: self.own(chapter, own).map { [$0] } ?? []
      case .scope:
        [self.own(chapter, own, more: scope) ?? pages[.scope].map { self.chapter(.scope, $0) }]
          .compactMap(\.self)
      case .result: [result(besides: own)]
      case .findings: [findingsChapter(findings)]
      case .requirements: [requirementsChapter()]
      case .evidence: [evidenceChapter()]
      case .signOff: [self.chapter(.signOff, clientPages.signOffInPrint())]
      case .glossary: [glossaryChapter(body)].compactMap(\.self)
      case .some(let chapter):
        chapter.page.flatMap { page in pages[page].map { [self.chapter(page, $0)] } } ?? []
      }
    }
    return PrintEdition(
      title: words.title(words("eyebrow_report"), for: assessment.audience),
      heading: imprint.title,
      client: assessment.client.name.value,
      isDraft: assessment.client.reportStatus == .draft,
      keywords: ["HIPAA"] + assessment.client.scope.rules.map { words($0) },
      cover: cover(),
      first: order.extent.map { $0.kind == .executive } ?? true ? first(opinion) : nil,
      front: order.extent == nil && order.omits(.signOff)
        ? [clientPages.versions()] : [ofOneFinding].compactMap(\.self),
      chapters: chapters.map(\.withoutSources.withoutEmptyColumns).numbered,
      ids: ids
    )
  }

  /// That the edition has one finding alone.
  private var ofOneFinding: Section? {
    Audience.finding(of: assessment.audience) == nil ? nil : clientPages.edition()
  }

  var clientPages: ClientPages {
    ClientPages(
      client: client,
      imprint: imprint,
      inputs: inputs,
      lawChecked: lawChecked,
      words: words
    )
  }

  private func evidenceChapter() -> PrintEdition.Chapter {
    chapter(.evidence, [clientPages.evidenceInPrint()])
  }

  private func glossaryChapter(_ body: Prose?) -> PrintEdition.Chapter? {
    guard let glossary, let body else { return nil }
    // Below one title, the letters of the alphabet stay out of the contents.
    return chapter(glossary, body, in: words("heading_glossary"))
  }

  private func chapter(_ own: SitePage, _ page: Page) -> PrintEdition.Chapter {
    let chapter = chapter(own, sections(of: own, page), title: page.title)
    // Without its table, nothing on the page of gaps is wide.
    return own == .gaps && !order.hasGapsInPrint ? chapter.upright : chapter
  }

  /// What the site alone has, at the end of what is not in the report.
  func onSite(_ page: SitePage) -> [Section] {
    guard page == .leftOut else { return [] }
    var pages = order.onSiteAlone.compactMap { chapter -> PageLink? in
      if chapter == .glossary { return glossary.map { PageLink($0.title, $0.path) } }
      return chapter.page.map { PageLink($0, words) }
    }
    if !order.hasInputsInPrint, !order.omits(.about), assessment.audience == Audience.full {
      pages.append(PageLink(words("heading_inputs_and_digests"), SitePage.about.path))
    }
    pages += others.filter { !order.omits($0.path) }
    guard !pages.isEmpty else { return [] }
    let entries = pages.map {
      ListEntry(.text($0.title).inLanguage($0.language), note: [.code($0.path)])
    }
    return [
      Section(
        id: "on-site",
        title: words("heading_on_site_alone"),
        [.paragraph(.text(words("on_site_alone"))), .list(entries)]
      )
    ]
  }

  @ListBuilder<PanelItem>
  private func cover() -> [PanelItem] {
    let client = assessment.client
    clientPages.dates.items
    PanelItem(words("label_entity"), .text(words("entity_", client.entity)))
    PanelItem(
      words("label_rules"),
      .text(client.scope.rules.map { words($0) }.joined(separator: ", "))
    )
    clientPages.fieldwork
    clientPages.people
    if let organization = imprint.organization {
      PanelItem(words("label_prepared_by"), .text(organization))
    }
    if let address = imprint.address { PanelItem(words("label_address"), .text(address)) }
    if let version = client.version {
      PanelItem(words("label_version"), .text(version))
    }
    PanelItem(words("label_status"), .text(words("", client.reportStatus)))
  }

  private func own(
    _ chapter: ReportChapter?,
    _ own: [String: Prose],
    more: [Section] = []
  ) -> PrintEdition.Chapter? {
    let page = client.pages.first { chapter?.holds($0.path) ?? false }
    return page.flatMap { page in own[page.path].map { self.chapter(page, $0, more: more) } }
  }

  /// The assessor's further pages.
  private func ownChapters(_ own: [String: Prose]) -> [PrintEdition.Chapter] {
    Self.readingOrder(client.pages)
      .filter { ![AuthorsPage.summary, AuthorsPage.scope].contains($0.path) }
      .compactMap { page in own[page.path].map { chapter(page, $0) } }
  }

  /// A page of prose as a chapter, below a title of its own if there is one.
  private func chapter(
    _ page: ProsePage,
    _ body: Prose,
    in title: String? = nil,
    more: [Section] = []
  ) -> PrintEdition.Chapter {
    let id = Address.printID(page.path, fragment: nil)
    return PrintEdition.Chapter(
      id: id,
      title: page.title,
      isWide: false,
      sections: [Section(id: id + "--body", title: title, [.prose(body)])] + more
    )
  }

  /// What the data say of the scope and the assessor's page does not.
  private var scope: [Section] {
    let page = client.pages.first { $0.path == AuthorsPage.scope }
    let said = page.map { $0.document.plainText(of: $0.document.root) } ?? ""
    return ScopeSections(assessment: assessment, words: words, said: said).all(onPaper: true)
      .map { $0.inPrint(of: .scope) }
  }

  /// The summary opens the report, the scope follows; other pages come by order, number and title.
  static func readingOrder(_ pages: [ProsePage]) -> [ProsePage] {
    let first = [AuthorsPage.summary, AuthorsPage.scope]
    let ranked = pages.map { (first.firstIndex(of: $0.path) ?? first.count, ReadingPlace($0), $0) }
    return ranked.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
  }

  private func findingsChapter(_ bodies: [String: Prose]) -> PrintEdition.Chapter {
    let pages = FindingPages(assessment: assessment, bodies: [:], files: [:], words: words)
    let single = assessment.findingsByPlan.map { result -> Section in
      let finding = result.finding
      var blocks: [Block] = [.panel(FindingPages.panel(result, asOf: assessment.asOf, words))]
      if let page = client.findings[finding.id], !page.description.isEmpty {
        blocks.append(.paragraph(.text(page.description)))
      }
      if let body = bodies[finding.id] { blocks.append(.prose(body)) }
      if !finding.evidence.isEmpty { blocks += pages.evidence(finding).blocks }
      blocks += work(finding)
      blocks.append(
        .paragraph(
          [.strong(words("finding_requirements"))]
            + .requirements(finding.requirements.map(\.value))
        )
      )
      return Section(
        id: Address.printID(Addresses.finding(finding.id), fragment: nil),
        title: "\(finding.id) \(finding.title)",
        blocks
      )
    }
    return PrintEdition.Chapter(
      id: Address.printID(SitePage.findings.path, fragment: nil),
      title: words("heading_findings"),
      isWide: SitePage.findings.paper == .landscape,
      sections: [
        Section(id: "findings-register", title: nil, [.table(pages.table(withRequirements: false))])
      ] + single
    )
  }

  /// Everything that the response says: the print edition has no page of its own for a requirement.
  private func found(_ entry: RequirementResult, _ reasons: Reasons) -> [Inline] {
    let first = entry.response?.ownNote ?? reasons.reason(of: entry)
    var lines: [[Inline]] = first.map { [assessment.linked($0)] } ?? []
    if let response = entry.response {
      if let said = response.selfAssessment {
        lines.append(
          words.line("self_assessment_says", ["said": assessment.linked(said)])
        )
      }
      let isDecision = assessment.decisions.contains {
        $0.requirement.id == entry.requirement.id && $0.response.answer != .implemented
      }
      lines += ResponseItems(response: response, assessment: assessment, words: words)
        .lines(withDecision: !isDecision)
    }
    if let gap = assessment.gaps.first(where: { $0.requirement == entry.requirement.id }) {
      lines.append([.text(words("label_gap") + ": ")] + reasons.causes(of: gap))
    }
    let risks = RiskTables(assessment: assessment, words: words)
    lines += risks.line(on: entry.requirement.id).map { [$0] } ?? []
    let tests = MachineTests(assessment: assessment, words: words)
    lines += entry.tests.map { [.text(words("heading_tested") + ": ")] + tests.line($0) }
    return Array(lines.joined(separator: [.lineBreak]))
  }

  private func requirementsChapter() -> PrintEdition.Chapter {
    let reasons = Reasons(assessment: assessment, words: words)
    let sections = assessment.families.compactMap { result -> Section? in
      let entries = assessment.requirements.filter {
        $0.status != nil && $0.requirement.family == result.family.id
          && $0.requirement.rule == result.family.rule
      }
      guard !entries.isEmpty else { return nil }
      let family = Scorecards.title(result.family, in: assessment, words)
      let table = Table(
        words("caption_family", ["family": family, "counts": words(result.tally.counts)]),
        rows: entries
      ) {
        Column(words("column_requirement"), .id) {
          Table.Cell(
            AnalysisPages.link($0.requirement.id),
            anchor: Address.printID(Addresses.requirement($0.requirement.id), fragment: nil)
          )
        }
        Column.title(words)
        Column.status(words)
        Column.obligation(words)
        Column(words("column_what_was_found"), .prose) { Table.Cell(found($0, reasons)) }
        Column(words("column_evidence"), .prose) { .text($0.evidence.joined(separator: ", ")) }
      }
      return Section(
        id: "family-\(result.family.rule.rawValue)-\(result.family.id)",
        title: "\(words(result.family.rule)): \(result.family.title)",
        [.table(table)]
      )
    }
    return PrintEdition.Chapter(
      id: Address.printID(SitePage.requirements.path, fragment: nil),
      title: words("heading_requirements"),
      isWide: SitePage.requirements.paper == .landscape,
      sections: sections
    )
  }
}
