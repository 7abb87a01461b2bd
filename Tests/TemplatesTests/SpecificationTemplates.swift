import Diagnostics

@testable import Templates

/// A value of an example's data.
indirect enum SpecificationValue {
  case none
  case text(String)
  case number(String)
  case flag(Bool)
  case list([SpecificationValue])
  case object([(name: String, value: SpecificationValue)])

  /// Whether a section over it shows its content.
  fileprivate var isTrue: Bool {
    switch self {
    case .none: false
    case .flag(let flag): flag
    case .list(let items): !items.isEmpty
    case .text, .number, .object: true
    }
  }

  fileprivate func member(_ name: String) -> SpecificationValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }
}

/// Templates as the Mustache specification has them, without a model: an unknown name prints nothing.
///
/// The parser is that of strict templates, whose trees this walks; so all examples of the
/// specification examine it, those too that strict templates refuse.
struct SpecificationTemplates {
  private let set: TemplateSet
  private var out: [UInt8] = []
  private var scopes: [SpecificationValue] = []
  private var indent: [UInt8] = []

  /// What fills blocks, each with the fillings of the template in which it is written.
  private final class Fillings {
    let bodies: [String: (template: Template, body: Int)]
    let outer: Fillings?

    init(_ bodies: [String: (template: Template, body: Int)], outer: Fillings?) {
      self.bodies = bodies
      self.outer = outer
    }

    /// The outermost filling of a block and the fillings around it.
    func filling(_ name: String) -> (template: Template, body: Int, around: Fillings?)? {
      if let found = outer?.filling(name) { return found }
      return bodies[name].map { ($0.template, $0.body, outer) }
    }
  }

  private init(_ set: TemplateSet) {
    self.set = set
  }

  /// What a template of a set prints for data.
  static func render(_ main: String, of set: TemplateSet, _ data: SpecificationValue) -> [UInt8] {
    var templates = SpecificationTemplates(set)
    templates.scopes = [data]
    templates.call(main, indent: [], nil)
    return templates.out
  }

  private mutating func call(_ name: String, indent: [UInt8], _ fillings: Fillings?) {
    guard let template = set.templates[name] else { return }
    indented(by: indent) { $0.show(0, of: template, fillings) }
  }

  private mutating func indented(by more: [UInt8], _ body: (inout SpecificationTemplates) -> Void) {
    indent += more
    body(&self)
    indent.removeLast(more.count)
  }

  private mutating func show(_ body: Int, of template: Template, _ fillings: Fillings?) {
    for node in template.bodies[body] {
      switch node {
      case .literal(let literal): append(literal)
      case .variable(let tag, let raw): print(value(of: tag.name), raw: raw)
      case .section(let tag, true, let body):
        if !value(of: tag.name).isTrue { show(body, of: template, fillings) }
      case .section(let tag, false, let body):
        let value = value(of: tag.name)
        let items = if case .list(let items) = value { items } else { value.isTrue ? [value] : [] }
        for item in items {
          scopes.append(item)
          show(body, of: template, fillings)
          scopes.removeLast()
        }
      case .partial(let tag, let indent): call(tag.name, indent: indent, fillings)
      case .parent(let parent):
        let bodies = parent.arguments.map { ($0.tag.name, (template, $0.body)) }
        let inner = Fillings(Dictionary(bodies) { first, _ in first }, outer: fillings)
        call(parent.tag.name, indent: parent.indent, inner)
      case .block(let block):
        if let filling = fillings?.filling(block.tag.name) {
          indented(by: block.indent) { $0.show(filling.body, of: filling.template, filling.around) }
        } else {
          show(block.body, of: template, fillings)
        }
      }
    }
  }

  private mutating func append(_ literal: Literal) {
    var done = 0
    for line in literal.lines {
      out += literal.bytes[done..<line]
      done = line
      if out.isEmpty || out.last == UInt8(ascii: "\n") { out += indent }
    }
    out += literal.bytes[done...]
  }

  private mutating func print(_ value: SpecificationValue, raw: Bool) {
    guard let text = value.printed else { return }
    if raw { out += text.utf8 } else { Escaping.append(.text(text), to: &out) }
  }

  private func value(of name: String) -> SpecificationValue {
    if name == "." { return scopes[scopes.count - 1] }
    let parts = name.split(separator: ".").map(String.init)
    guard let first = parts.first,
      let found = scopes.reversed().lazy.compactMap({ $0.member(first) }).first
    else { return .none }
    return parts.dropFirst().reduce(found) { $0.member($1) ?? .none }
  }
}

extension SpecificationValue {
  /// What a tag prints.
  fileprivate var printed: String? {
    switch self {
    case .text(let text), .number(let text): text
    case .flag(let flag): flag ? "true" : "false"
    case .none, .list, .object: nil
    }
  }
}
