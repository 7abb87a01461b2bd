import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Templates

/// One example of the Mustache specification.
struct SpecificationExample: CustomTestStringConvertible {
  let module: String
  let name: String
  let data: SpecificationValue
  let template: String
  let partials: [String: String]
  let expected: String

  var testDescription: String { "\(module): \(name)" }

  /// The template and its partials; the template's name is one that no partial has.
  var set: TemplateSet {
    TemplateSet(
      (partials.merging(["the example": template]) { _, new in new }).map { name, text in
        TemplateSource(name: name, SourceText(file: "\(name).mustache", bytes: Array(text.utf8)))
      }
    )
  }
}

/// The examples on disk; none where the folder is missing.
enum Specification {
  static let folder =
    ProcessInfo.processInfo.environment["GAPBOOK_SPEC_DIR"].map { $0 + "/mustache" }
    ?? repositoryRoot + "/../shared/spec/mustache"
  static let modules = [
    "comments", "delimiters", "interpolation", "inverted", "partials", "sections", "inheritance",
  ]
  static let isThere = modules.allSatisfy { readFile("\(folder)/\($0).json") != nil }
  static let examples: [SpecificationExample] = modules.flatMap(load)

  private static func load(_ module: String) -> [SpecificationExample] {
    guard let bytes = readFile("\(folder)/\(module).json"),
      let json = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any],
      let tests = json["tests"] as? [[String: Any]]
    else { return [] }
    return tests.map { test in
      SpecificationExample(
        module: module,
        name: test["name"] as? String ?? "",
        data: value(test["data"] ?? NSNull()),
        template: test["template"] as? String ?? "",
        partials: test["partials"] as? [String: String] ?? [:],
        expected: test["expected"] as? String ?? ""
      )
    }
  }

  private static func value(_ json: Any) -> SpecificationValue {
    switch json {
    case let text as String: .text(text)
    case let number as NSNumber:
      isFlag(number) ? .flag(number.boolValue) : .number(number.stringValue)
    case let list as [Any]: .list(list.map(value))
    case let object as [String: Any]:
      .object(object.sorted { $0.key < $1.key }.map { ($0.key, value($0.value)) })
    default: .none
    }
  }

  /// JSON's `true` and `1` differ on Linux only in the type that the number was made from.
  private static func isFlag(_ number: NSNumber) -> Bool {
    unsafe String(cString: number.objCType) == "c"
  }
}

@Suite(.enabled(if: Specification.isThere, "the suites of spec/mustache are not here"))
struct SpecificationTests {
  @Test(arguments: Specification.examples)
  func rendersTheExample(_ example: SpecificationExample) {
    let rendered = SpecificationTemplates.render("the example", of: example.set, example.data)
    #expect(String(decoding: rendered, as: UTF8.self) == example.expected)
  }

  @Test func passesEveryModule() {
    for module in Specification.modules {
      let examples = Specification.examples.filter { $0.module == module }
      let passed = examples.filter {
        SpecificationTemplates.render("the example", of: $0.set, $0.data) == Array($0.expected.utf8)
      }
      print("mustache \(module): \(passed.count) of \(examples.count)")
      #expect(passed.count == examples.count)
      #expect(!examples.isEmpty)
    }
  }
}
