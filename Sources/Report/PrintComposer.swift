import Diagnostics
import GapAnalysis
import Markdown
import Regulation

/// Arranges a client's report as one document.
struct PrintComposer {
  let client: ClientInput
  let imprint: Imprint
  let law: Law
  let inputs: [InputFile]
  /// The site's page of words, if it has one.
  let glossary: ProsePage?

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
    let pages = AnalysisPages(assessment: assessment, law: law).pages()
    ids.formUnion(pages.map { Address.printID($0.path, fragment: nil) })
    return ids.union([
      "method", "left-out", "about", "evidence", "findings-index", "requirements-index", "sources",
    ])
  }

  func edition(
    own: [String: Prose],
    findings: [String: Prose],
    glossary body: Prose?
  ) -> PrintEdition {
    let pages = ClientPages(client: client, imprint: imprint, inputs: inputs)
    let analysis = AnalysisPages(assessment: assessment, law: law).pages()
    let sources = SourcesPage(law: law, asOf: assessment.asOf).pages()
    let registers = analysis + pages.registers(law: law) + sources
    var chapters = [result(pages)]
    chapters += ownChapters(own)
    chapters.append(findingsChapter(findings))
    chapters.append(requirementsChapter())
    chapters += registers.map { page in
      PrintEdition.Chapter(
        id: Address.printID(page.path, fragment: nil),
        title: page.title,
        isWide: Self.wide.contains(page.path),
        // A register says it all on paper; its rows' own sections are for links on the screen.
        sections: page.sections.prefix(page.path == "evidence.html" ? 1 : .max).filter {
          // The result shows the families already.
          page.path != "scorecards.html" || $0.id != "families"
        }.map { section in
          Section(
            id: Address.printID(page.path, fragment: section.id),
            title: section.title,
            page.path == "figures.html" ? section.blocks.map(shortened) : section.blocks
          )
        }
      )
    }
    if let glossary, let body { chapters.append(chapter(glossary, body, in: Self.glossaryTitle)) }
    return PrintEdition(
      path: "report.html",
      title: "HIPAA gap report",
      heading: imprint.title,
      client: assessment.client.name.value,
      isDraft: assessment.client.reportStatus == .draft,
      keywords: ["HIPAA"] + assessment.client.scope.rules.map(\.title),
      cover: cover(),
      front: [versions()],
      signatures: signatures(),
      chapters: chapters,
      ids: ids
    )
  }

  /// Registers with many columns.
  private static let wide: Set<String> = [
    "gaps.html", "plan.html", "decisions.html", "figures.html",
  ]

  /// A table whose last column names files without the client's folder, which its caption names once.
  private func shortened(_ block: Block) -> Block {
    guard case .table(let table) = block else { return block }
    let folder = "content/clients/\(assessment.client.slug)/"
    let rows = table.rows.map { row -> [Table.Cell] in
      Array(row.dropLast())
        + row.suffix(1).map { Table.Cell.text($0.content.plain.replacing(folder, with: "")) }
    }
    return .table(
      Table(
        caption: "\(table.caption) Files without a folder lie in \(folder).",
        columns: table.columns,
        rows: rows,
        isRegister: table.isRegister,
        emptySentence: table.emptySentence
      )
    )
  }

  /// The findings without their requirements, which each names below: they would take the titles' room.
  private static func shortened(register table: Table) -> Table {
    Table(
      caption: table.caption,
      columns: table.columns.dropLast(),
      rows: table.rows.map { Array($0.dropLast()) },
      isRegister: table.isRegister,
      emptySentence: table.emptySentence
    )
  }

  private func cover() -> [PanelItem] {
    let client = assessment.client
    var items = [
      PanelItem("As of", [.day(assessment.asOf)]),
      PanelItem("Entity", .text(client.entity.title)),
      PanelItem("Rules", .text(client.scope.rules.map(\.title).joined(separator: ", "))),
    ]
    if client.period != .always {
      items.append(PanelItem("Assessed", .text(Setting.days(client.period))))
    }
    if !client.assessors.isEmpty {
      items.append(PanelItem("Assessors", .text(client.assessors.joined(separator: ", "))))
    }
    if let organization = imprint.organization {
      items.append(PanelItem("Prepared by", .text(organization)))
    }
    if let version = client.version { items.append(PanelItem("Version", .text(version))) }
    items.append(PanelItem("Status", .text(client.reportStatus.title)))
    return items
  }

  private func versions() -> Section {
    let client = assessment.client
    var rows = [
      [
        Table.Cell.text(client.version ?? "not numbered"), Table.Cell([.day(assessment.asOf)]),
        .text(client.reportStatus.title), .text(client.assessors.joined(separator: ", ")),
      ]
    ]
    if let earlier = assessment.comparison?.earlier {
      rows.append([
        .text("earlier"), Table.Cell([.day(earlier)]), .text("Compared with"), .text(""),
      ])
    }
    let table = Table(
      caption: "Versions of this report.",
      columns: [
        Table.Column("Version"), Table.Column("As of", .id), Table.Column("Status"),
        Table.Column("Assessors"),
      ],
      rows: rows,
      emptySentence: ""
    )
    return Section(id: "versions", title: "Versions", [.table(table)])
  }

  private func signatures() -> [PrintEdition.Signature] {
    let client = assessment.client
    return client.assessors.map { PrintEdition.Signature(role: "Assessor", name: $0) }
      + [PrintEdition.Signature(role: "For \(client.name.value)", name: "")]
  }

  private func result(_ pages: ClientPages) -> PrintEdition.Chapter {
    let front = pages.front(summary: nil)
    let sections = front.sections.filter { $0.id != "reading" }.map { section in
      Section(id: "result-\(section.id)", title: section.title, section.blocks)
    }
    let verdict = Section(id: "verdict", title: nil, [.paragraph(front.lede)])
    return PrintEdition.Chapter(
      id: "result-chapter",
      title: "Result",
      isWide: false,
      sections: [verdict]
        + sections.map {
          Section(id: Address.printID("index.html", fragment: $0.id), title: $0.title, $0.blocks)
        }
    )
  }

  private func ownChapters(_ own: [String: Prose]) -> [PrintEdition.Chapter] {
    Self.readingOrder(client.pages).compactMap { page in
      own[page.path].map { chapter(page, $0) }
    }
  }

  /// Keeps the letters of the alphabet out of the contents.
  private static let glossaryTitle = "Words of the law and of this report"

  /// A page of prose as a chapter, below a title of its own if there is one.
  private func chapter(
    _ page: ProsePage,
    _ body: Prose,
    in title: String? = nil
  ) -> PrintEdition.Chapter {
    let id = Address.printID(page.path, fragment: nil)
    return PrintEdition.Chapter(
      id: id,
      title: page.title,
      isWide: false,
      sections: [Section(id: id + "--body", title: title, [.prose(body)])]
    )
  }

  /// The summary opens the report, the scope follows; other pages come by order and title.
  static func readingOrder(_ pages: [ProsePage]) -> [ProsePage] {
    let first = ["summary.html", "scope.html"]
    return pages.sorted { a, b in
      let ranks = [a, b].map { first.firstIndex(of: $0.path) ?? first.count }
      return (ranks[0], a.order ?? Int.max, a.title, a.path)
        < (ranks[1], b.order ?? Int.max, b.title, b.path)
    }
  }

  private func findingsChapter(_ bodies: [String: Prose]) -> PrintEdition.Chapter {
    let pages = FindingPages(assessment: assessment, bodies: [:], files: [:])
    let single = assessment.findings.map { result -> Section in
      let finding = result.finding
      var blocks: [Block] = [.panel(FindingPages.panel(result, asOf: assessment.asOf))]
      if let body = bodies[finding.id] { blocks.append(.prose(body)) }
      blocks.append(
        .paragraph([.strong("Requirements: ")] + Inline.requirements(finding, law: nil))
      )
      return Section(
        id: Address.printID(Addresses.finding(finding.id), fragment: nil),
        title: "\(finding.id) \(finding.title)",
        blocks
      )
    }
    return PrintEdition.Chapter(
      id: "findings-index",
      title: "Findings",
      isWide: false,
      sections: [
        Section(
          id: "findings-register",
          title: nil,
          [.table(Self.shortened(register: pages.table()))]
        )
      ] + single
    )
  }

  private func requirementsChapter() -> PrintEdition.Chapter {
    let sections = assessment.families.compactMap { result -> Section? in
      let entries = assessment.requirements.filter {
        $0.status != nil && $0.requirement.family == result.family.id
          && $0.requirement.rule == result.family.rule
      }
      guard !entries.isEmpty else { return nil }
      let rows = entries.map { entry -> [Table.Cell] in
        let requirement = entry.requirement
        return [
          Table.Cell(
            [.link(requirement.id, LawBlocks.page(requirement))],
            anchor: Address.printID(Addresses.requirement(requirement.id), fragment: nil)
          ),
          .text(requirement.title), Table.Cell(entry.status.map { [.status($0)] } ?? []),
          .text(Setting.obligation(requirement)),
          .text(entry.response?.note ?? entry.reason ?? ""),
          .text(entry.evidence.joined(separator: ", ")),
        ]
      }
      let table = Table(
        caption:
          "\(Scorecards.title(result.family, in: assessment)): \(result.tally.counts.words).",
        columns: [
          Table.Column("Requirement", .id), Table.Column("Title"), Table.Column("Status"),
          Table.Column("Obligation"), Table.Column("What was found"), Table.Column("Evidence"),
        ],
        rows: rows,
        emptySentence: ""
      )
      return Section(
        id: "family-\(result.family.rule.rawValue)-\(result.family.id)",
        title: "\(result.family.rule.title): \(result.family.title)",
        [.table(table)]
      )
    }
    return PrintEdition.Chapter(
      id: "requirements-index",
      title: "Requirements",
      isWide: true,
      sections: sections
    )
  }
}
