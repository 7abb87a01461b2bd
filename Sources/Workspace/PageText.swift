public import Diagnostics
import Files

/// The text of a page's file: in memory, or to be read again, as a large folder does not fit.
public struct PageText: Sendable {
  private enum Place {
    case memory(SourceText)
    case file(String, Disk.Stamp)
  }

  /// The file as diagnostics name it.
  public let file: String
  private let place: Place
  /// How many bytes it has.
  let size: Int

  /// The rule of the error that says that a file is no longer as it was.
  public static var changedRule: String { "file-changed" }

  /// A text in memory.
  init(_ source: SourceText) {
    file = source.file
    place = .memory(source)
    size = source.bytes.count
  }

  /// A text that is read where it is needed.
  init(_ file: String, at path: String, _ stamp: Disk.Stamp) {
    self.file = file
    size = Int(stamp.size)
    place = .file(path, stamp)
  }

  /// Whether it is in memory.
  var isKept: Bool {
    if case .memory = place { true } else { false }
  }

  /// The text; nothing, with an error, where the file is no longer as it was.
  public var source: Diagnosed<SourceText> {
    switch place {
    case .memory(let source): return Diagnosed(source)
    case .file(let path, let stamp):
      if case .success(let found) = Disk.stampedContent(of: path), found.stamp == stamp {
        return Diagnosed(SourceText(file: file, bytes: found.bytes))
      }
      let fault = Diagnostic.error(
        "file-changed",
        "\(file) was changed while the site was made",
        at: .file(file),
        help: "build again"
      )
      return Diagnosed(SourceText(file: file, bytes: []), [fault])
    }
  }
}

/// A file as it was just read.
struct ReadFile {
  let source: SourceText
  /// Where it is on the disk; nil for one that cannot be read again.
  let path: String?
  let stamp: Disk.Stamp?

  /// A file that is in memory alone.
  init(_ source: SourceText) {
    self.source = source
    path = nil
    stamp = nil
  }

  /// A file of the disk.
  init(_ source: SourceText, at path: String, _ stamp: Disk.Stamp) {
    self.source = source
    self.path = path
    self.stamp = stamp
  }
}

/// Decides which texts stay in memory: the first ones, up to a limit that a folder of ordinary size
/// never reaches.
struct KeptTexts {
  /// Bytes that still stay.
  var room: Int

  mutating func text(of file: ReadFile) -> PageText {
    let size = file.source.bytes.count
    guard size > room, let path = file.path, let stamp = file.stamp else {
      room -= min(size, room)
      return PageText(file.source)
    }
    room = 0
    return PageText(file.source.file, at: path, stamp)
  }
}
