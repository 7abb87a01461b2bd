import Diagnostics
import Formats
import GapAnalysis
import Regulation
import Words

/// `gaps.sarif`: each gap as a result of SARIF 2.1.0 at the row of the answer, for code scanning.
///
/// A rule is a requirement; the level is that of the gap's risk: very high and high are errors, lower
/// ones and what is not rated warnings. In an edition, which names no inputs, all are at `gapbook.yml`.
func gapsSARIF(_ assessment: Assessment, generator: Generator) -> JSON {
  var seen: Set<String> = []
  let rules = assessment.gaps.filter { seen.insert($0.ruleID).inserted }.map(sarifRule)
  let driver = JSON.object([
    ("name", .string(generator.name)), ("version", .string(generator.version)),
    ("rules", .array(rules)),
  ])
  let run = JSON.object([
    ("tool", .object([("driver", driver)])), ("columnKind", .string("unicodeCodePoints")),
    ("results", .array(assessment.gaps.map { sarifResult($0, of: assessment.client) })),
  ])
  return .object([
    ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
    ("version", .string("2.1.0")), ("runs", .array([run])),
  ])
}

private func sarifRule(_ gap: Gap) -> JSON {
  let title = gap.requirement == nil ? gap.title : "45 CFR \(gap.ruleID): \(gap.title)"
  let words = JSON.object([("text", .string(title))])
  return .object([
    ("id", .string(gap.ruleID)), ("shortDescription", words), ("fullDescription", words),
    ("help", words), ("defaultConfiguration", .object([("level", .string("warning"))])),
  ])
}

private func sarifResult(_ gap: Gap, of client: Client) -> JSON {
  let place = gap.place.flatMap { $0.isWithheld ? nil : $0 } ?? .file("gapbook.yml")
  let region = JSON.object([
    ("startLine", .int(place.start.line)), ("startColumn", .int(place.start.column)),
  ])
  let uri = PercentCodes.encoded(place.file, keeping: ByteSet(lettersDigitsAnd: "/.-_~"))
  let physical = JSON.object([
    ("artifactLocation", .object([("uri", .string(uri))])), ("region", region),
  ])
  return .object([
    ("ruleId", .string(gap.ruleID)), ("level", .string(gap.sarifLevel)),
    ("message", .object([("text", .string(gap.sentence))])),
    ("locations", .array([.object([("physicalLocation", physical)])])),
    (
      "partialFingerprints",
      .object([("gapbook/gap/v1", .string(SHA256.hex(Array("\(client.slug) \(gap.id)".utf8))))])
    ),
  ])
}

/// `gaps.junit`: JUnit XML with a test case for each leaf in scope, which fails where it is a gap and is
/// skipped where it does not apply or was not assessed; and one for each gap without a leaf.
func gapsJUnit(_ assessment: Assessment) -> [UInt8] {
  let gaps = Dictionary(grouping: assessment.gaps) { $0.requirement ?? "" }
  let leaves = assessment.leaves
  let leafIDs = Set(leaves.map { $0.requirement.id })
  var suites: [(name: String, cases: [TestCase])] = []
  for result in leaves {
    let name = result.requirement.family
    if suites.last?.name != name { suites.append((name, [])) }
    suites[suites.count - 1].cases.append(TestCase(result, gaps[result.requirement.id] ?? []))
  }
  let others = assessment.gaps.filter { !leafIDs.contains($0.requirement ?? "") }
  if !others.isEmpty { suites.append(("findings", others.map(TestCase.init(of:)))) }
  let all = suites.flatMap(\.cases)
  var out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  out += "<testsuites name=\"\(attribute(assessment.client.name.value))\"\(TestCase.counts(all))>\n"
  for suite in suites {
    out += "  <testsuite name=\"\(attribute(suite.name))\"\(TestCase.counts(suite.cases))"
    out += " timestamp=\"\(assessment.asOf.iso)T00:00:00\">\n"
    for test in suite.cases { out += test.element(in: suite.name) }
    out += "  </testsuite>\n"
  }
  return Array((out + "</testsuites>\n").utf8)
}

/// A text as the value of an attribute; what XML cannot hold is shown by a sign.
private func attribute(_ text: String) -> String {
  let shown = visibleControls(text).map { String(decoding: $0.bytes, as: UTF8.self) } ?? text
  return HTMLText.escaped(shown).split(
    omittingEmptySubsequences: false,
    whereSeparator: \.isNewline
  )
  .joined(separator: "&#10;")
}

/// A leaf as a test of JUnit's.
private struct TestCase {
  let name: String
  /// Why it fails, a sentence for each gap.
  var failures: [String] = []
  var kind = ""
  /// Why it is skipped.
  var skipped: String?

  init(_ result: RequirementResult, _ gaps: [Gap]) {
    name = "\(result.requirement.id) \(result.requirement.title)"
    failures = gaps.map(\.sentence)
    kind = gaps.compactMap { $0.risk }.max()?.rawValue ?? "not-rated"
    let isSkipped = result.status == .notApplicable || result.status == .notAssessed
    skipped = isSkipped && gaps.isEmpty ? result.status?.rawValue : nil
  }

  init(of gap: Gap) {
    name = "\(gap.subject) \(gap.title)"
    failures = [gap.sentence]
    kind = gap.risk?.rawValue ?? "not-rated"
  }

  static func counts(_ cases: [TestCase]) -> String {
    " tests=\"\(cases.count)\" failures=\"\(cases.count { !$0.failures.isEmpty })\""
      + " errors=\"0\" skipped=\"\(cases.count { $0.skipped != nil })\" time=\"0\""
  }

  func element(in suite: String) -> String {
    let start =
      "    <testcase classname=\"\(attribute(suite))\" name=\"\(attribute(name))\" time=\"0\""
    var inner = ""
    if !failures.isEmpty {
      let text = attribute(failures.joined(separator: "\n"))
      inner += "      <failure type=\"\(kind)\" message=\"\(text)\"></failure>\n"
    }
    if let skipped { inner += "      <skipped message=\"\(skipped)\"></skipped>\n" }
    return inner.isEmpty ? start + "></testcase>\n" : "\(start)>\n\(inner)    </testcase>\n"
  }
}

extension Gap {
  /// The requirement, or the finding that names none.
  fileprivate var ruleID: String { requirement ?? subject }

  fileprivate var sarifLevel: String {
    risk.map { $0 >= .high } ?? false ? "error" : "warning"
  }

  /// What it is, why, and how grave.
  fileprivate var sentence: String {
    let why = causes.map(Words.english.text).joined(separator: "; ")
    let rated = risk.map { " Risk: \(Words.english($0).lowercased())." } ?? ""
    return "\(title): \(why).\(rated)"
  }
}
