import Diagnostics

/// What an earlier run kept of the regulation it read, so that the next need not parse YAML.
///
/// The memo holds the files themselves beside what was read from them: it counts only where every
/// byte of them is the same and the program is the same, and only law without a fault is kept.
public struct LawMemo: Sendable {
  /// The program that reads and writes it, whatever tells one build of it from another.
  private let program: String
  /// What was kept; nil where there is nothing.
  private let kept: [UInt8]?

  /// A memo of a program; `kept` is what ``Workspace/freshLawMemo`` gave an earlier run.
  public init(program: String, kept: [UInt8]?) {
    self.program = program
    self.kept = kept
  }

  /// What was read from the very same files; nil where the memo does not hold it.
  func parts(of files: [SourceText]) -> LawParts? {
    let key = key(of: files)
    guard let kept, kept.starts(with: key) else { return nil }
    guard var unpacker = try? Unpacker(kept, from: key.count) else { return nil }
    return try? unpacker.take() as LawParts
  }

  /// What is to be kept for the next run.
  func bytes(_ parts: LawParts, of files: [SourceText]) -> [UInt8] {
    var packer = Packer()
    packer.put(parts)
    return key(of: files) + packer.packed()
  }

  /// Program and files, each with its length, so that no two lists of files look alike.
  private func key(of files: [SourceText]) -> [UInt8] {
    var key = Array("gapbook-law\n\(program)\n\(files.count)\n".utf8)
    for file in files {
      key += "\(file.file.utf8.count) \(file.bytes.count)\n".utf8
      key += file.file.utf8
      key += file.bytes
    }
    return key
  }
}
