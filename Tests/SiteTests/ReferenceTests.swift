import TestSupport
import Testing

/// The documentation as `make docs` makes it, with the reference that the program tells.
@Suite("The reference of the docs")
struct ReferenceTests {
  @Test("has all that the program has, and the docs build without a warning")
  func isComplete() throws {
    let folder = try TemporaryFolder()
    let told = try run(
      repositoryRoot + "/.packaging/docs",
      [buildFolder + "/gapbook", folder.path + "/docs", "--selftest"],
      limit: 600
    )
    #expect(told.code == 0, "\(told.stdout)\n\(told.stderr)")
    #expect(told.stdout.contains(" links; 0 faults\n"))
    #expect(told.stdout.hasSuffix("cuts are noticed\n"))
  }
}
