import Diagnostics
import GapAnalysis

/// Collects diagnostics while one file is read; lives in one task and goes nowhere.
final class Log {
  private(set) var diagnostics: [Diagnostic] = []
  /// How often something was noted, also where nothing is said of it again.
  private(set) var count = 0
  private var reported: Set<String> = []
  private var unknownKeys: [UnknownKey: UnknownKey.Use] = [:]
  /// The texts of authors that were read while they are gathered; nil while nobody asks for them.
  private var prose: [Sourced<String>]?
  /// The audiences that the workspace knows.
  var audiences = Audience.usual
  private var lastFile = ""
  private var lastFolder: Substring = ""

  /// A key that means nothing, in the files of one folder.
  private struct UnknownKey: Hashable {
    let name: String
    let folder: Substring

    struct Use {
      let what: String
      let place: SourceRange
      let help: String?
      var files = 1
    }
  }

  /// What authors write in fields that `read` reads, besides what it makes of them.
  func gatheringProse<Value>(_ read: () -> Value) -> (value: Value, prose: [Sourced<String>]) {
    let outer = prose
    prose = []
    let value = read()
    defer { prose = outer }
    return (value, prose ?? [])
  }

  /// Notes a text that an author wrote, where such texts are gathered.
  func noteProse(_ text: Sourced<String>) { prose?.append(text) }

  /// Notes a key that means nothing, once for all files of a folder.
  func noteUnknownKey(_ name: String, of node: YAMLNode, in what: String, known: [String]) {
    count += 1
    let key = UnknownKey(name: name, folder: folder(of: node.place.file))
    if let index = unknownKeys.index(forKey: key) {
      unknownKeys.values[index].files += 1
      return
    }
    // What was meant is worth its time for the first of them alone.
    let help = unknownKeys.count < 100 ? suggestion(for: name, among: known) : nil
    unknownKeys[key] = UnknownKey.Use(what: what, place: node.place, help: help)
  }

  /// The folder of a file, with its last slash; found once for all keys of the file.
  private func folder(of file: String) -> Substring {
    if file == lastFile { return lastFolder }
    let end = file.utf8.lastIndex(of: UInt8(ascii: "/")).map(file.utf8.index(after:))
    lastFile = file
    lastFolder = file[..<(end ?? file.startIndex)]
    return lastFolder
  }

  /// The notes on keys that mean nothing.
  var unknownKeyNotes: [Diagnostic] {
    unknownKeys.map { key, use in
      let files = use.files == 1 ? "" : " of \(use.files) files in this folder"
      if PublishingSwitch.isOne(key.name) {
        return Diagnostic(
          .ofLostWords(in: use.place.file),
          rule: PublishingSwitch.rule,
          PublishingSwitch.message(key.name, files: files),
          at: use.place,
          help: PublishingSwitch.help
        )
      }
      return .note(
        "unknown-key",
        "unknown key \"\(key.name)\" in \(use.what)\(files)",
        at: use.place,
        help: use.help
      )
    }
  }

  func add(_ diagnostic: Diagnostic) { add([diagnostic]) }

  func add(_ more: [Diagnostic]) {
    count += more.count
    diagnostics += more
  }

  func error(_ rule: String, _ message: String, at place: SourceRange?, help: String? = nil) {
    add(.error(rule, message, at: place, help: help))
  }

  /// A message, a note if nothing is said, that is made once for all that has the same `occasion`.
  func noteOnce(
    _ rule: String,
    _ severity: Severity = .note,
    for occasion: String,
    _ message: String,
    at place: SourceRange?,
    help: String? = nil
  ) {
    count += 1
    guard reported.insert("\(rule) \(occasion)").inserted else { return }
    add(Diagnostic(severity, rule: rule, message, at: place, help: help))
  }

  func warning(_ rule: String, _ message: String, at place: SourceRange?, help: String? = nil) {
    add(.warning(rule, message, at: place, help: help))
  }
}

extension Diagnosed {
  /// The value alone; what was noticed goes to the log.
  func logged(to log: Log) -> Value {
    log.add(diagnostics)
    return value
  }
}
