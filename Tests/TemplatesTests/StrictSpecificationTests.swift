import Diagnostics
import TestSupport
import Testing

@testable import Templates

/// The examples of the specification in the strict mode, against models read off their data.
///
/// A name that the data lack is an optional text that is absent, a text that is printed raw is HTML.
/// The strict mode refuses some even so (a raw tag and an escaped one for one text); those that it
/// accepts must print the same.
@Suite(.enabled(if: Specification.isThere, "the suites of spec/mustache are not here"))
struct StrictSpecificationTests {
  @Test func printsTheSameWhereItAcceptsTheExample() {
    var accepted = 0
    for example in Specification.examples {
      var data = InferredData(example.set)
      guard case .object(let members) = example.data,
        let (model, value) = data.infer(members, "Data")
      else { continue }
      let root = Root("the example", model: model, example.name)
      guard let templates = compile(example.set, roots: [root]).value else { continue }
      var out: [UInt8] = []
      templates.render("the example", value, of: model, to: &out)
      #expect(
        String(decoding: out, as: UTF8.self) == example.expected,
        "\(example.testDescription)"
      )
      accepted += 1
    }
    print("mustache in the strict mode: \(accepted) of \(Specification.examples.count) accepted")
    #expect(accepted > 130)
  }
}

/// A model and values for it, read off the data of an example.
private struct InferredData {
  /// Names printed raw.
  private var raw: Set<String> = []
  /// The first parts of all names.
  private var names: Set<String> = []

  init(_ set: TemplateSet) {
    for node in set.templates.values.flatMap({ $0.bodies.joined() }) {
      switch node {
      case .variable(let tag, let isRaw):
        if isRaw { raw.insert(tag.name) }
        note(tag)
      case .section(let tag, _, _): note(tag)
      case .literal, .partial, .parent, .block: break
      }
    }
  }

  private mutating func note(_ tag: Templates.Tag) {
    let first = tag.name.split(separator: ".").first.map(String.init) ?? ""
    if FieldShape(name: first, kind: .text, meaning: "").hasPlainName { names.insert(first) }
  }

  /// A model for an object of the data, and the object; nil if there is none.
  mutating func infer(
    _ members: [(name: String, value: SpecificationValue)],
    _ name: String
  ) -> (model: ModelShape, value: Value)? {
    var fields: [FieldShape] = []
    var values: [Value] = []
    for member in members {
      guard let (kind, value) = infer(member.value, member.name, "\(name).\(member.name)")
      else { return nil }
      let field = FieldShape(name: member.name, kind: kind, meaning: "")
      guard field.hasPlainName else { return nil }
      fields.append(field)
      values.append(value)
    }
    if name == "Data" {
      for missing in names.subtracting(fields.map(\.name)).sorted() {
        let kind = raw.contains(missing) ? Kind.html : .text
        fields.append(FieldShape(name: missing, kind: .optional(kind), meaning: ""))
        values.append(.none)
      }
    }
    return (ModelShape(name, "", fields), .object(Object { [values] in values[$0] }))
  }

  private mutating func infer(
    _ value: SpecificationValue,
    _ member: String,
    _ name: String
  ) -> (Kind, Value)? {
    switch value {
    case .none: return (.optional(.text), .none)
    case .text(let text):
      return raw.contains(member) ? (.html, .html(Array(text.utf8))) : (.text, .text(text))
    case .number(let number):
      return raw.contains(member)
        ? (.html, .html(Array(number.utf8))) : (.number, .number(number))
    case .flag(let flag): return (.flag, .flag(flag))
    case .object(let members):
      return infer(members, name).map { model, value in
        (.object(ModelReference(resolve: { model })), value)
      }
    case .list(let items): return infer(items, member, name)
    }
  }

  private mutating func infer(
    _ items: [SpecificationValue],
    _ member: String,
    _ name: String
  ) -> (Kind, Value)? {
    var inferred: [(Kind, Value)] = []
    for item in items { if let item = infer(item, member, name) { inferred.append(item) } }
    let values = inferred.map(\.1)
    let list = Value.list(Items(values.count) { values[$0] })
    guard let first = inferred.first else { return items.isEmpty ? (.texts, list) : nil }
    switch first.0 {
    case .object(let reference):
      let names = reference.resolve().fields.map(\.name)
      let isSame = inferred.allSatisfy { $0.0.model?.fields.map(\.name) == names }
      return isSame ? (.list(reference), list) : nil
    case .text: return (.texts, list)
    default: return nil
    }
  }
}
