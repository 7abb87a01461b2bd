import GapAnalysis
import Regulation

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

/// The page that says what a report was made from and how to check it.
struct AboutPage {
  static let link = PageLink("About this report", "about.html")

  let assessment: Assessment
  let imprint: Imprint
  let inputs: [InputFile]

  func page() -> Page {
    let lede = "What this report was made from, with what, and how to check that nothing changed."
    return Page(
      kind: .page,
      path: Self.link.path,
      title: Self.link.title,
      lede: .text(lede),
      description: lede,
      panel: panel(),
      sections: [
        Section(id: "verify", title: "How to verify it", verifying()),
        Section(id: "data", title: "The data", [.paragraph(data)]),
        Section(id: "inputs", title: "Inputs", [.table(table())]),
      ]
    )
  }

  private func panel() -> [PanelItem] {
    var items = [
      PanelItem("As of", [.day(assessment.asOf)]),
      PanelItem("Status", .text(assessment.client.reportStatus.title)),
    ]
    if let version = assessment.client.version {
      items.append(PanelItem("Version", .text(version)))
    }
    items.append(PanelItem("Made with", .text("Gapbook \(imprint.toolVersion)")))
    if let organization = imprint.organization {
      let name: Inline =
        imprint.url.map { .link(organization, .external($0)) } ?? .text(organization)
      items.append(PanelItem("Prepared by", [name]))
    }
    if let contact = imprint.contact { items.append(PanelItem("Questions to", .text(contact))) }
    return items
  }

  private func verifying() -> [Block] {
    [
      .paragraph([
        .text("The file "), .link("SHA256SUMS", .file("SHA256SUMS")),
        .text(" lists every other file of this site with its digest. In the site's folder, "),
        .code("sha256sum -c SHA256SUMS"), .text(" (on macOS "),
        .code("shasum -a 256 -c SHA256SUMS"),
        .text(") must say OK to each: then no byte differs from what was delivered."),
      ]),
      .paragraph(
        .text(
          "The same inputs and the same version of Gapbook give the same bytes on any machine. Whoever holds the inputs below can build this report again as of \(assessment.asOf.spelled) and compare."
        )
      ),
    ]
  }

  private var data: [Inline] {
    [
      .link("data/assessment.json", .file("data/assessment.json")),
      .text(
        " holds all results for machines; its neighbours hold gaps and plan as tables and the same in OSCAL. "
      ),
      .link("How each number was computed", .page("figures.html")),
      .text(" leads back to file and line. "),
      .link("Not in this report", .page("left-out.html")),
      .text(" lists what stands in no result."),
    ]
  }

  private func table() -> Table {
    Table(
      caption: "Files this report was made from: \(inputs.count).",
      columns: [Table.Column("File"), Table.Column("SHA-256")],
      rows: inputs.map { [Table.Cell([.code($0.path)]), Table.Cell([.code($0.digest)])] },
      emptySentence: "No input is recorded."
    )
  }
}
