import Foundation
import TestSupport
import Testing

@Suite("Addresses of pages")
struct PageAddressTests {
  private static let list = "Sources/Report/Model/SitePage.swift"

  /// The literals of targets below `Report`, which cannot name a page of the list.
  private static let exceptions: [String: [String]] = [
    // An output is known by these, whatever version of the program wrote it.
    "Sources/Files/OutputFolder.swift": ["index.html", "search.html"],
    // The register that an export's evidence is in, as seen from `data`.
    "Sources/Export/OSCAL+Evidence.swift": ["../evidence.html"],
  ]

  /// The string literals of a file that hold the name of a page, but for those in comments.
  private static func literals(_ path: String) -> [String] {
    let text = String(decoding: readFile(repositoryRoot + "/" + path) ?? [], as: UTF8.self)
    return text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
      .flatMap { line in
        line.matches(of: /"([^"]*[^"\s]\.html)\b[^"]*"/).map { String($0.output.1) }
      }
  }

  @Test("are written in one list, but where it cannot be named")
  func areWrittenOnce() {
    #expect(Self.literals(Self.list).count > 20)
    for file in SourceFile.all where file.path != Self.list {
      #expect(Self.literals(file.path) == Self.exceptions[file.path] ?? [], "\(file)")
    }
  }

  @Test("are in the list where they are written elsewhere too")
  func areInTheList() {
    let list = Set(Self.literals(Self.list))
    for literal in Self.exceptions.values.joined() {
      #expect(list.contains(literal.replacing("../", with: "")), "\(literal)")
    }
  }
}
