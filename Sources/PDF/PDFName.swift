import Regulation
import Report

/// The name of a PDF, safe on every file system.
enum PDFName {
  /// The longest name, in bytes and without `.pdf`, that all file systems take with room to spare.
  private static let longest = 120

  /// A pattern with `{client}` and `{as_of}` filled in; without one, the plain name.
  static func file(_ pattern: String?, plain: String, client: String, asOf: Day) -> String {
    guard let pattern else { return plain + ".pdf" }
    let stem = pattern.hasSuffix(".pdf") ? String(pattern.dropLast(4)) : pattern
    let filled = stem.replacing("{client}", with: client).replacing("{as_of}", with: asOf.iso)
    return safe(filled, or: plain) + ".pdf"
  }

  private static func safe(_ name: String, or plain: String) -> String {
    var out = ""
    for scalar in name.unicodeScalars {
      let isBad = "<>:\"/\\|?*".unicodeScalars.contains(scalar) || scalar.properties.isInvisible
      let next = isBad ? "-" : String(scalar)
      guard out.utf8.count + next.utf8.count <= longest else { break }
      out += next
    }
    while let last = out.last, last == "." || last == " " { out.removeLast() }
    while let first = out.first, first == "." || first == " " || first == "-" { out.removeFirst() }
    if PortableName.isDevice(out) { return "_" + out }
    return out.isEmpty ? plain : out
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
