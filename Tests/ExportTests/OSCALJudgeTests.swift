import Foundation
import TestSupport
import Testing

/// The judges from PyPI; `make test` installs them where they are missing.
private enum OSCALJudges {
  static let venv = repositoryRoot + "/.build/oscal-judges"
  static let areThere = exists(venv + "/bin/trestle")
}

@Suite("OSCAL before other people's judges")
struct OSCALJudgeTests {
  @Test(
    "is accepted by compliance-trestle, and by oscal-validate where it is installed",
    .enabled(if: OSCALJudges.areThere, "make test installs compliance-trestle")
  )
  func isAccepted() throws {
    let folder = repositoryRoot + "/Tests/ExportTests"
    let told = try run(
      "/bin/sh",
      [folder + "/judge-oscal", OSCALJudges.venv, folder + "/Golden"]
    )
    #expect(told.code == 0, "\(told.stdout)\(told.stderr)")
    #expect(told.stdout.components(separatedBy: "VALID: Model").count == 5, "\(told.stdout)")
  }

  @Test(
    "is refused by it where it is wrong",
    .enabled(if: OSCALJudges.areThere, "make test installs compliance-trestle")
  )
  func isRefused() throws {
    let golden = repositoryRoot + "/Tests/ExportTests/Golden/oscal-poam.json"
    let text = String(decoding: try #require(readFile(golden)), as: UTF8.self)
    let folder = try TemporaryFolder([
      "oscal-poam.json": .text(text.replacingOccurrences(of: "\"poam-items\"", with: "\"items\""))
    ])
    let told = try run(
      "/bin/sh",
      [repositoryRoot + "/Tests/ExportTests/judge-oscal", OSCALJudges.venv, folder.path]
    )
    #expect(told.code != 0, "\(told.stdout)")
  }
}
