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
  /// The pages of the screen that are chapters.
  let pages: [SitePage: Page]
  /// The site's page of words, if it has one.
  let glossary: ProsePage?
  let words: Words

  private var assessment: Assessment { client.assessment }

  /// The parts that links within the document may lead to.
  var ids: Set<String> {
    var ids: Set<String> = []
    for page in client.pages + client.findings.values + [glossary].compactMap(\.self) {
      ids.insert(Address.printID(page.path, fragment: nil))
      ids.formUnion(page.document.anchors.map { Address.printID(page.path, fragment: $0) })
    }
    for result in assessment.findings {
      ids.insert(Address.printID(Addresses.finding(result.finding.id), fragment: nil))
    }
    for result in assessment.requirements where result.status != nil {
      ids.insert(Address.printID(Addresses.requirement(result.requirement.id), fragment: nil))
    }
    let own = Array(pages.keys) + [.findings, .requirements]
    return ids.union(own.map { Address.printID($0.path, fragment: nil) })
  }

  func edition(
    own: [String: Prose],
    findings: [String: Prose],
    glossary body: Prose?,
    ids: Set<String>
  ) -> PrintEdition {
    var chapters = [result()] + ownChapters(own)
    chapters += SitePage.allCases.compactMap { page in
      switch page {
      case .findings: findingsChapter(findings)
      case .requirements: requirementsChapter()
      default: pages[page].map { chapter(page, $0) }
      }
    }
    if let glossary, let body {
      // Below one title, the letters of the alphabet stay out of the contents.
      chapters.append(chapter(glossary, body, in: words("heading_glossary")))
    }
    return PrintEdition(
      title: words("eyebrow_report"),
      heading: imprint.title,
      client: assessment.client.name.value,
      isDraft: assessment.client.reportStatus == .draft,
      keywords: ["HIPAA"] + assessment.client.scope.rules.map { words($0) },
      cover: cover(),
      front: [versions()],
      signatures: signatures(),
      chapters: chapters.numbered,
      ids: ids
    )
  }

  private func chapter(_ own: SitePage, _ page: Page) -> PrintEdition.Chapter {
    PrintEdition.Chapter(
      id: Address.printID(page.path, fragment: nil),
      title: page.title,
      isWide: own.paper == .landscape,
      sections: own.onPaper(page.sections).map { section in
        Section(
          id: Address.printID(page.path, fragment: section.id),
          title: section.title,
          section.blocks
        )
      }
    )
  }

  @ListBuilder<PanelItem>
  private func cover() -> [PanelItem] {
    let client = assessment.client
    PanelItem(words("label_as_of"), [.day(assessment.asOf)])
    PanelItem(words("label_entity"), .text(words("entity_", client.entity)))
    PanelItem(
      words("label_rules"),
      .text(client.scope.rules.map { words($0) }.joined(separator: ", "))
    )
    if client.period != .always {
      PanelItem(words("label_assessed"), .text(words.days(client.period)))
    }
    if !client.assessors.isEmpty {
      PanelItem(words("label_assessors"), .text(client.assessors.joined(separator: ", ")))
    }
    if let organization = imprint.organization {
      PanelItem(words("label_prepared_by"), .text(organization))
    }
    if let version = client.version {
      PanelItem(words("label_version"), .text(version))
    }
    PanelItem(words("label_status"), .text(words("", client.reportStatus)))
  }

  private func versions() -> Section {
    let client = assessment.client
    var versions = [
      (
        version: client.version ?? words("not_numbered"), day: assessment.asOf,
        status: words("", client.reportStatus), assessors: client.assessors.joined(separator: ", ")
      )
    ]
    if let earlier = assessment.comparison?.earlier {
      versions.append((words("version_earlier"), earlier, words("version_compared"), ""))
    }
    let table = Table(words("caption_versions"), rows: versions) {
      Column(words("column_version")) { .text($0.version) }
      Column(words("column_as_of"), .id) { [.day($0.day)] }
      Column(words("column_status")) { .text($0.status) }
      Column(words("column_assessors")) { .text($0.assessors) }
    }
    return Section(id: "versions", title: words("heading_versions"), [.table(table)])
  }

  private func signatures() -> [PrintEdition.Signature] {
    let client = assessment.client
    return client.assessors.map { PrintEdition.Signature(role: words("role_assessor"), name: $0) }
      + [
        PrintEdition.Signature(role: words("role_client", ["client": client.name.value]), name: "")
      ]
  }

  private func result() -> PrintEdition.Chapter {
    let pages = ClientPages(client: client, imprint: imprint, inputs: inputs, words: words)
    let front = pages.front(summary: nil)
    let sections = front.sections.filter { $0.id != "reading" }.map { section in
      Section(id: "result-\(section.id)", title: section.title, section.blocks)
    }
    let verdict = Section(id: "verdict", title: nil, [.paragraph(front.lede)])
    return PrintEdition.Chapter(
      id: "result-chapter",
      title: words("heading_result"),
      isWide: false,
      sections: [verdict]
        + sections.map {
          Section(id: Address.printID(front.path, fragment: $0.id), title: $0.title, $0.blocks)
        }
    )
  }

  private func ownChapters(_ own: [String: Prose]) -> [PrintEdition.Chapter] {
    Self.readingOrder(client.pages).compactMap { page in
      own[page.path].map { chapter(page, $0, more: page.path == AuthorsPage.scope ? scope : []) }
    }
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

  /// What the data say of the scope.
  private var scope: [Section] {
    ScopeSections(assessment: assessment, words: words).all(onPaper: true).map { section in
      Section(
        id: Address.printID(SitePage.scope.path, fragment: section.id),
        title: section.title,
        section.blocks
      )
    }
  }

  /// The summary opens the report, the scope follows; other pages come by order, number and title.
  static func readingOrder(_ pages: [ProsePage]) -> [ProsePage] {
    let first = [AuthorsPage.summary, AuthorsPage.scope]
    let ranked = pages.map { (first.firstIndex(of: $0.path) ?? first.count, ReadingPlace($0), $0) }
    return ranked.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
  }

  private func findingsChapter(_ bodies: [String: Prose]) -> PrintEdition.Chapter {
    let pages = FindingPages(assessment: assessment, bodies: [:], files: [:], words: words)
    let single = assessment.findings.map { result -> Section in
      let finding = result.finding
      var blocks: [Block] = [.panel(FindingPages.panel(result, asOf: assessment.asOf, words))]
      if let page = client.findings[finding.id], !page.description.isEmpty {
        blocks.append(.paragraph(.text(page.description)))
      }
      if let body = bodies[finding.id] { blocks.append(.prose(body)) }
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
    let first = entry.response?.note ?? reasons.reason(of: entry)
    var lines: [[Inline]] = first.map { [assessment.linked($0)] } ?? []
    if let response = entry.response {
      let isDecision = assessment.decisions.contains {
        $0.requirement.id == entry.requirement.id && $0.response.answer != .implemented
      }
      lines += ResponseItems(response: response, assessment: assessment, words: words)
        .lines(withDecision: !isDecision)
    }
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
