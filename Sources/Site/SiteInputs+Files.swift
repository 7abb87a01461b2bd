import Diagnostics
import Files
import Formats
import GapAnalysis
import Report
import Workspace

extension SiteInputs {
  /// The files that a client's report is made from, with their digests: of what is built in, the
  /// tool's version answers for the templates.
  func inputFiles(
    _ folder: ClientFolder,
    background: Set<String>,
    assessment: Assessment,
    previous: SourceText?
  ) -> [InputFile] {
    let sources =
      workspace.sharedSources + workspace.frameworkSources + folder.sources
      + (previous.map { [$0] } ?? [])
      + workspace.templates.filter { !$0.isBuiltIn }.map(\.source)
    let pages = folder.policyPages + workspace.pages.filter { background.contains($0.file) }
    var digests: [String: String] = [:]
    for page in pages { digests[page.file] = digests[page.file] ?? page.digest }
    for scan in folder.scans { digests[scan.file] = scan.digest }
    for source in sources where digests[source.file] == nil {
      digests[source.file] = SHA256.hex(source.bytes)
    }
    return digests.map { InputFile(path: shown($0.key), digest: $0.value) }
      .naturally(by: \.path)
  }

  /// A file from outside the workspace, which a flag named, is reported by its name alone.
  private func shown(_ path: String) -> String {
    guard path.hasPrefix("/") || path.hasPrefix("..") else { return path }
    return path.split(separator: "/").last.map(String.init) ?? path
  }
}

extension Workspace {
  /// The glossaries that are its own: neither built in nor copies of what is.
  var glossaries: [SourcePage] {
    pages.filter { page in
      page.stem.lowercased() == "glossary" && !page.isBuiltIn && !BodyFields.isCopy(page)
    }
  }
}
