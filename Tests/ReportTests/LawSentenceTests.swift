import Diagnostics
import Markdown
import Regulation
import TestSupport
import Testing
import Workspace

@testable import Report

/// Pages with one sentence of wrong or stale law each, and as many right ones.
///
/// A wrong page's description says where it is told and by which check.
@Suite struct LawSentenceTests {
  private static let folder = "Tests/Fixtures/law-sentences"

  private static let loaded = try? load(repositoryRoot + "/" + folder)

  private let asOf: Day

  init() throws { asOf = try #require(Day("2026-11-21")) }

  private func pages(_ folder: String) -> [SourcePage] {
    (Self.loaded?.value.pages ?? []).filter { $0.folders == [folder] }
  }

  private func told(_ page: SourcePage) -> [Diagnostic] {
    LawChecks(law: repositoryLaw, asOf: asOf).diagnostics(prosePage(page))
  }

  @Test func tellsEachWrongSentenceAtItsColumn() {
    let wrong = pages("wrong")
    #expect(wrong.count == 36)
    for page in wrong {
      let told = told(page).map { diagnostic in
        let start = diagnostic.place?.start
        return "\(start?.line ?? 0):\(start?.column ?? 0) \(diagnostic.rule)"
      }
      #expect(told == [page.frontMatter.description?.value], "\(page.path)")
    }
  }

  @Test func passesEachRightSentence() {
    let right = pages("right")
    #expect(right.count == 36)
    for page in right { #expect(told(page) == [], "\(page.path)") }
  }

  @Test func tellsThemInTheseWords() {
    let pages = pages("wrong") + pages("right")
    let texts = Dictionary(
      pages.map { ($0.file, $0.source.value) },
      uniquingKeysWith: { first, _ in first }
    )
    let printer = DiagnosticPrinter(printsAll: true, version: "0", source: { texts[$0] })
    let text = printer.print(pages.flatMap(told).sortedUnique(), as: .text)
    expectGolden(Array(text.utf8), Self.folder + "/expected.txt")
  }

  @Test func findsEveryCheckAmongTheWrongSentences() {
    let rules = Set(pages("wrong").flatMap(told).map(\.rule))
    #expect(rules == Set(LawChecks.explanations.map(\.id)))
  }
}

/// The law of the repository.
let repositoryLaw = (try? load(repositoryRoot))?.value.law ?? .none

/// A page as composing gets it.
func prosePage(_ page: SourcePage) -> ProsePage {
  let matter = page.frontMatter
  return ProsePage(
    contentPath: page.path,
    path: page.path,
    file: page.file,
    title: page.stem,
    order: nil,
    description: "",
    reviewed: matter.reviewed,
    validity: matter.validity,
    cites: matter.cites,
    topics: [],
    policy: nil,
    body: .kept(page.parsedBody.value),
    anchors: [],
    isBuiltIn: false
  )
}
