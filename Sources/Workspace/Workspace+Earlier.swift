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
    guard !path.hasPrefix("/"), let file = RelativePath.resolved(path, from: client) else {
      return .failure(ReadFault(words: "it is outside of the workspace"))
    }
    switch Disk.content(of: root + "/" + file) {
    case .failure(let fault): return .failure(ReadFault(words: fault.words))
    case .success(let bytes):
      guard isWithin(file, folders: [root, root + "/" + client]) else {
        return .failure(ReadFault(words: "it is a link that leads out of the workspace"))
      }
      return .success(SourceText(file: file, bytes: bytes))
    }
  }

  private func isWithin(_ file: String, folders: [String]) -> Bool {
    guard let real = Disk.realPath(root + "/" + file) else { return false }
    return folders.compactMap(Disk.realPath).contains { real.hasPrefix($0 + "/") }
  }
}
