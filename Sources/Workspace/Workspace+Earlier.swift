public import Diagnostics
import Files
import Formats

extension Workspace {
  /// Why a file that a client names cannot be read.
  public struct ReadFault: Error, Sendable {
    /// The reason in words.
    public let words: String
  }

  /// The file that a client's `previous:` names, seen from the client's folder; it must be in the
  /// workspace, links followed.
  public func earlier(_ path: String, of slug: String) -> Result<SourceText, ReadFault> {
    let client = contentPath("clients/\(slug)")
    guard !path.hasPrefix("/"), let file = inside(path, from: client) else {
      return .failure(ReadFault(words: "it is outside of the workspace"))
    }
    let whole = file.hasPrefix("/") ? file : root + "/" + file
    // Whether it may be read is asked first: no word of another file is to be said.
    guard let real = Disk.realPath(whole) else {
      return .failure(ReadFault(words: SystemFault().words))
    }
    guard links.allows(real) else {
      return .failure(ReadFault(words: "it is a link that leads out of the workspace"))
    }
    return Disk.content(of: real).map { SourceText(file: file, bytes: $0) }
      .mapError { ReadFault(words: $0.words) }
  }

  /// A path below the root, or the whole path of a file in a folder that the call allows.
  private func inside(_ path: String, from client: String) -> String? {
    if let file = RelativePath.resolved(path, from: client) { return file }
    return Disk.realPath("\(root)/\(client)/\(path)").flatMap { links.allows($0) ? $0 : nil }
  }
}
