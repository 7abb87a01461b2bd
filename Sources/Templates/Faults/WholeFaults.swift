import Diagnostics

extension Faults {
  /// The same fault, with a use of its template named in the help.
  static func naming(_ use: SourceRange?, in fault: Diagnostic) -> Diagnostic {
    guard let use else { return fault }
    let words = "used in \(use.file) line \(use.start.line)"
    return .error(
      fault.rule,
      fault.message,
      at: fault.place,
      help: fault.help.map { "\($0); \(words)" } ?? words
    )
  }

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

extension Faults {
  static let recursion = "template-recursion"

  static func endless(_ tag: Tag, _ source: SourceText) -> Diagnostic {
    .error(
      recursion,
      "\"\(tag.name)\" leads back here without end",
      at: source.range(ofBytes: tag.range),
      help: "let a section over a list of the innermost object stand between"
    )
  }

  static func restarts(_ tag: Tag, _ source: SourceText) -> Diagnostic {
    .error(
      recursion,
      "\"\(tag.name)\" leads back here, each time with the same outer list",
      at: source.range(ofBytes: tag.range),
      help: "repeat a list of the innermost object instead"
    )
  }

  static func growth(_ tag: Tag, _ source: SourceText) -> Diagnostic {
    .error(
      "template-too-large",
      "by using \"\(tag.name)\" here, one page has more than \(Limits.growth) steps",
      at: source.range(ofBytes: tag.range),
      help: "use fewer partials inside partials"
    )
  }

  static func stray(_ range: Range<Int>, _ parent: Tag, in source: SourceText) -> Diagnostic {
    .error(
      "template-block",
      "this stands between the blocks given to \"\(parent.name)\" and would be lost",
      at: source.range(ofBytes: range),
      help: "move it into a block, or make it a comment: {{! … }}"
    )
  }

  static func blockTwice(_ tag: Tag, in source: SourceText) -> Diagnostic {
    .error(
      "template-block",
      "the block \"\(tag.name)\" is given twice; this one would be lost",
      at: source.range(ofBytes: tag.range)
    )
  }

  static func unknownBlock(
    _ tag: Tag,
    _ parent: Tag,
    _ known: Set<String>,
    in source: SourceText
  ) -> Diagnostic {
    .error(
      "template-block",
      "\"\(parent.name)\" has no block \"\(tag.name)\": its content would be lost",
      at: source.range(ofBytes: tag.range),
      help: known.isEmpty ? nil : suggestion(for: tag.name, among: known.sorted())
    )
  }
}
