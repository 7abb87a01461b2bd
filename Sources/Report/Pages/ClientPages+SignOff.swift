import Diagnostics
import GapAnalysis
import Regulation
import Words

extension ClientPages {
  /// The page of the report's versions, and what is signed.
  func signOff() -> Page {
    let period = PanelItem(words("label_assessed"), words.assessed(assessment.client))
    return Page(.signOff, words, panel: firm + [period] + people, [versions(), statement()])
  }

  @ListBuilder<PanelItem>
  private var firm: [PanelItem] {
    if let organization = imprint.organization {
      PanelItem(words("label_prepared_by"), .text(organization))
    }
    if let address = imprint.address { PanelItem(words("label_address"), .text(address)) }
  }

  /// Who assessed and who checked the report.
  @ListBuilder<PanelItem>
  var people: [PanelItem] {
    let client = assessment.client
    PanelItem(words("label_assessors"), words.recorded(client.assessors))
    PanelItem(words("label_reviewer"), words.recorded([client.reviewer].compactMap(\.self)))
  }

  /// The versions of the report, this one last, and what changed in each.
  func versions() -> Section {
    let table = Table(words("caption_versions"), rows: rows) {
      Column(words("column_version"), .id) { .text($0.version) }
      Column(words("column_day"), .id) { .day($0.day, orNote: words("note_not_recorded")) }
      Column(words("column_author")) { .text($0.author ?? "") }
      Column(words("column_change"), .prose) { .text($0.change ?? "") }
    }
    var blocks: [Block] = [.table(table)]
    if let earlier = assessment.comparison?.earlier {
      let line = words.line("version_compared", ["day": [.day(earlier)]])
      blocks.append(.paragraph(line))
    }
    return Section(id: "versions", title: words("heading_versions"), blocks)
  }

  /// The earlier versions as they are listed, and this one, unless it is listed too.
  private var rows: [ReportVersion] {
    let client = assessment.client
    let status = words("version_current", ["status": words("", client.reportStatus)])
    let listed = client.history.map { version in
      version.version != client.version
        ? version
        : ReportVersion(
          version: version.version,
          day: version.day,
          author: version.author,
          change: [status, version.change].compactMap(\.self).joined(separator: " ")
        )
    }
    if client.history.contains(where: { $0.version == client.version }) { return listed }
    let current = ReportVersion(
      version: client.version ?? words("not_numbered"),
      day: assessment.asOf,
      author: client.assessors.joined(separator: ", "),
      change: status
    )
    return listed + [current]
  }

  /// What the signers state, and a line for each.
  func statement() -> Section {
    let client = assessment.client
    let fillings: KeyValuePairs = [
      "client": client.name.value, "day": words.day(assessment.asOf),
    ]
    var usual = [words("attestation_assessors", fillings)]
    if client.reviewer != nil { usual.append(words("attestation_reviewer", fillings)) }
    usual.append(words("attestation_client", fillings))
    let said = client.attestation.map { [Inline].text($0) } ?? .text(usual.joined(separator: " "))
    return Section(
      id: "statement",
      title: words("sign_off"),
      [.paragraph(said), .table(lines)]
    )
  }

  private var lines: Table {
    let client = assessment.client
    let signers =
      client.assessors.map { (role: words("role_assessor"), name: $0) }
      + [client.reviewer].compactMap(\.self).map { (role: words("role_reviewer"), name: $0) }
      + [(role: words("role_client", ["client": client.name.value]), name: "")]
    return Table(words("caption_sign_off"), rows: signers, isForm: true) {
      Column(words("role")) { .text($0.role) }
      Column(words("name")) { .text($0.name) }
      Column(words("signature")) { _ in .text("") }
      Column(words("day")) { _ in .text("") }
    }
  }
}
