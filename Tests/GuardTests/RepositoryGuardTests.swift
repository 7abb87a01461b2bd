import Foundation
import TestSupport
import Testing

@Suite("The repository")
struct RepositoryGuardTests {
  /// The tracked files; empty outside a checkout.
  private static let tracked: [String] = {
    let listed = try? run("/usr/bin/git", ["ls-files", "-z"], in: repositoryRoot)
    guard let listed, listed.code == 0 else { return [] }
    return listed.output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }()

  private static let isCheckout = !tracked.isEmpty

  @Test("has few entries at its top", .enabled(if: isCheckout, "no checkout"))
  func hasFewEntries() {
    let top = Set(Self.tracked.compactMap { $0.split(separator: "/").first.map(String.init) })
    let allowed: Set = [
      ".ci", ".gitattributes", ".gitignore", ".packaging", ".pre-commit-hooks.yaml",
      ".swift-format", "LICENSE", "Makefile", "Package.swift", "README.md", "Sources", "Tests",
      "action.yml", "content", "gapbook.yml", "templates",
    ]
    #expect(top.isSubset(of: allowed), "\(top.subtracting(allowed))")
  }

  @Test("names no folder of a machine", .enabled(if: isCheckout, "no checkout"))
  func namesNoMachine() throws {
    // Cut in two, so that this file does not name them either.
    let homes = ["/ho" + "me/", "/wo" + "rk/", "/Us" + "ers/", "/ro" + "ot/", "/mn" + "t/"]
    let search = homes.flatMap { ["-e", "[ \"'(=:`]\($0)[A-Za-z0-9]"] }
    let found = try run(
      "/usr/bin/git",
      ["grep", "-nIE"] + search + ["--", ":!Tests/Fixtures/spec"],
      in: repositoryRoot
    )
    #expect(found.stdout == "")
  }
}
