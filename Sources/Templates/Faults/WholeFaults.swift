import Diagnostics

extension Faults {
  static func missingRoot(_ root: Root, _ names: some Sequence<String>) -> Diagnostic {
    .error(
      "missing-template",
      "there is no template \"\(root.template)\" for \(root.meaning)",
      at: nil,
      help: nearestName(to: root.template, in: names.sorted()).map { "is \"\($0)\" meant for it?" }
    )
  }

  static func unused(_ template: Template) -> Diagnostic {
    .warning(
      "unused-template",
      "no page uses the template \"\(template.name)\"",
      at: .file(template.source.file),
      help: "its names were not checked; use it or delete it"
    )
  }

  static func tooLarge() -> Diagnostic {
    .error(
      "template-too-large",
      "the templates use each other in too many ways to be checked",
      at: nil,
      help: "use fewer partials inside partials"
    )
  }
}
