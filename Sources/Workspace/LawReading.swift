import Diagnostics
import Regulation

/// The law with the files that it was read from.
struct LoadedLaw {
  let law: Law
  let sources: [SourceText]
}

/// Reads the files of `regulation/`; a workspace's file takes the place of the built-in one.
struct LawReading {
  let own: [SourceText]
  /// The built-in files with the paths that a workspace's file would have.
  let builtIn: [(path: String, source: SourceText)]
  let log: Log

  /// The law of all these files together.
  func law() -> LoadedLaw {
    let read = parts()
    return LoadedLaw(law: read.parts.joined(log: log), sources: read.sources)
  }

  private func parts() -> (parts: LawParts, sources: [SourceText]) {
    var parts = LawParts()
    var sources = own.filter { RegulationReader.read($0, into: &parts, log: log) }
    let ownByName = Dictionary(firstOf: sources.map { ($0.file, $0) })
    // The built-in file replaces one that cannot be read: every name of it would be unknown.
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
