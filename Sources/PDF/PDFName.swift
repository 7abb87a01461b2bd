import Diagnostics
package import GapAnalysis
import Regulation
import Report

/// The name of a PDF, safe on every file system.
enum PDFName {
  /// The longest name, in bytes and without `.pdf`, that all file systems take with room to spare.
  private static let longest = 120

  /// A pattern with `{client}`, `{as_of}`, `{version}` and `{audience}` filled in; without one, the plain
  /// name.
  ///
  /// The name of an edition ends in its audience, unless the pattern has that elsewhere.
  static func file(
    _ pattern: String?,
    plain: String,
    client: String,
    asOf: Day,
    version: String? = nil,
    audience: String = Audience.full
  ) -> String {
    let isEdition = audience != Audience.full
    let ending = isEdition ? " (\(audience))" : ""
    guard let pattern else { return safe(plain, ending, or: plain) + ".pdf" }
    let stem = pattern.hasSuffix(".pdf") ? String(pattern.dropLast(4)) : pattern
    let filled = stem.replacing("{client}", with: client).replacing("{as_of}", with: asOf.iso)
      .replacing("{version}", with: version ?? "").replacing("{audience}", with: audience)
    return safe(filled, stem.contains("{audience}") ? "" : ending, or: plain) + ".pdf"
  }

  /// A name with what an edition's ends in.
  static func plain(_ name: String, _ ending: String) -> String { safe(name, ending, or: name) }

  private static func safe(_ name: String, _ ending: String, or plain: String) -> String {
    let end = portable(ending, longest)
    var start = portable(name, longest - end.utf8.count)[...]
    while let first = start.first, first == "." || first == " " || first == "-" {
      start.removeFirst()
    }
    let trimmed = start.isEmpty ? plain : String(start)
    return PortableName.isDevice(trimmed + end) ? "_" + trimmed + end : trimmed + end
  }

  private static func portable(_ name: String, _ longest: Int) -> String {
    var out = ""
    for scalar in name.unicodeScalars {
      let isBad = "<>:\"/\\|?*".unicodeScalars.contains(scalar) || scalar.properties.isInvisible
      let next = isBad ? "-" : String(scalar)
      guard out.utf8.count + next.utf8.count <= longest else { break }
      out += next
    }
    while let last = out.last, last == "." || last == " " { out.removeLast() }
    return out
  }
}

extension PDFPrinter {
  /// The plain name of a document of an edition, which ends in the edition's audience.
  package static func name(ofEdition audience: String, _ type: String) -> String {
    PDFName.plain("report", audience == Audience.full ? "" : " (\(audience))") + "." + type
  }

  /// The name of the PDF of a client's edition.
  package static func name(_ pattern: String?, of assessment: Assessment) -> String {
    PDFName.file(
      pattern,
      plain: "report",
      client: assessment.client.name.value,
      asOf: assessment.asOf,
      version: assessment.client.version,
      audience: assessment.audience
    )
  }
}

extension PrintedSite {
  /// The plain name of a document of a client's site.
  package func documentName(_ type: String) -> String {
    PDFPrinter.name(ofEdition: report.assessment?.audience ?? Audience.full, type)
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isInvisible: Bool {
    switch generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: true
    default: false
    }
  }
}
