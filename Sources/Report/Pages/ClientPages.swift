import Diagnostics
import GapAnalysis
import Regulation
import Words

/// The pages of a client's site that are computed: front page, registers, method, what is left out.
struct ClientPages {
  let client: ClientInput
  let imprint: Imprint
  let inputs: [InputFile]
  /// When the law was last checked.
  let lawChecked: Day?
  let words: Words

  var assessment: Assessment { client.assessment }
  var name: String { assessment.client.name.value }

  /// The front page; `summary` is the page of the assessors' own summary, `opinion` its first section.
  ///
  /// In print, families are there in full: no other chapter has them.
  func front(summary: PageLink?, opinion: Opinion? = nil, isInPrint: Bool = false) -> Page {
    Page(
      kind: .front,
      subject: .front(assessment),
      path: SitePage.front.path,
      title: name,
      eyebrow: words.title(words("eyebrow_report"), for: assessment.audience),
      lede: verdict(),
      meta: meta(),
      description: words(
        "description_report",
        ["client": name, "day": words.day(assessment.asOf)]
      ),
      sections: frontSections(summary: summary, opinion: opinion, isInPrint: isInPrint)
    )
  }

  private func meta() -> [[Inline]] {
    let rules = assessment.client.scope.rules.map { words($0) }.joined(separator: ", ")
    var items: [[Inline]] = [
      words.line("meta_as_of", ["day": [.day(assessment.asOf)]]),
      .text(words("entity_", assessment.client.entity)),
      .text(rules),
    ]
    if let version = assessment.client.version {
      items.append(.text(words("meta_version", ["version": version])))
    }
    items += [dates.version].compactMap(\.self)
    items += people.map { [.text($0.term + ": ")] + $0.content }
    items.append([.tag(words("", assessment.client.reportStatus))])
    return items
  }

  /// The parts of the first page, then the rest: what changed is first where there is an earlier report.
  private func frontSections(
    summary: PageLink?,
    opinion: Opinion?,
    isInPrint: Bool
  ) -> [Section] {
    let first = FirstPage(client, words)
    var sections = [edition(), first.since()].compactMap(\.self)
    sections += [
      Section(
        id: "result",
        title: words("heading_result"),
        [.result(assessment.totals.counts, Scorecards.statistics(assessment, words))]
      ),
      Section(
        id: "risks",
        title: words("heading_open_findings_by_risk"),
        [.riskCards(Scorecards.openFindings(assessment))]
      ),
    ]
    sections += [
      first.worst(), first.legalDeadlines(), first.plan(), first.noEarlier(),
      first.opinion(opinion, continuing: summary),
    ].compactMap(\.self)
    sections.append(Section(id: "caution", title: nil, [Self.caution(assessment, words)]))
    if client.order.extent != nil { return sections }
    sections += [
      Section(
        id: "families",
        title: words("heading_by_family"),
        families(isWhole: isInPrint || client.order.omits(.scorecards))
      )
    ]
    sections += scope()
    sections.append(topGaps())
    sections += first.deadlines()
    sections.append(reading(summary: summary))
    return sections
  }

  /// The families with counts and score; in full on the page of scorecards, to which it links.
  private func families(isWhole: Bool) -> [Block] {
    guard !isWhole else { return [.table(Scorecards.families(assessment, words))] }
    let page = Inline.link(words("title_scorecards"), .page(.scorecards, fragment: "families"))
    return [
      .table(Scorecards.families(assessment, words, .brief)),
      .paragraph(words.line("families_more", ["page": [page]])),
    ]
  }

  /// The systems and sites that the engagement covers; nothing where none is named.
  private func scope() -> [Section] {
    let scope = assessment.client.scope
    let items = [("label_systems", scope.systems), ("label_sites", scope.sites)]
      .filter { !$0.1.isEmpty }.map { label, names in
        PanelItem(words(label), .text(names.joined(separator: "; ")), isWide: true)
      }
    return items.isEmpty
      ? [] : [Section(id: "scope", title: words("heading_scope"), [.panel(items)])]
  }

  /// The same with what this report knows of a risk analysis: its status and the days of what
  /// was shown.
  static func caution(_ assessment: Assessment, _ words: Words) -> Block {
    let id = "164.308(a)(1)(ii)(A)"
    let plain = caution(words, in: assessment)
    guard case .callout(let tone, let title, let lines) = plain,
      let result = assessment.requirement(id), result.status != nil
    else { return plain }
    let shown = assessment.client.evidence.filter {
      result.evidence.contains($0.id) && !$0.isSelfAssessment
    }
    let isElsewhere = result.response?.hasOtherEvidence ?? false
    let proofs: [Inline] =
      shown.isEmpty
      ? .text(words(isElsewhere ? "caution_not_here" : "caution_nothing_shown"))
      : words.line("caution_shown", ["evidence": .joined(shown.map { proof($0, words) }, by: "; ")])
    let line = words.line("caution_here", ["status": result.chip(words), "shown": proofs])
    return .callout(tone, title: title, lines + [line])
  }

  private static func proof(_ item: Evidence, _ words: Words) -> [Inline] {
    let link = Inline.link(item.id, .evidence(item.id))
    let collected: [Inline] =
      item.collected.map { words.line("collected_on", ["day": [.day($0)]]) } ?? []
    return [link, .text(" \(item.title)")] + collected
  }

  /// Printed on every gap report (METHOD.md, section 2).
  static func caution(_ words: Words, in assessment: Assessment) -> Block {
    .callout(
      .important,
      title: words("caution_title"),
      [
        words.line(
          "caution",
          ["requirement": assessment.link(toRequirement: "164.308(a)(1)(ii)(A)")]
        )
      ]
    )
  }

  private func topGaps() -> Section {
    let reasons = Reasons(assessment: assessment, words: words)
    let gaps = assessment.gapsByRisk
    let title = words("heading_top_gaps")
    guard !gaps.isEmpty else {
      return Section(id: "top-gaps", title: title, [.paragraph(.text(reasons.noGaps))])
    }
    let entries = gaps.prefix(3).map { gap -> ListEntry in
      let page = gap.requirement.map(Addresses.requirement) ?? Addresses.finding(gap.subject)
      var line: [Inline] = []
      if let risk = gap.risk { line += [.risk(risk), .text(" ")] }
      if !gap.chip.isEmpty { line += gap.chip + [.text(" ")] }
      let words = "\(gap.subject) \(gap.title)"
      line.append(gap.status == nil ? .link(words, .page(page)) : .law(words, .page(page)))
      return ListEntry(line, note: reasons.causes(of: gap))
    }
    let all = Inline.link(words("link_all_gaps", count: gaps.count), .page(.gaps))
    return Section(id: "top-gaps", title: title, [.list(entries), .paragraph([all])])
  }

  private func reading(summary: PageLink?) -> Section {
    let own = summary.map { link in
      ListEntry([.link(link.title, .page(link.path))], note: .text(words("reading_summary")))
    }
    let guide = SitePage.guide.filter { !client.order.omits($0.page) }.map { page, note in
      let files = page == .printEdition ? documentLine.map { [.text(" ")] + $0 } ?? [] : []
      return ListEntry([.link(page, words)], note: .text(words(note)) + files)
    }
    return Section(
      id: "reading",
      title: words("heading_how_to_read_this"),
      [.list([own].compactMap(\.self) + guide)]
    )
  }
}
