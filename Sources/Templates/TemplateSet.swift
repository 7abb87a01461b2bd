public import Diagnostics

/// A template file with the name under which others use it.
public struct TemplateSource: Sendable {
  /// The path below the folder of templates without `.mustache`: `partials/chip`.
  public let name: String
  /// The file.
  public let text: SourceText

  /// Joins a name with a file.
  public init(name: String, _ text: SourceText) {
    self.name = name
    self.text = text
  }

  /// A file below a folder such as `templates/`, named by its path there; nil if it is no template.
  public init?(_ text: SourceText, below folder: String) {
    let ending = ".mustache"
    guard text.file.hasPrefix(folder), text.file.hasSuffix(ending) else { return nil }
    let name = text.file.dropFirst(folder.count).dropLast(ending.count)
    guard !name.isEmpty else { return nil }
    self.init(name: String(name), text)
  }
}

/// Templates by name, parsed once; a set can replace single files of another.
public struct TemplateSet: Sendable {
  let templates: [String: Template]

  /// Parses templates; of two with the same name the later one counts.
  public init(_ sources: some Sequence<TemplateSource>) {
    var templates: [String: Template] = [:]
    for source in sources {
      templates[source.name] = TemplateParser.parse(name: source.name, source.text)
    }
    self.templates = templates
  }

  private init(_ templates: [String: Template]) {
    self.templates = templates
  }

  /// The names in order.
  public var names: [String] { templates.keys.sorted() }

  /// The file of a template.
  public func source(of name: String) -> SourceText? { templates[name]?.source }

  /// This set with the templates of another in place of its own of the same names.
  ///
  /// The names replaced are those in both sets' ``names``.
  public func overridden(by other: TemplateSet) -> TemplateSet {
    TemplateSet(templates.merging(other.templates) { _, other in other })
  }
}
