import Foundation
import TestSupport
import Testing

/// `Package.swift`, compared with what the files of each target import.
///
/// A module that a target imports without depending on it is there in most builds, as something
/// else was compiled first, and missing in the first build of a clean clone.
@Suite("Package.swift")
struct PackageImportTests {
  private struct Target {
    let name: String
    let folder: String
    let dependencies: Set<String>
  }

  private static let targets: [Target] = {
    let manifest = String(
      decoding: readFile(repositoryRoot + "/Package.swift") ?? [],
      as: UTF8.self
    )
    let start = /^ *\.(\w*[tT]arget|plugin)\(\s*name: "(\w+)"/
    let starts = manifest.matches(of: start.anchorsMatchLineEndings())
    return starts.enumerated().map { index, match in
      let end = index + 1 < starts.count ? starts[index + 1].range.lowerBound : manifest.endIndex
      let declared = manifest[match.range.upperBound..<end]
      let name = String(match.output.2)
      let path = declared.firstMatch(of: /path: "([^"]+)"/).map { String($0.output.1) }
      let usual = match.output.1 == "testTarget" ? "Tests" : "Sources"
      // A list of products nests parentheses, no brackets.
      let list = declared.firstMatch(of: /dependencies: \[([^\]]*)\]/)?.output.1 ?? ""
      let dependencies = list.matches(of: /"(\w+)"/).map { String($0.output.1) }
      return Target(
        name: name,
        folder: path ?? "\(usual)/\(name)",
        dependencies: Set(dependencies)
      )
    }
  }()

  private static func imports(of target: Target) -> Set<String> {
    let root = repositoryRoot + "/" + target.folder
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []
    let line = /^(?:@\w+ )?(?:public |internal |private )?import (?:\w+ )?(\w+)$/
    return Set(
      paths.filter { $0.hasSuffix(".swift") }.flatMap { path in
        String(decoding: readFile(root + "/" + path) ?? [], as: UTF8.self)
          .matches(of: line.anchorsMatchLineEndings()).map { String($0.output.1) }
      }
    )
  }

  @Test("gives each target the modules of ours that it imports")
  func givesImports() {
    let names = Set(Self.targets.map(\.name))
    #expect(names.count > 30 && names.contains("FormatsTests"))
    #expect(Self.targets.allSatisfy { exists(repositoryRoot + "/" + $0.folder) })
    for target in Self.targets {
      let missing = Self.imports(of: target).intersection(names)
        .subtracting(target.dependencies).subtracting([target.name])
      #expect(missing.sorted() == [], "\(target.name) imports what it does not depend on")
    }
  }
}
