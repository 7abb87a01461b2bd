public import Privacy

/// How well a kind is found: so many of what is planted, and so little else.
public struct PHIScore: Sendable {
  /// The kind.
  public let kind: PHIKind
  /// What was planted, what of it was found as it is, and what else was taken for it.
  public let planted, found, wrong: Int
  /// Some lines where it went wrong.
  public let examples: [String]

  /// The share of what is planted that is found.
  public var recall: Double { Double(found) / Double(max(planted, 1)) }
  /// The share of what is found that is planted.
  public var precision: Double { Double(found) / Double(max(found + wrong, 1)) }

  /// The scores of all kinds over so many planted lines each and ten times as many innocent ones.
  public static func all(count: Int, seed: UInt64 = 45_164_514) -> [PHIScore] {
    var corpus = PHICorpus(seed: seed)
    let scanner = PHIScanner(Set(PHIKind.allCases))
    var counts: [PHIKind: (found: Int, wrong: Int, examples: [String])] = [:]
    func tally(_ line: PHICorpus.Line, _ planted: PHIKind?) {
      let bytes = Array(line.text.utf8)
      var isFound = false
      for hit in line.isDocument ? scanner.hits(inDocument: bytes) : scanner.hits(in: bytes) {
        if hit.kind == planted, Array(bytes[hit.range]) == Array(line.planted.utf8) {
          isFound = true
        } else {
          counts[hit.kind, default: (0, 0, [])].wrong += 1
          counts[hit.kind]?.examples.append("+ \(line.text)")
        }
      }
      guard let planted else { return }
      if isFound {
        counts[planted, default: (0, 0, [])].found += 1
      } else {
        counts[planted, default: (0, 0, [])].examples.append("- \(line.text)")
      }
    }
    for kind in PHIKind.allCases {
      for line in corpus.planted(kind, count: count) { tally(line, kind) }
    }
    for line in corpus.innocent(count: count * 10) { tally(line, nil) }
    return PHIKind.allCases.map { kind in
      let counts = counts[kind] ?? (0, 0, [])
      return PHIScore(
        kind: kind,
        planted: count,
        found: counts.found,
        wrong: counts.wrong,
        examples: counts.examples
      )
    }
  }

  /// The score on a line of a table.
  public var line: String {
    func percent(_ share: Double) -> String {
      let tenths = Int((share * 1_000).rounded(.down))
      return "\(tenths / 10).\(tenths % 10) %"
    }
    let name = kind.rawValue + String(repeating: " ", count: 12 - kind.rawValue.count)
    return "  \(name) recall \(percent(recall)), precision \(percent(precision))"
      + "   (\(found) of \(planted) found, \(wrong) wrong)"
  }
}
