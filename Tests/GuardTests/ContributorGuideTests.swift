import Foundation
import TestSupport
import Testing

/// `Sources/README.md`, the guide for contributors, compared with the tree.
@Suite("The guide for contributors")
struct ContributorGuideTests {
  /// A target of `Package.swift` and the comment above it.
  private struct Target {
    let name: String
    let comment: String
  }

  private static let guide = text("Sources/README.md")

  private static func text(_ path: String) -> String {
    String(decoding: readFile(repositoryRoot + "/" + path) ?? [], as: UTF8.self)
  }

  private static let targets: [Target] = {
    let form =
      /((?:^ *\/\/.*\n)*)^ *\.(?:target|\w+Target|systemLibrary|plugin)\(\s*name: "(\w+)"/
    return text("Package.swift").matches(of: form.anchorsMatchLineEndings()).map { match in
      let lines = match.output.1.split(separator: "\n").map { $0.drop { " /".contains($0) } }
      return Target(name: String(match.output.2), comment: lines.joined(separator: " "))
    }
  }()

  /// What the guide says of each target, by the names in the first column of its tables.
  private static let sentences: [(name: String, sentence: String)] =
    guide.matches(of: /^\| `(\w+)` \| (.+) \|$/.anchorsMatchLineEndings()).map {
      (String($0.output.1), String($0.output.2))
    }

  @Test("names paths that are there")
  func namesPaths() {
    let spans = Self.guide.matches(of: /`([^`\n]+)`/).map { String($0.output.1) }
    let endings = [".swift", ".md", ".yml"]
    let paths = spans.filter { span in
      !span.contains(" ") && (span.contains("/") || endings.contains { span.hasSuffix($0) })
    }
    let links = Self.guide.matches(of: /\]\(([^)#:]+)\)/).map { "Sources/" + $0.output.1 }
    #expect(paths.count > 30 && !links.isEmpty)
    for path in Set(paths + links).sorted() {
      #expect(exists(repositoryRoot + "/" + path), "\(path) is not in the repository")
    }
  }

  @Test("names each target once, and no other")
  func namesTargets() {
    let names = Self.targets.map(\.name)
    #expect(names.count > 25)
    let missing = Set(names).subtracting(Self.sentences.map(\.name))
    #expect(missing.sorted() == [], "targets without a row in Sources/README.md")
    let unknown = Set(Self.sentences.map(\.name)).subtracting(names)
    #expect(unknown.sorted() == [], "rows of Sources/README.md without a target")
    #expect(Self.sentences.count == names.count)
  }

  @Test("says of each target what the comment in Package.swift says first")
  func repeatsComments() {
    for (name, sentence) in Self.sentences {
      let comment = Self.targets.first { $0.name == name }?.comment ?? ""
      #expect(sentence.hasSuffix("."), "\(name)")
      #expect(comment.hasPrefix(sentence), "\(name): the comment is \"\(comment)\"")
    }
  }

  @Test("names functions that are in the files beside them")
  func namesFunctions() {
    let row = /^\| \w+ \| `(\w+)` \| `([^` ]+)` \| .+ \|$/
    let steps = Self.guide.matches(of: row.anchorsMatchLineEndings())
    #expect(steps.count > 4)
    for step in steps {
      let path = String(step.output.2)
      let isThere = Self.text(path).contains("func \(step.output.1)(")
      #expect(isThere, "\(path) has no function \(step.output.1)")
    }
  }

  @Test("answers each question in five lines")
  func isShort() {
    let questions = Self.guide.components(separatedBy: "\n## How do I add ").dropFirst()
    #expect(questions.count == 7)
    for question in questions {
      let steps = question.matches(of: #/^([0-9]+)\. /#.anchorsMatchLineEndings())
      #expect(steps.map { String($0.output.1) } == ["1", "2", "3", "4", "5"], "\(question)")
    }
  }
}
