package import Diagnostics
package import Files
package import Formats
import Report

/// The print edition as data, for what is made of it besides the PDF.
package struct PrintedData: Sendable {
  /// What `templates/print/` would set.
  package let document: JSON
  /// The pictures under the names that the data give them.
  package let pictures: [OutputFile]
  /// What was noticed.
  package let diagnostics: [Diagnostic]
  /// The paths of the pictures in the site, by these names.
  private let paths: [String: String]

  /// Reasons by the names of pictures, as reasons by their paths.
  package func reasons(byPath reasons: [String: String]) -> [String: String] {
    var out: [String: String] = [:]
    for (name, reason) in reasons { out[paths[name] ?? name] = reason }
    return out
  }

  fileprivate init(_ site: PrintedSite, _ edition: PrintEdition, _ refused: [String: String]) {
    var data = PrintData(
      edition,
      imprint: site.report.imprint,
      words: site.report.words,
      medium: "the Word file",
      refused: refused,
      read: site.file
    )
    document = data.document(for: site, attachments: [])
    let files = data.pictures.compactMap { path, file in file.map { (path, $0) } }
    pictures = files.map(\.1).sorted { $0.path < $1.path }
    paths = Dictionary(uniqueKeysWithValues: files.map { ($1.path, $0) })
    // Letters are never made smaller there.
    diagnostics = data.diagnostics.filter { $0.rule != "tiny-table" }
  }
}

extension PrintedSite {
  /// The data of a site's print edition, with the words of refused pictures in their place; nil where
  /// the site has none.
  package func printed(without refused: [String: String] = [:]) -> PrintedData? {
    report.edition.map { PrintedData(self, $0, refused) }
  }

  /// The language of the report with its region, such as `en-US`.
  package var language: String { report.imprint.language }
}
