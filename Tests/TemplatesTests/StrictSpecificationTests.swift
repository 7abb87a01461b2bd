import Diagnostics
import TestSupport
import Testing

@testable import Templates

/// The examples of the specification in the strict mode, against models read off their data.
///
/// The strict mode refuses many (an unknown name, `{{{` on text); those that it accepts must print
/// the same.
@Suite(.enabled(if: Specification.isThere, "the suites of spec/mustache are not here"))
struct StrictSpecificationTests {
  @Test func printsTheSameWhereItAcceptsTheExample() {
    var accepted = 0
    for example in Specification.examples {
      guard case .object(let object) = example.data, object.slots.count > 0 || !example.usesData
      else { continue }
      let (model, value) = infer(object, "Data")
      guard let model else { continue }
      let root = Root("the example", model: model, example.name)
      guard let templates = compile(example.set, roots: [root]).value else { continue }
      var out: [UInt8] = []
      templates.render("the example", value: value, to: &out)
      #expect(
        String(decoding: out, as: UTF8.self) == example.expected,
        "\(example.testDescription)"
      )
      accepted += 1
    }
    print("mustache in the strict mode: \(accepted) of \(Specification.examples.count) accepted")
    #expect(accepted > 100)
  }

  /// A model for an object of names and values in turn, and the object for it; nil if there is none.
  private func infer(_ object: Object, _ name: String) -> (model: Model?, value: Value) {
    var fields: [Field] = []
    var slots: [Value] = []
    for index in stride(from: 0, to: object.slots.count, by: 2) {
      guard case .text(let member) = object.slots[index],
        let (kind, value) = infer(object.slots[index + 1], "\(name).\(member)")
      else { return (nil, .none) }
      let field = Field(member, kind, "")
      guard field.hasPlainName else { return (nil, .none) }
      fields.append(field)
      slots.append(value)
    }
    let model = Model(name, "", fields)
    return (model, model.object(slots))
  }

  private func infer(_ value: Value, _ name: String) -> (Kind, Value)? {
    switch value {
    case .none: return (.optional(.text), value)
    case .text: return (.text, value)
    case .number: return (.number, value)
    case .flag: return (.flag, value)
    case .object(let object):
      let (model, value) = infer(object, name)
      return model.map { model in (.object(ModelReference(resolve: { model })), value) }
    case .list(let items):
      return infer((0..<Int(items.count)).map(items.item), name)
    case .url, .html, .known: return nil
    }
  }

  private func infer(_ items: [Value], _ name: String) -> (Kind, Value)? {
    let inferred = items.compactMap { infer($0, name) }
    guard let first = inferred.first else { return items.isEmpty ? (.texts, .list([])) : nil }
    switch first.0 {
    case .object(let reference):
      let names = reference.resolve().fields.map(\.name)
      let isSame = inferred.allSatisfy { $0.0.model?.fields.map(\.name) == names }
      return isSame ? (.list(reference), .list(inferred.map(\.1))) : nil
    case .text: return (.texts, .list(inferred.map(\.1)))
    default: return nil
    }
  }
}

extension SpecificationExample {
  /// Whether any tag prints or asks for something.
  fileprivate var usesData: Bool { template.contains("{{#") || template.contains("{{^") }
}
