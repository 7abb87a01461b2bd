import Diagnostics
import Formats
import GapAnalysis

/// The files of a client's folder by what becomes of them.
struct ClientFiles {
  /// The client's files, paths below its folder.
  let files: [FileTree.File]
  let slug: String

  /// The files that a client's folder is read for.
  static let dataFiles = [
    "client.yml", "responses.csv", "responses.yml", "evidence.yml", "risks.yml", "breaches.yml",
    "exposure.yml", "readiness.yml", PHIAllowReader.name,
  ]
  private static let folders = ["findings", "policies", "templates", IssuedVersion.folder]

  /// Files that no site of the client may show, as paths below the content folder: what evidence
  /// names, in the client's folder and among the files that all share.
  ///
  /// A finding and a policy stay what they are; that they are named is a warning.
  func withheld(by evidence: [Evidence], shared: [String], log: Log) -> Set<String> {
    let locations = EvidenceLocations(evidence.compactMap(\.location), slug: slug)
    let prefix = "content/clients/\(slug)/"
    let own = files.filter { !isRead($0) }
    let named = locations.named(
      among: own.map { prefix + $0.path } + shared.map { "content/" + $0 }
    )
    // The file of a scan is read; no site has it.
    let scans = Set(evidence.compactMap { $0.file.map { RelativePath.withoutDots($0.value) } })
    var withheld = named.files.union(named.others)
      .union(own.map(\.path).filter(scans.contains).map { prefix + $0 })
    for file in own {
      let path = prefix + file.path
      if file.isMarkdown, file.folders.first.map(["findings", "policies"].contains) ?? false {
        if withheld.remove(path) != nil, named.files.contains(path) { reportPublished(path, log) }
      } else if named.isEverything, !file.isMarkdown || !file.folders.isEmpty {
        // The pages beside client.yml are the report's own.
        withheld.insert(path)
      }
    }
    reportElsewhere(named.elsewhere, withheld, evidence, log)
    return Set(withheld.map { String($0.dropFirst("content/".count)) })
  }

  /// Reports files that are taken for evidence by their names.
  private func reportElsewhere(
    _ locations: [String: Set<String>],
    _ withheld: Set<String>,
    _ evidence: [Evidence],
    _ log: Log
  ) {
    for item in evidence {
      guard let location = item.location else { continue }
      let files = (locations[location] ?? []).intersection(withheld).sorted()
      guard let first = files.first else { continue }
      let more = files.count > 1 ? " and \(files.count - 1) more" : ""
      log.warning(
        "withheld-evidence",
        "\"\(location)\" is taken for \(first)\(more), which no site publishes",
        at: item.place,
        help:
          "write the file's path from the client's folder, or give a file that is none another name"
      )
    }
  }

  private func reportPublished(_ path: String, _ log: Log) {
    log.warning(
      "published-evidence",
      "\(path) is named as evidence and is published all the same: it is a finding or a policy",
      at: .file(path),
      help: "name the place of the evidence itself, outside of the workspace"
    )
  }

  /// Whether a file is read as data or as a template.
  private func isRead(_ file: FileTree.File) -> Bool {
    Self.dataFiles.contains(file.path) || file.folders.first == "templates" || file.isIssueRecord
  }

  /// Files that pages may link and show, as paths below the client's folder: no data, no page and no
  /// template.
  var assets: [String] {
    files.filter { !isRead($0) && !$0.isMarkdown }.map(\.path)
  }

  /// Those of the assets that are lost unless a page links them.
  ///
  /// Earlier assessments are read when a flag names them, and what is nearly data is reported already.
  func looseFiles(besides withheld: Set<String>) -> [String] {
    files.filter { file in
      !isRead(file) && !file.isMarkdown && !file.isEditorsOwn
        && !(file.folders.isEmpty && Self.meant(by: file) != nil)
        && !(file.name == "assessment.json" && !file.folders.isEmpty)
    }.map { "clients/\(slug)/\($0.path)" }.filter { !withheld.contains($0) }
  }

  /// Reports files and folders whose names are nearly those of data.
  func reportNearNames(in folder: String, log: Log) {
    for file in files where file.folders.isEmpty {
      guard let meant = Self.meant(by: file) else { continue }
      log.warning(
        "unknown-file",
        "\(folder)/\(file.path) is not read",
        at: .file(folder + "/" + file.path),
        help: "did you mean \"\(meant)\"?"
      )
    }
    var reported: Set<String> = []
    for file in files {
      guard let name = file.folders.first, !Self.folders.contains(name),
        let meant = Self.folders.first(where: { Self.isNear(name, $0) }),
        reported.insert(name).inserted
      else { continue }
      log.warning(
        "unknown-file",
        "\(folder)/\(name) is not read as \(meant)",
        at: .file(folder + "/" + file.path),
        help: "did you mean \"\(meant)\"?"
      )
    }
  }

  /// The data file that a name nearly is: in other letters, in the singular, or saved in another
  /// format; nil for the data files themselves.
  static func meant(by file: FileTree.File) -> String? {
    guard !dataFiles.contains(file.path), !file.isMarkdown else { return nil }
    let stem = file.name.prefix { $0 != "." }.lowercased()
    let near = dataFiles.filter { isNear(stem, String($0.prefix { $0 != "." })) }
    return near.first { $0.hasSuffix("." + file.fileExtension) } ?? near.first
  }

  private static func isNear(_ name: String, _ known: String) -> Bool {
    let singular =
      known.hasSuffix("ies")
      ? known.dropLast(3) + "y" : known.dropLast(known.hasSuffix("s") ? 1 : 0)
    let name = name.lowercased()
    return name == known || name == singular || name == known + "s"
      || known.hasSuffix("es") && name == known.dropLast(2)
  }
}

extension FileTree.File {
  /// Whether, below a client's folder, it records a version that was issued.
  ///
  /// One whose ending was changed is one all the same, and an error: it would freeze nothing in silence.
  var isIssueRecord: Bool {
    folders == [IssuedVersion.folder] && ["yml", "yaml"].contains(fileExtension)
  }

  /// Whether an editor or a desktop made it for itself.
  var isEditorsOwn: Bool {
    name.hasSuffix("~") || name.hasPrefix("~$") || name.hasPrefix("#") && name.hasSuffix("#")
      || ["thumbs.db", "desktop.ini"].contains(name.lowercased())
  }
}
