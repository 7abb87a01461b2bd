import Diagnostics
import GapAnalysis
import TestSupport
import Testing
import Workspace

/// Loads a folder of files without the built-in law; the folder is gone afterwards.
func loaded(_ files: KeyValuePairs<String, FolderEntry>) throws -> Diagnosed<Workspace> {
  let folder = try TemporaryFolder(files)
  return try load(folder.path, options: LoadOptions(withStarter: false))
}

/// Diagnostics as `file:line:column rule`, sorted.
func told(_ diagnostics: [Diagnostic]) -> [String] {
  diagnostics.sorted().map { diagnostic in
    let place = diagnostic.place.map { "\($0.file):\($0.start.line):\($0.start.column) " } ?? ""
    return place + diagnostic.rule
  }
}

/// The places of marks in the order of their names, as `told` writes them.
func expected(_ marks: MarkedText, in file: String, _ rules: String...) -> [String] {
  zip(marks.marks.sorted { $0.key < $1.key }, rules).map { mark, rule in
    "\(file):\(mark.value.line):\(mark.value.column) \(rule)"
  }
}
