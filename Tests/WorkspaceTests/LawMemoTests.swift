import Diagnostics
import Regulation
import TestSupport
import Testing

@testable import Workspace

@Suite("The memo of the law")
struct LawMemoTests {
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.copy(repositoryRoot + "/content/regulation", to: "content/regulation")
    return folder
  }

  private func loaded(
    _ folder: TemporaryFolder,
    _ kept: [UInt8]?,
    program: String = "one",
    withStarter: Bool = false
  ) throws -> Diagnosed<Workspace> {
    let options = LoadOptions(
      withStarter: withStarter,
      needsLaw: true,
      lawMemo: LawMemo(program: program, kept: kept)
    )
    return try load(folder.path, options: options)
  }

  private func expectSame(_ one: Law, _ other: Law) {
    #expect(one.catalog.requirements == other.catalog.requirements)
    #expect(one.catalog.sections == other.catalog.sections)
    #expect(one.catalog.asOf == other.catalog.asOf)
    #expect(one.facts.all == other.facts.all)
    #expect(one.facts.supersededPhrases == other.facts.supersededPhrases)
    #expect(one.facts.dollarNames == other.facts.dollarNames)
    #expect(one.crosswalk.entries == other.crosswalk.entries)
    #expect(one.crosswalk.frameworks == other.crosswalk.frameworks)
    #expect(one.proposedRules == other.proposedRules)
  }

  @Test("gives back every entry with its place, without the YAML being read")
  func givesBack() throws {
    let folder = try folder()
    let first = try loaded(folder, nil)
    #expect(first.diagnostics.isEmpty)
    let memo = try #require(first.value.freshLawMemo)
    let second = try loaded(folder, memo)
    #expect(second.diagnostics.isEmpty)
    #expect(second.value.freshLawMemo == nil)
    #expect(second.value.law.catalog.requirements.count > 180)
    expectSame(first.value.law, second.value.law)
  }

  @Test("counts for the very same files and the same program alone")
  func isNeverStale() throws {
    let folder = try folder()
    let memo = try #require(try loaded(folder, nil).value.freshLawMemo)
    #expect(try loaded(folder, memo, program: "other").value.freshLawMemo != nil)
    try folder.replace(
      "Facility access controls",
      by: "Access of all",
      in: "content/regulation/catalog.yml"
    )
    let changed = try loaded(folder, memo)
    #expect(changed.value.freshLawMemo != nil)
    let titles = changed.value.law.catalog.requirements.map(\.title)
    #expect(titles.contains { $0.hasPrefix("Access of all") })
  }

  @Test("that is damaged is read over", arguments: [0, 1, 40, 400_000, 500_000])
  func survivesDamage(_ cut: Int) throws {
    let folder = try folder()
    let whole = try loaded(folder, nil)
    let memo = try #require(whole.value.freshLawMemo)
    let again = try loaded(folder, Array(memo.prefix(min(cut, memo.count - 1))))
    #expect(again.value.freshLawMemo == memo)
    expectSame(again.value.law, whole.value.law)
  }

  @Test("is not kept of files that are built in as they stand")
  func leavesBuiltIn() throws {
    let folder = try folder()
    #expect(try loaded(folder, nil, withStarter: true).value.freshLawMemo == nil)
    try folder.replace(
      "schema: hipaa-facts/1",
      by: "schema: hipaa-facts/1 ",
      in: "content/regulation/facts.yml"
    )
    #expect(try loaded(folder, nil, withStarter: true).value.freshLawMemo != nil)
  }

  @Test("holds no law with a fault")
  func keepsNoFault() throws {
    let folder = try folder()
    try folder.put("schema: hipaa-facts/1\nfacts: [{ id: x }]\n", at: "content/regulation/more.yml")
    let loaded = try loaded(folder, nil)
    #expect(loaded.diagnostics.hasErrors)
    #expect(loaded.value.freshLawMemo == nil)
  }
}
