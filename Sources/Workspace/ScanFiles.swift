import Diagnostics
import Files
import Formats
import GapAnalysis
import Regulation
import Scans

/// Reads the files of scans that a client's evidence names.
struct ScanFiles {
  /// The paths of the client's files, below its folder.
  let paths: [String]
  /// The folder as diagnostics name it.
  let folder: String
  /// The folder's path.
  let path: String
  let law: Law
  let log: Log

  /// Reads each scan into its item of evidence, and lists the files.
  ///
  /// The same bytes are read once. Evidence without a day of its own has that of its scan.
  func read(into evidence: inout [Evidence]) -> [ScannedFile] {
    var known: [String: Read] = [:]
    var itemsByDigest: [String: String] = [:]
    for index in evidence.indices {
      guard let named = evidence[index].file, let file = file(named) else { continue }
      let key = "\(file) \(evidence[index].format?.value.rawValue ?? "")"
      guard let read = known[key] ?? self.read(file, evidence[index]) else { continue }
      known[key] = read
      if let first = itemsByDigest[read.file.digest] {
        log.warning(
          "duplicate-scan",
          "the scan of evidence \"\(evidence[index].id)\" has the bytes of that of \"\(first)\"",
          at: named.place,
          help: "its results count twice; delete one of the two"
        )
      }
      itemsByDigest[read.file.digest] = evidence[index].id
      evidence[index].scan = read.scan
      addDay(to: &evidence[index])
    }
    return Set(known.values.map(\.file)).sorted { $0.file < $1.file }
  }

  private struct Read {
    let file: ScannedFile
    let scan: Scan?
  }

  /// The path of a file below the client's folder; nil, with an error, where there is none.
  private func file(_ named: Sourced<String>) -> String? {
    let path = named.value.hasPrefix("/") ? nil : RelativePath.resolved(named.value)
    if let path, paths.contains(path) { return path }
    let nearest = nearestName(to: path ?? named.value, in: paths)
    log.error(
      "missing-file",
      path == nil
        ? "\"\(named.value)\" is not in the client's folder"
        : "there is no file \"\(named.value)\" in the client's folder",
      at: named.place,
      help: nearest.map(didYouMean)
        ?? "write the path from the client's folder, such as scans/prowler.csv"
    )
    return nil
  }

  private func read(_ file: String, _ item: Evidence) -> Read? {
    let name = folder + "/" + file
    var reader = ScanReader(
      file: name,
      stated: item.format,
      catalog: law.catalog,
      crosswalk: law.crosswalk
    )
    var digest = SHA256.Stream()
    let result = Disk.readInPieces(path + "/" + file) { piece in
      digest.add(piece)
      reader.feed(piece)
    }
    if case .failure(let fault) = result {
      log.add(FileTree.unreadable(name, fault.words))
      return nil
    }
    let scan = reader.finish()
    log.add(scan.diagnostics)
    return Read(file: ScannedFile(file: name, digest: digest.hex()), scan: scan.value)
  }

  private func addDay(to item: inout Evidence) {
    guard let scan = item.scan else { return }
    if let day = scan.day, let collected = item.collected, collected < day {
      log.warning(
        "collected-before-scan",
        "evidence \"\(item.id)\" is collected on \(collected), before its scan was run on \(day)",
        at: item.place,
        help: "leave out collected: the scan has its own date"
      )
    }
    item.collected = item.collected ?? scan.day
    guard item.collected == nil else { return }
    log.warning(
      "scan-without-day",
      "the scan of evidence \"\(item.id)\" says no day, and neither does the item",
      at: item.place,
      help: "write the day on which it was run as collected:"
    )
  }
}
