import GapAnalysis
import Regulation
public import Words

/// What an edition says of itself, and the front pages of those that show no result.
extension ClientPages {
  /// What the counts of an edition cover; nil of the whole report.
  func edition() -> Section? {
    guard assessment.audience != Audience.full else { return nil }
    if let id = Audience.finding(of: assessment.audience) {
      return Self.note(words("edition_of_finding", ["id": id]))
    }
    let open = assessment.findings.count { $0.finding.status.isOpen }
    let count = words(
      "count_findings_listed",
      count: assessment.findings.count,
      ["open": String(open)]
    )
    return Self.note(
      words("edition_counts", ["audience": assessment.audience, "findings": count])
    )
  }

  /// The files that are made of the report, each with a link; nil where none is.
  var documents: Block? { documentLine.map { .paragraph($0) } }

  /// The same as a line.
  var documentLine: [Inline]? {
    guard !client.documents.isEmpty else { return nil }
    let links = client.documents.map { [Inline.link($0, .file($0))] }
    return words.line("reading_documents", ["files": .joined(links, by: ", ")])
  }

  private static func note(_ sentence: String) -> Section {
    Section(id: "edition", title: nil, [.paragraph(.text(sentence))])
  }

  /// The front page of a site for everyone: whose compliance was looked at, as of when, and for which
  /// rules; no result.
  func trust() -> Page {
    let client = assessment.client
    let fillings: KeyValuePairs = ["client": name, "day": words.day(assessment.asOf)]
    let own = client.scope.rules.map { words($0) }.joined(separator: ", ")
    let pages = self.client.pages + self.client.policies
    let links = PrintComposer.readingOrder(pages).map {
      ListEntry([.link($0.title, .page($0.path))], note: .text($0.description))
    }
    var sections = [
      Section(
        id: "trust",
        title: nil,
        [.paragraph(.text(words("trust_says", fillings))), .paragraph(.text(words("trust_not")))]
      )
    ]
    if !links.isEmpty {
      sections.append(Section(id: "pages", title: words("heading_trust_pages"), [.list(links)]))
    }
    return Page(
      kind: .page,
      path: SitePage.front.path,
      title: name,
      eyebrow: words("eyebrow_trust"),
      lede: .text(words("lede_trust", fillings)),
      description: words("lede_trust", fillings),
      panel: [
        PanelItem(words("label_as_of"), [.day(assessment.asOf)]),
        PanelItem(words("label_rules"), .text(own)),
      ],
      sections: sections
    )
  }

  /// The front page of a site that has one finding alone.
  func front(ofFinding id: String) -> Page {
    let finding = assessment.finding(id)?.finding
    let link = finding.map { finding in
      ListEntry([.link("\(finding.id) \(finding.title)", .finding(finding.id))])
    }
    return Page(
      kind: .page,
      path: SitePage.front.path,
      title: name,
      eyebrow: words.title(words("eyebrow_report"), for: assessment.audience),
      lede: words.line("meta_as_of", ["day": [.day(assessment.asOf)]]),
      description: words(
        "description_report",
        ["client": name, "day": words.day(assessment.asOf)]
      ),
      sections: [edition()].compactMap(\.self)
        + [
          Section(
            id: "finding",
            title: nil,
            [.list([link].compactMap(\.self)), documents].compactMap(\.self)
          )
        ]
    )
  }
}

extension Words {
  /// The title of a report, with the audience of an edition, or the finding that it has alone.
  public func title(_ title: String, for audience: String) -> String {
    if audience == Audience.full || audience == Audience.everyone { return title }
    if let id = Audience.finding(of: audience) {
      return self("title_of_finding", ["title": title, "id": id])
    }
    return self("title_of_edition", ["title": title, "audience": audience])
  }

  /// The line at the foot of each page: the brand's `notice`, and in an edition for whom it is, so that
  /// a page that is printed alone says so at both ends.
  public func foot(_ notice: String?, for audience: String) -> String? {
    if audience == Audience.full || audience == Audience.everyone { return notice }
    let edition =
      Audience.finding(of: audience).map { self("foot_of_finding", ["id": $0]) }
      ?? self("foot_of_edition", ["audience": audience])
    return [notice, edition].compactMap(\.self).joined(separator: " · ")
  }
}
