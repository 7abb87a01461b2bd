import Diagnostics
import Regulation

/// The law with the files that it was read from, and what the next run may keep of it.
struct LoadedLaw {
  let law: Law
  let sources: [SourceText]
  let memo: [UInt8]?
}

/// Reads the files of `regulation/`; a workspace's file takes the place of the built-in one.
struct LawReading {
  let own: [SourceText]
  /// The built-in files with the paths that a workspace's file would have.
  let builtIn: [(path: String, source: SourceText)]
  let log: Log

  /// The law: from a memo if it holds the very same files, else from YAML.
  func law(memo: LawMemo?) -> LoadedLaw {
    if let parts = memo?.parts(of: own) {
      let names = Set(own.map(\.file))
      let standIns = builtIn.filter { !names.contains($0.path) }.map(\.source)
      return LoadedLaw(law: parts.joined(log: log), sources: own + standIns, memo: nil)
    }
    let faults = log.diagnostics.count
    let read = parts()
    let law = read.parts.joined(log: log)
    let isSound = log.diagnostics.count == faults
    return LoadedLaw(
      law: law,
      sources: read.sources,
      memo: isSound && !isBuiltIn ? memo?.bytes(read.parts, of: own) : nil
    )
  }

  /// Whether every file is a built-in one as it stands, which is read without parsing YAML.
  private var isBuiltIn: Bool {
    own.allSatisfy { file in
      builtIn.contains { $0.path == file.file && $0.source.bytes == file.bytes }
    }
  }

  private func parts() -> (parts: LawParts, sources: [SourceText]) {
    var parts = LawParts()
    var sources = own.filter { RegulationReader.read($0, into: &parts, log: log) }
    let ownByName = Dictionary(
      sources.map { ($0.file, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    // The built-in file stands in for one that cannot be read: every name of it would be unknown.
    for (path, source) in builtIn where ownByName[path] == nil {
      _ = RegulationReader.read(source, into: &parts, log: log)
      sources.append(source)
    }
    for (path, source) in builtIn where VanishedEntries.hold(path) {
      guard let own = ownByName[path] else { continue }
      log.add(VanishedEntries(own: own, builtIn: source).diagnostics(among: parts))
    }
    return (parts, sources)
  }
}
