import Diagnostics

/// A number and what is counted: "1 row", "2 rows".
func counted(_ number: Int, _ noun: String) -> String {
  "\(number) \(noun)\(number == 1 ? "" : "s")"
}

extension ResponsePlacing {
  /// What an import did to the responses, in a line.
  func summary(placed: String, in target: ResponsesFile) -> String {
    "\(changed.isEmpty ? "nothing changed in" : "wrote") \(target.name): \(placed) placed, "
      + "\(counted(changed.count, "requirement")) changed, "
      + "\(kept.count) as \(kept.count == 1 ? "it was" : "they were")"
  }
}

extension Diagnostic {
  /// That an import writes nothing, why, and what it would write where it is asked to.
  static func importRefused(_ why: String, file: String, rest: String?) -> Diagnostic {
    .note(
      "import-refused",
      "nothing is written: \(why)",
      at: .file(file),
      help: rest.map { "--partial writes the \($0) all the same" }
    )
  }
}
