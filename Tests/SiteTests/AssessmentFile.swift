import Foundation
import TestSupport
import Testing

/// `data/assessment.json` of a client's site, as any program reads it.
struct AssessmentFile {
  let root: [String: Any]

  init(_ built: Built, client: String) throws {
    let bytes = try #require(built.files[client + "data/assessment.json"])
    root = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  var totals: [String: Any] { root["totals"] as? [String: Any] ?? [:] }
  var rules: [[String: Any]] { list("rules") }
  var families: [[String: Any]] { list("families") }
  var requirements: [[String: Any]] { list("requirements") }
  var findings: [[String: Any]] { list("findings") }
  var metrics: [[String: Any]] { list("metrics") }
  var leaves: [[String: Any]] { requirements.filter { $0["leaf"] as? Bool == true } }

  func list(_ key: String) -> [[String: Any]] { root[key] as? [[String: Any]] ?? [] }

  /// A share of the totals as pages set it, such as `62.5%` with a no-break space.
  func percent(_ key: String) throws -> String { percentWords(totals[key]) }
}

/// A number of the file as pages set a percentage; blanks are single and plain.
func percentWords(_ value: Any?) -> String {
  guard let number = value as? NSNumber else { return "n/a" }
  let tenths = Int((number.doubleValue * 10).rounded())
  return "\(tenths / 10).\(tenths % 10)%"
}
