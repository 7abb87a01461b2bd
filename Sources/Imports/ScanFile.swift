import Diagnostics
import Files
import Formats
import GapAnalysis
import Regulation
import Scans

/// The file of a scan that is imported.
struct ScanFile {
  /// Its real path.
  let path: String
  /// As messages name it.
  let shown: String
  /// Its path below the client's folder; nil where it is outside of it.
  private let inside: String?

  /// Where the file is to be, below the client's folder.
  struct Place {
    let name: String
    let path: String
    /// Whether it is copied there.
    let isCopy: Bool
  }

  /// The folder below the client's into which scans are copied.
  private static let folder = "scans"

  /// - Throws: `ImportFault` where it is not there or no file.
  init(_ file: String, _ client: ImportedClient) throws(ImportFault) {
    switch Disk.kind(following: file) {
    case nil: throw ImportFault("there is no file \(file)")
    case .folder: throw ImportFault("\(file) is a folder, and an import reads a file")
    case .other: throw ImportFault("\(file) is no regular file")
    default: break
    }
    path = Disk.realPath(file) ?? Disk.wholePath(file)
    let folder = (Disk.realPath(client.root + "/" + client.path) ?? client.path) + "/"
    inside = path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : nil
    shown = inside.map { client.path + "/" + $0 } ?? path
  }

  /// What the scanner found; nil, with errors, where that cannot be read.
  ///
  /// - Throws: `OutputError` where the system does not let it be read.
  func read(_ format: ScanFormat?, _ client: ImportedClient) throws -> Diagnosed<Scan?> {
    var reader = ScanReader(
      file: shown,
      stated: format.map { Sourced($0, at: .file(shown)) },
      catalog: client.law.catalog,
      crosswalk: client.law.crosswalk
    )
    if case .failure(let fault) = Disk.readInPieces(path, { reader.feed($0) }) {
      throw OutputError.refused(path: shown, reason: fault.words)
    }
    return reader.finish()
  }

  /// Its digest; nil where it cannot be read.
  var digest: String? { Self.digest(of: path) }

  static func digest(of path: String) -> String? {
    var digest = SHA256.Stream()
    guard case .success = Disk.readInPieces(path, { digest.add($0) }) else { return nil }
    return digest.hex()
  }

  /// Where it is to be: where it is, or in the folder of scans, over no other file.
  ///
  /// - Throws: `ImportFault` where another file has its name there.
  func destination(in client: ImportedClient) throws(ImportFault) -> Place {
    if let inside { return Place(name: inside, path: path, isCopy: false) }
    let last = path.split(separator: "/").last.map(String.init) ?? "scan"
    let name = Self.folder + "/" + last
    let target = client.root + "/" + client.path + "/" + name
    guard Disk.kind(of: target) != nil else { return Place(name: name, path: target, isCopy: true) }
    if let digest, digest == Self.digest(of: target) {
      return Place(name: name, path: target, isCopy: false)
    }
    throw ImportFault(
      "\(client.path)/\(name) is there already, with other content: rename \(shown), or delete the other"
    )
  }

  /// Copies it, where it is to be copied: wholly, or nothing.
  func copy(to place: Place) throws {
    guard place.isCopy else { return }
    let folder = place.path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    try Disk.makeFolder(folder.joined(separator: "/"))
    let part = place.path + ".part-\(Disk.process)"
    do {
      try Disk.copy(path, to: part)
      if Disk.link(part, as: place.path) {
        Disk.unlink(part)
      } else if Disk.kind(of: place.path) == nil {
        try Disk.move(part, to: place.path)
      } else {
        throw OutputError.refused(path: place.path, reason: "a file of this name came meanwhile")
      }
    } catch {
      Disk.unlink(part)
      throw error
    }
  }

  /// Takes a copy back.
  func remove(_ place: Place) {
    if place.isCopy { Disk.unlink(place.path) }
  }
}
