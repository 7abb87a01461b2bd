import GapAnalysis
import Regulation
import Words

/// A file that a report was made from.
public struct InputFile: Sendable, Hashable {
  /// The path as the workspace names it.
  public let path: String
  /// SHA-256, 64 hexadecimal digits.
  public let digest: String

  /// A file from its parts.
  public init(path: String, digest: String) {
    self.path = path
    self.digest = digest
  }
}

extension ClientPages {
  /// The page that says what a report was made from and how to check it.
  func about() -> Page {
    let files = documents.map { Section(id: Self.documents, title: nil, [$0]) }
    let data = data.map {
      Section(id: "data", title: words("heading_the_data"), [.paragraph($0)])
    }
    return Page(
      .about,
      words,
      panel: panel(),
      [
        files, Section(id: "verify", title: words("heading_how_to_verify_it"), verifying()), data,
      ].compactMap(\.self)
        // Whoever does not see all sees no names of files.
        + (assessment.audience == Audience.full
          ? [Section(id: "inputs", title: words("heading_inputs"), [.table(table())])] : [])
    )
  }

  @ListBuilder<PanelItem>
  private func panel() -> [PanelItem] {
    dates.items
    PanelItem(words("label_status"), .text(words("", assessment.client.reportStatus)))
    if let version = assessment.client.version {
      PanelItem(words("label_version"), .text(version))
    }
    PanelItem(words("label_made_with"), .text("Gapbook \(imprint.toolVersion)"))
    people
    if let organization = imprint.organization {
      let name: Inline =
        imprint.url.map { .link(organization, .external($0)) } ?? .text(organization)
      PanelItem(words("label_prepared_by"), [name])
    }
    if let address = imprint.address { PanelItem(words("label_address"), .text(address)) }
    if let contact = imprint.contact {
      PanelItem(words("label_questions_to"), .text(contact), isWide: true)
    }
  }

  /// How a reader checks the delivery with programs that most systems have; a test runs the commands.
  private func verifying() -> [Block] {
    let sums: Inline = .link("SHA256SUMS", .file("SHA256SUMS"))
    let macCommand: [Inline] = [.code("shasum -a 256 -c SHA256SUMS")]
    return [
      .paragraph(words.line("verify_intro", ["sums": [sums]])),
      .list([
        step("verify_step_sums", ["mac_command": macCommand], "sha256sum -c SHA256SUMS"),
        step("verify_step_added", [:], Self.differences),
        step(
          "verify_step_key",
          ["signature": [.code("SHA256SUMS.sig")], "file": [.code("allowed_signers")]],
          "assessor ssh-ed25519 AAAA…"
        ),
        step(
          "verify_step_signature",
          [:],
          "ssh-keygen -Y verify -f ../allowed_signers -I assessor -n gapbook -s SHA256SUMS.sig < SHA256SUMS"
        ),
      ]),
      .paragraph(.text(words("verify_unsigned"))),
      .paragraph(words.line("verify_gapbook", ["command": [.code("gapbook verify .")]])),
      .paragraph(.text(words("verify_again", ["day": words.day(assessment.asOf)]))),
    ]
  }

  /// Prints what is in the folder or in the list and not in both.
  private static let differences =
    "(find . ! -type d ! -path ./SHA256SUMS ! -path ./SHA256SUMS.sig | cut -c3-; "
    + "grep -v '^#' SHA256SUMS | cut -c67-) | sort | uniq -u"

  private func step(
    _ key: String,
    _ fillings: KeyValuePairs<String, [Inline]>,
    _ command: String
  ) -> ListEntry {
    ListEntry(words.line(key, fillings), note: [.code(command)])
  }

  /// The section that names the files made of the report, which these do not.
  static let documents = "documents"

  /// What the files for machines have; nil where the edition has none.
  private var data: [Inline]? {
    let assessment: [Inline] = [.link("data/assessment.json", .file("data/assessment.json"))]
    let workbook: [Inline] = [.link("data/plan.xlsx", .file("data/plan.xlsx"))]
    switch client.order.extent?.kind {
    case .trust, .finding: return nil
    case .executive:
      return words.line("about_data_brief", ["assessment": assessment, "workbook": workbook])
    case nil: break
    }
    return words.line(
      "about_data",
      [
        "assessment": assessment,
        "workbook": workbook,
        "figures": [.link(.figures, words)],
        "left_out": [.link(.leftOut, words)],
      ]
    )
  }

  private func table() -> Table {
    Table(
      words("caption_inputs", ["n": String(inputs.count)]),
      rows: inputs,
      empty: words("empty_inputs")
    ) {
      Column(words("column_file"), .prose) { [.code($0.path)] }
      Column(words("column_sha_256"), .prose) { [.code($0.digest)] }
    }
  }
}
