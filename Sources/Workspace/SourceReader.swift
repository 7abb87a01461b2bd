import Diagnostics

/// Reads files and remembers which; lives in one task and goes nowhere.
final class SourceReader {
  private let source: (String) -> SourceText?
  private var read: [String: SourceText] = [:]

  init(_ source: @escaping (String) -> SourceText?) { self.source = source }

  /// The files that were read, in order of path.
  var sources: [SourceText] { read.values.sorted { $0.file < $1.file } }

  /// A file that is read and is not one of those that are remembered.
  func apart(_ path: String) -> SourceText? { source(path) }

  /// A file; nil, with an error reported elsewhere, where it cannot be read.
  func callAsFunction(_ path: String) -> SourceText? {
    let text = source(path)
    if let text { read[path] = text }
    return text
  }
}
