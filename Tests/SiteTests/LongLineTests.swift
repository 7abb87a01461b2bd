import TestSupport
import Testing

@Suite("A long line of citations")
struct LongLineTests {
  /// Seconds that a check takes.
  private func seconds(_ text: String) throws -> Double {
    let folder = try SmallWorkspace.folder()
    try folder.put(.text(text), at: "content/long.md")
    let clock = ContinuousClock()
    var result: ProgramResult?
    let time = try clock.measure {
      result = try gapbook("check", folder.path, "--format", "json", limit: 120)
    }
    let ended = try #require(result)
    #expect(!ended.timedOut && [0, 3].contains(ended.code))
    #expect(ended.stdout.contains("\"gapbook-diagnostics/1\""))
    return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
  }

  @Test(
    "costs time in step with its length",
    arguments: [
      ("# HIPAA\n\n164.308", "(a)", " end.\n"),
      ("---\ncites: [\"164.308", "(a)", "\"]\n---\n# HIPAA\n"),
      ("# HIPAA\n\n", "164.399 ", "\n"), ("# HIPAA\n\n164.308(a)(1)", ", (a)", "\n"),
      ("# HIPAA\n\n", "*a* 164.399 [b](req:164.308(a)(2)) ", "\n"),
    ]
  )
  func isLinear(start: String, part: String, end: String) throws {
    func text(_ bytes: Int) -> String {
      start + String(repeating: part, count: bytes / part.utf8.count) + end
    }
    // Of a square, sixteen times as much would cost 256 times the time.
    let (short, long) = try (seconds(text(2_000)), seconds(text(32_000)))
    #expect(long < 60 * max(short, 0.05), "\(short) s, then \(long) s")
  }
}
