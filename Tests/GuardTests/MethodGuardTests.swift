import Foundation
import TestSupport
import Testing

/// `Sources/GapAnalysis/METHOD.md`, the tests that run its cases, and what cites it.
@Suite("The method") struct MethodGuardTests {
  /// A file of ours and its text.
  private struct Text {
    let path: String
    let text: String
  }

  /// What may cite the method: sources, tests, templates and the files at the top.
  private static let texts: [Text] = {
    let folders = ["Sources", "Tests", "templates"]
    let below = folders.flatMap { folder in
      let root = repositoryRoot + "/" + folder
      let paths = (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []
      return paths.sorted().map { folder + "/" + $0 }
    }
    let kinds = [".swift", ".md", ".mustache", ".yml", ".typ"]
    let data = ["Tests/Fixtures/", "/Golden/", "Sources/Starter/"]
    let paths = below.filter { path in
      kinds.contains { path.hasSuffix($0) } && !data.contains { path.contains($0) }
    }
    return (paths + ["Package.swift", "README.md", "Makefile"]).map { path in
      Text(
        path: path,
        text: String(decoding: readFile(repositoryRoot + "/" + path) ?? [], as: UTF8.self)
      )
    }
  }()

  private static var tests: [Text] { texts.filter { $0.path.hasPrefix("Tests/") } }

  private static let ids = Set(MethodDocument.all.map(\.id))

  @Test("has sections numbered from 1 on, and tables of cases alone")
  func isInOrder() {
    #expect(MethodDocument.sections == Array(1...MethodDocument.sections.count))
    #expect(MethodDocument.faults == [])
    #expect(MethodDocument.all.count > 150)
  }

  @Test("has each case once, in order, and no number of a family is left out")
  func hasEachCaseOnce() {
    #expect(Self.ids.count == MethodDocument.all.count)
    var last: [String: Int] = [:]
    for one in MethodDocument.all {
      let place = "\(one.family) in section \(one.section)"
      #expect(one.family.count == 1 && one.number > last[place] ?? -1, "\(one.id)")
      last[place] = one.number
    }
    for (family, cases) in Dictionary(grouping: MethodDocument.all, by: \.family) {
      let numbers = cases.map(\.number).sorted()
      let first = numbers.first ?? 0
      #expect(first <= 1 && numbers == Array(first..<(first + numbers.count)), "\(family)")
    }
  }

  @Test("has a test of every case, and no test is of a case that it lacks")
  func hasATestOfEveryCase() {
    let claim = /@Test\([^)]*?MethodDocument\.cases\("([A-Z])", in: ([0-9]+), to: ([0-9]+)\)/
    let claims = Set(
      Self.tests.flatMap { file in
        file.text.matches(of: claim).map {
          "\($0.output.1) in section \($0.output.2) to \($0.output.3)"
        }
      }
    )
    var last: [String: Int] = [:]
    for one in MethodDocument.all {
      last["\(one.family) in section \(one.section)"] = one.number
    }
    let cases = Set(last.map { "\($0.key) to \($0.value)" })
    #expect(cases.subtracting(claims).sorted() == [], "cases that no test runs")
    #expect(claims.subtracting(cases).sorted() == [], "tests of cases that are not there")
  }

  @Test("is cited by sections that it has")
  func isCitedBySections() {
    let citation = /METHOD\.md, sections? ([0-9]+)(?:(?: and |, | to )([0-9]+))*/
    var count = 0
    for file in Self.texts {
      for match in file.text.matches(of: citation) {
        count += 1
        let numbers = match.output.0.split { !$0.isNumber }.compactMap { Int($0) }
        let missing = Set(numbers).subtracting(MethodDocument.sections)
        #expect(missing.isEmpty, "\(file.path) cites \(match.output.0)")
      }
    }
    #expect(count > 10)
  }

  @Test("is cited by cases that it has")
  func isCitedByCases() {
    let citation = /\b[Cc]ases? ([A-Z][0-9]+)(?:(?: and |, | to )([A-Z][0-9]+))*/
    var count = 0
    for file in Self.texts where file.path != MethodDocument.path {
      for match in file.text.matches(of: citation) {
        count += 1
        let cited = match.output.0.split { !$0.isNumber && !$0.isLetter }.dropFirst()
          .map(String.init).filter { $0 != "and" && $0 != "to" }
        let missing = Set(cited).subtracting(Self.ids)
        #expect(missing.isEmpty, "\(file.path) cites \(match.output.0)")
      }
    }
    #expect(count > 5)
  }

  @Test("is the only document of its kind that is cited")
  func isTheOnlyOne() {
    // Cut in two, so that this file does not name them either.
    let others = ["methodo" + "logy [0-9]", "methodo" + "logy suggests", "desi" + "gn [0-9]"]
    let words =
      others + ["the desi" + "gn names", "table of the desi" + "gn", "shar" + "ed/reference"]
    for word in words {
      for file in Self.texts {
        let found = file.text.range(of: word, options: .regularExpression)
        #expect(found == nil, "\(file.path) cites another document: \(word)")
      }
    }
  }
}
