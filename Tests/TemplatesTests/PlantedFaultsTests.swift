import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Templates

/// Templates on disk, each with one fault planted and its place told in the first line.
@Suite struct PlantedFaultsTests {
  private static let folder = "Tests/Fixtures/template-faults"

  private static func sources() -> [TemplateSource] {
    let whole = repositoryRoot + "/" + folder
    let names = FileManager.default.enumerator(atPath: whole)?.compactMap { $0 as? String } ?? []
    return names.sorted().compactMap { name in
      readFile(whole + "/" + name).flatMap {
        TemplateSource(SourceText(file: name, bytes: $0), below: "")
      }
    }
  }

  private let sources = Self.sources()
  private let result: Diagnosed<CompiledTemplates?>

  init() {
    let roots = sources.map(\.name).filter { $0.first?.isNumber == true }
    result = compile(TemplateSet(sources), roots: roots.map { Root($0, Page.self, "pages") })
  }

  @Test func tellsEachFaultOnceAndNothingElse() {
    let planted = sources.filter { $0.name.first?.isNumber == true }
    #expect(planted.count == 40)
    #expect(result.diagnostics.count == planted.count)
    #expect(result.value == nil)
  }

  @Test func tellsEachFaultAtItsPlace() throws {
    let told = Set(
      result.diagnostics.compactMap(\.place).map {
        "\($0.file) \($0.start.line):\($0.start.column)"
      }
    )
    for source in sources where source.name.first?.isNumber == true {
      let line = String(decoding: source.text.line(1), as: UTF8.self)
      let place = try #require(line.wholeMatch(of: /\{\{! The fault: (.*) \}\}/)?.output.1)
      #expect(told.contains(String(place)))
    }
  }

  @Test func tellsThemInTheseWords() {
    let texts = Dictionary(uniqueKeysWithValues: sources.map { ($0.text.file, $0.text) })
    let printer = DiagnosticPrinter(version: "0", source: { texts[$0] })
    let text = printer.print(result.diagnostics.sortedUnique(), as: .text)
    expectGolden(Array(text.utf8), Self.folder + "/expected.txt")
  }
}
