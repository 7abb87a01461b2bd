import Diagnostics
import GapAnalysis
import Regulation
import Scans
import TestSupport
import Workspace

/// The law of the repository, by which ids are read.
let law = try? load(repositoryRoot, options: LoadOptions(needsLaw: true, lawAlone: true)).value.law

/// What a text comes to, read in pieces that end where `cuts` say.
func scanned(
  _ bytes: [UInt8],
  as stated: ScanFormat? = nil,
  cuts: [Int] = []
) throws -> Diagnosed<Scan?> {
  guard let law else { throw TestFailure("the law cannot be read") }
  let place = SourceRange(file: "evidence.yml", start: SourcePosition(line: 4, column: 11))
  var reader = ScanReader(
    file: "scan",
    stated: stated.map { Sourced($0, at: place) },
    catalog: law.catalog,
    crosswalk: law.crosswalk
  )
  var start = 0
  for end in cuts + [bytes.count] {
    reader.feed(Array(bytes[start..<end]))
    start = end
  }
  return reader.finish()
}

/// The bytes of a scan of the fixtures.
func fixture(_ name: String) throws -> [UInt8] {
  guard let bytes = readFile(repositoryRoot + "/Tests/Fixtures/scans/" + name) else {
    throw TestFailure("there is no scan \(name)")
  }
  return bytes
}

/// A scan as lines: what was read, each leaf with its checks and their failures, what is left out.
func lines(_ scan: Scan?) -> [String] {
  guard let scan else { return ["nothing"] }
  let head = [
    scan.format.rawValue, scan.tool ?? "-", scan.day?.iso ?? "-", "\(scan.rows) rows",
    "\(scan.rowsWithoutRequirement) without",
  ]
  var lines = [head.joined(separator: ", ")]
  for leaf in scan.leaves {
    lines.append("\(leaf.requirement): \(leaf.resources) = \(words(leaf.counts))")
    for check in leaf.checks {
      let marks = [check.isBroad ? " broad" : "", check.isMapped ? " mapped" : ""].joined()
      let title = [check.title, check.severity].compactMap(\.self).joined(separator: ", ")
      lines.append(
        "  \(check.id)\(title.isEmpty ? "" : " (\(title))")\(marks)"
          + " @\(place(check.place)): \(words(check.counts))"
      )
      for failure in check.failures {
        lines.append(
          "    \(failure.resource)\(failure.isMuted ? " muted" : "") @\(place(failure.place))"
            + ": \(failure.reason ?? "-")"
        )
      }
    }
  }
  for entry in scan.leftOut {
    lines.append("\(entry.id) \(entry.reason.rawValue) x\(entry.rows) @\(place(entry.place))")
  }
  return lines
}

private func words(_ counts: ScanCounts) -> String {
  "\(counts.pass) pass, \(counts.fail) fail, \(counts.muted) muted, \(counts.notTested) not tested"
}

private func place(_ range: SourceRange) -> String {
  "\(range.start.line):\(range.start.column)"
}

/// Diagnostics as `line:column severity rule: message`, sorted.
func told(_ diagnostics: [Diagnostic]) -> [String] {
  diagnostics.sorted().map { diagnostic in
    let place = diagnostic.place.map(place) ?? "-"
    return "\(place) \(diagnostic.severity.rawValue) \(diagnostic.rule): \(diagnostic.message)"
  }
}
