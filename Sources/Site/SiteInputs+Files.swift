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
    let withheld = Set(
      folder.findingPages.filter { assessment.finding($0.key) == nil }.map(\.value.file)
    )
    let sources =
      workspace.sharedSources + folder.sources + folder.policyPages.map(\.source.value)
      + (previous.map { [$0] } ?? [])
      + workspace.pages.filter { background.contains($0.file) }.map(\.source.value)
      + workspace.templates.filter { !$0.isBuiltIn }.map(\.source)
    var digests: [String: String] = [:]
    for source in sources where !withheld.contains(source.file) {
      digests[source.file] = digests[source.file] ?? SHA256.hex(source.bytes)
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
