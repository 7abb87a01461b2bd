package import Diagnostics
package import Files
package import Report

/// A site as its document needs it.
package struct PrintedSite: Sendable {
  /// Whose site it is.
  package let name: String
  /// The client's slug; nil for the workspace's own site.
  package let slug: String?
  package let report: Report
  /// The brand's color, `#rrggbb`.
  package let accent: String?
  /// The family in which the document is set.
  package let font: Sourced<String>?
  /// The files of that family.
  package let fontFiles: [OutputFile]
  /// Where the logo is named.
  package let logoPlace: SourceRange?
  /// The files of `templates/print`.
  package let printTemplates: [PrintTemplate]
  /// The files for machines, some of which are attached.
  package let exports: [OutputFile]
  /// The bytes of an asset or a copied file by its path in the site.
  package let file: @Sendable (String) -> [UInt8]?

  /// A site with its look.
  package init(
    name: String,
    slug: String?,
    report: Report,
    accent: String?,
    font: Sourced<String>?,
    fontFiles: [OutputFile],
    logoPlace: SourceRange?,
    printTemplates: [PrintTemplate],
    exports: [OutputFile],
    file: @escaping @Sendable (String) -> [UInt8]?
  ) {
    self.name = name
    self.slug = slug
    self.report = report
    self.accent = accent
    self.font = font
    self.fontFiles = fontFiles
    self.logoPlace = logoPlace
    self.printTemplates = printTemplates
    self.exports = exports
    self.file = file
  }
}

extension Report {
  /// What is set as a PDF; nil where the site has no such document.
  package var edition: PrintEdition? { print ?? manual }
}
