import Diagnostics
import GapAnalysis
import Regulation
import Words

extension ClientPages {
  /// The page of the report's versions, and what is signed.
  func signOff() -> Page {
    Page(.signOff, words, panel: signers, [versions(), statement()])
  }

  /// The same as a chapter, without what the cover says.
  func signOffInPrint() -> [Section] {
    [Section(id: "signers", title: nil, [.panel([notSigned])]), versions(), statement()]
  }

  /// That nobody is known to have signed it.
  private var notSigned: PanelItem {
    PanelItem(
      words("label_status"),
      .text(words("status_not_signed", ["status": words("", assessment.client.reportStatus)]))
    )
  }

  /// Whose report it is, what it covers, and that nobody is known to have signed it.
  @ListBuilder<PanelItem>
  private var signers: [PanelItem] {
    firm
    people
    fieldwork
    notSigned
  }

  /// The days of the work at the client's, or that nobody recorded them.
  var fieldwork: [PanelItem] {
    [PanelItem(words("label_fieldwork"), words.assessed(assessment.client))]
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

  /// The versions, each with the issues of it that took the place of earlier ones.
  private var rows: [ReportVersion] {
    let (client, versions) = (assessment.client, listed)
    let named = Set(versions.map(\.version))
    let reissues = client.reissues.filter { $0.audience == assessment.audience }
    // Of a version that nobody lists, its reissue is told all the same.
    let others = reissues.filter { !named.contains($0.version) }
    let last = Dictionary(
      versions.enumerated().map { ($0.element.version, $0.offset) },
      uniquingKeysWith: { $1 }
    )
    return others.map(row)
      + versions.enumerated().flatMap { index, version in
        let again = reissues.filter { last[$0.version] == index }
        return [version] + again.map(row)
      }
  }

  /// The row of a reissue.
  private func row(_ reissue: Reissue) -> ReportVersion {
    ReportVersion(
      version: reissue.version,
      day: reissue.day,
      author: nil,
      change: words("version_reissued", ["reason": reissue.reason])
    )
  }

  /// The earlier versions as they are listed, and this one, unless it is listed too.
  private var listed: [ReportVersion] {
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
      day: nil,
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
      title: words("heading_statement"),
      [.paragraph(said), .paragraph(.text(words("not_signed"))), .table(lines)]
    )
  }

  /// Who signs, as what, and the label of the day beside the signature.
  private struct Signer {
    let role: String
    var name: String?
    let day: String
  }

  private var lines: Table {
    Table(words("caption_sign_off"), rows: signatures, isForm: true) {
      Column(words("role")) { .text($0.role) }
      Column(words("name_and_title")) { signer in
        let name = signer.name.map { Inline.text($0) } ?? .note(words("line_name"))
        return [name, .lineBreak, .note(words("line_title"))]
      }
      Column(words("signature")) { _ in .text("") }
      Column(words("day")) { [.note($0.day)] }
    }
  }

  /// The assessors, who checked the report, who approves it for issue, and the client.
  private var signatures: [Signer] {
    let client = assessment.client
    let signed = words("line_signed")
    let approval =
      imprint.organization.map { words("role_approver_of", ["organization": $0]) }
      ?? words("role_approver")
    return client.assessors.map { Signer(role: words("role_assessor"), name: $0, day: signed) }
      + [client.reviewer].compactMap(\.self).map {
        Signer(role: words("role_reviewer"), name: $0, day: words("line_reviewed"))
      }
      + [
        Signer(role: approval, day: words("line_approved")),
        Signer(role: words("role_client", ["client": client.name.value]), day: signed),
      ]
  }
}
