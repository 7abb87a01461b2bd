import Diagnostics
import GapAnalysis
import TestSupport
import Testing

@Suite("Damaged scans")
struct ScanDamageTests {
  private static let all = [
    "prowler_hipaa_aws.csv", "prowler.csv", "prowler.ocsf.json", "ocsf.json", "powerpipe.csv",
    "powerpipe.json", "xccdf.xml", "arf.xml", "audit.nessus", "wazuh.json", "oscal-ar.json",
  ]
  private static let signs = Array("\"\\{}[],:;<>&/'\n\r\t 019aZ_-.é\u{0}".utf8)

  @Test("are read or refused, the same in pieces of any size", arguments: all, 0..<3)
  func survives(name: String, seed: Int) throws {
    let whole = try fixture(name)
    var random = SeededGenerator(seed: seed)
    for _ in 0..<60 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = random.pick(Self.signs)
        case 1: bytes.insert(random.pick(Self.signs), at: place)
        case 2: bytes.remove(at: place)
        default:
          let end = min(bytes.count, place + Int.random(in: 1...80, using: &random))
          bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
        }
      }
      let scan = try scanned(bytes)
      #expect(scan.value == nil || !scan.diagnostics.hasErrors)
      #expect(scan.value != nil || scan.diagnostics.hasErrors)
      for leaf in scan.value?.leaves ?? [] {
        #expect(!leaf.checks.isEmpty && leaf.checks.allSatisfy { $0.fail <= leaf.fail })
      }
      let cuts = (0..<3).map { _ in Int.random(in: 0...bytes.count, using: &random) }.sorted()
      let again = try scanned(bytes, cuts: cuts)
      #expect(again.value == scan.value)
      #expect(again.diagnostics == scan.diagnostics, "\(name), cut at \(cuts)")
    }
  }
}
