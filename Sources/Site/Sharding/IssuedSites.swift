import Files
import Report

/// The sites of a shard whose versions were issued: they are not as this build would make them, or not
/// there at all.
struct IssuedSites {
  /// The folders of those that stay as they were issued.
  var asIssued: [String] = []
  /// The folders of those that are not in the output.
  var leftOut: [String] = []

  /// The file that says so, beside what the shard keeps for the portfolio.
  static let name = "issued-sites"
  private static let marks = (asIssued: "as-issued ", leftOut: "left-out ")

  init() {}

  /// Reads the file.
  init(_ bytes: [UInt8]) {
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      if line.hasPrefix(Self.marks.asIssued) {
        asIssued.append(String(line.dropFirst(Self.marks.asIssued.count)))
      } else if line.hasPrefix(Self.marks.leftOut) {
        leftOut.append(String(line.dropFirst(Self.marks.leftOut.count)))
      }
    }
  }

  /// The file; nil where there is nothing to say.
  var file: OutputFile? {
    guard !asIssued.isEmpty || !leftOut.isEmpty else { return nil }
    let lines =
      asIssued.map { Self.marks.asIssued + $0 } + leftOut.map { Self.marks.leftOut + $0 }
    return OutputFile(path: Self.name, bytes: Array(lines.map { $0 + "\n" }.joined().utf8))
  }
}
