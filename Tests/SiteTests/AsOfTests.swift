import TestSupport
import Testing

@Suite("The as-of day")
struct AsOfTests {
  /// A workspace without law, so that a build takes no time.
  private func folder(client: String?, workspace: String?) throws -> TemporaryFolder {
    let folder = try TemporaryFolder(["content/index.md": "# Home\n"])
    try folder.put(.text(workspace.map { "as_of: \($0)\n" } ?? ""), at: "gapbook.yml")
    try folder.put(
      .text("name: C\nentity: both\n" + (client.map { "as_of: \($0)\n" } ?? "")),
      at: "content/clients/c/client.yml"
    )
    try folder.put("requirement,status\n", at: "content/clients/c/responses.csv")
    try SmallLaw.put(in: folder)
    return folder
  }

  private static let epoch = ["SOURCE_DATE_EPOCH": "1800000000"]

  @Test(
    "is the flag's, else the client's, else the workspace's, else today's with a warning",
    arguments: [
      ("2026-01-01", "2026-02-02", "2026-03-03", "2026-01-01", "2026-01-01"),
      (nil, "2026-02-02", "2026-03-03", "2026-02-02", "2026-03-03"),
      (nil, nil, "2026-03-03", "2026-03-03", "2026-03-03"),
      (nil, nil, nil, "2027-01-15", "2027-01-15"),
    ] as [(String?, String?, String?, String, String)]
  )
  func takesDay(
    flag: String?,
    client: String?,
    workspace: String?,
    ofClient: String,
    ofSite: String
  ) throws {
    let folder = try folder(client: client, workspace: workspace)
    let call = ["build", folder.path, "-o", folder.path + "/out"]
    let result = try run(
      buildFolder + "/gapbook",
      call + (flag.map { ["--as-of", $0] } ?? []),
      environment: Self.epoch
    )
    #expect(result.code == 0, "\(result.stderr)")
    // SOURCE_DATE_EPOCH makes today reproducible, so that there is nothing to warn of.
    #expect(!result.stderr.contains("no-as-of-day"))
    for (page, day) in [("clients/c/index.html", ofClient), ("index.html", ofSite)] {
      let bytes = try #require(readFile("\(folder.path)/out/\(page)"))
      let footer = HTMLPage(bytes).pieces.drop { piece in
        if case .open(let tag) = piece { tag.name != "footer" } else { true }
      }
      let days = footer.compactMap { piece in
        if case .open(let tag) = piece { tag["datetime"] } else { nil }
      }
      #expect(days == [day], "\(page)")
    }
  }

  @Test("is warned of if nothing names one")
  func warnsOfToday() throws {
    let folder = try folder(client: nil, workspace: nil)
    let result = try gapbook("build", folder.path, "-o", folder.path + "/out")
    #expect(result.code == 0)
    #expect(result.stderr.contains("warning: no as-of day is given"))
    #expect(result.stderr.contains("[no-as-of-day]"))
    let strict = try gapbook("build", folder.path, "-o", folder.path + "/out", "--strict")
    #expect(strict.code == 3)
  }

  @Test("keeps every value that begins later out of the whole output")
  func hidesLaterFacts() throws {
    let built = try Built(Example.copy(), "--as-of", "2020-06-01")
    #expect(built.result.code == 0, "\(built.result.stderr)")
    // A digest may hold any number.
    let digests = ["SHA256SUMS", "provenance.json"]
    for (path, bytes) in built.files where !digests.contains(where: path.hasSuffix) {
      for value in ["73,011", "73011", "2,190,294", "2190294"]
      where contains(bytes, Array(value.utf8)) {
        Issue.record("\(path) holds \(value)")
      }
    }
    let today = try Example.built()
    #expect(today.files.values.contains { contains($0, Array("2,190,294".utf8)) })
    try expectLinksResolve(built)
    try expectUniqueIDs(built)
    let pages = Set(
      today.pages.keys.filter { $0.contains("requirements/") || $0.contains("facts/") }
    )
    #expect(pages.isSubset(of: built.pages.keys))
    let later = try built.page(Example.client + "facts/cmp-2025.html")
    #expect(later.text.contains("not in force"))
  }
}
