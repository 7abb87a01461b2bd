import Diagnostics
import Files
import Formats
import Templates
import Workspace

/// Compares the templates of a workspace with the built-in ones that they replace.
///
/// A template may say in its first line from which version of a built-in one it was made;
/// `gapbook new template` writes that line. With the version of this program it may leave out what it
/// wants. With another one it is a warning, since its author has not seen what changed; without one
/// it is a warning if readers lose something by it: a field, and with that a status or the footer.
struct ReplacedTemplates {
  private let files: [String: [UInt8]]
  private let set: TemplateSet
  private let templates: CompiledTemplates?

  private init() {
    files = BuiltIn.templates.filter { $0.key.hasSuffix(Self.ending) }
    set = TemplateSet(
      files.map { path, bytes in
        TemplateSource(
          name: String(path.dropLast(Self.ending.count)),
          SourceText(file: BuiltIn.prefix + "templates/" + path, bytes: bytes)
        )
      }
    )
    templates = compile(set, roots: PageKinds.roots).value
  }

  private static let ending = ".mustache"

  /// What there is to say of the templates of a workspace or a client.
  static func diagnostics(_ files: [TemplateFile]) -> [Diagnostic] {
    let own = files.filter { !$0.isBuiltIn && $0.path.hasSuffix(ending) }
    if own.isEmpty { return [] }
    let builtIn = BuiltIn.templates
    let replaced = own.filter { file in
      builtIn[file.path].map {
        $0 != file.source.bytes && statedVersion(file.source) != version(of: $0)
      } ?? false
    }
    if replaced.isEmpty { return [] }
    let comparison = ReplacedTemplates()
    return replaced.compactMap(comparison.diagnostic)
  }

  /// The name of a version of a built-in template.
  private static func version(of bytes: [UInt8]) -> String {
    String(SHA256.hex(bytes).prefix(12))
  }

  private static let statementStart = "{{! Made from the built-in "
  private static let statementMiddle = ", version "

  /// The line that says of what a template was made.
  static func statement(_ name: String, of bytes: [UInt8]) -> String {
    "\(statementStart)\(name)\(statementMiddle)\(version(of: bytes)) }}"
  }

  private static func statedVersion(_ source: SourceText) -> String? {
    let line = String(decoding: source.line(1), as: UTF8.self)
    let parts = line.split(separator: statementMiddle, maxSplits: 1)
    guard line.hasPrefix(statementStart), parts.count == 2 else { return nil }
    return String(parts[1].prefix { $0.isHexDigit })
  }

  private func diagnostic(_ file: TemplateFile) -> Diagnostic? {
    let name = String(file.path.dropLast(Self.ending.count))
    guard let bytes = files[file.path] else { return nil }
    let statement = Self.statement(name, of: bytes)
    let lost = lost(by: file, name)
    if let stated = Self.statedVersion(file.source) {
      let now = Self.version(of: bytes)
      return .warning(
        "template-version",
        "the built-in \"\(name)\" from which this was made has changed: \(stated) is \(now) now"
          + (lost.map { "; it \($0)" } ?? ""),
        at: .file(file.source.file),
        help: "take over what changed, then begin this file with \(statement)"
      )
    }
    return lost.map { lost in
      .warning(
        "template-omits",
        "the built-in \"\(name)\" \(lost)",
        at: .file(file.source.file),
        help: "show it too, or begin this file with \(statement) where that is meant"
      )
    }
  }

  /// What the built-in template shows and a file in its place does not.
  private func lost(by file: TemplateFile, _ name: String) -> String? {
    let own = TemplateSet([TemplateSource(name: name, file.source)])
    let compiled = compile(set.overridden(by: own), roots: PageKinds.roots)
    guard let replaced = compiled.value else {
      // What is wrong in the file itself is reported elsewhere.
      let others = compiled.diagnostics.filter {
        $0.severity == .error && $0.place?.file != file.source.file
      }
      return others.first.map { fault in
        "has what other templates need: \(fault.message)"
      }
    }
    var missing: Set<String> = []
    for root in PageKinds.roots {
      let after = replaced.fields(of: root.template)
      for (field, kind) in templates?.fields(of: root.template) ?? [:]
      where after[field] == nil && !Self.isShownElsewhere(field, kind, after) {
        missing.insert(field)
      }
    }
    if missing.isEmpty { return nil }
    let words = missing.filter { $0.hasPrefix("Words.") }
    let names = missing.subtracting(words).sorted() + words.sorted()
    let more = names.count > 5 ? " and \(names.count - 5) more fields" : ""
    return "shows \(names.prefix(5).joined(separator: ", "))\(more), and this does not"
  }

  /// Flags are asked and not shown; all sections of a page are in `Page.sections`, all labels of a
  /// requirement, a finding or a policy in `Page.panel`.
  private static func isShownElsewhere(
    _ field: String,
    _ kind: Kind,
    _ after: [String: Kind]
  ) -> Bool {
    if case .flag = kind { return true }
    let subjects = ["Requirement", "Finding", "Front", "Policy"]
    if let model = kind.model?.name {
      if subjects.contains(model) { return true }
      if model == "Section" { return after["Page.sections"] != nil }
    }
    guard after["Page.panel"] != nil else { return false }
    return field.hasPrefix("Words.label_") || subjects.contains { field.hasPrefix($0 + ".") }
  }
}
