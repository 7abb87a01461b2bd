import Diagnostics
import Files
import Formats
import GapAnalysis
import Report
import Workspace

/// The editions of clients' sites in an output that a build does not make.
extension Sites {
  /// A warning for each that was made from other inputs than the client's site now is: it may have what
  /// its audience must not see any more.
  func staleEditions(in old: OutputFolder, besides folders: [String]) -> [Diagnostic] {
    let made = Set(folders)
    let slugs = Set(
      folders.filter { $0.hasPrefix("clients/") }.map {
        clientSlug(ofSite: String($0.dropFirst(8).dropLast()))
      }
    )
    return old.clients.filter { name in
      !made.contains("clients/\(name)/") && slugs.contains(clientSlug(ofSite: name))
        && workspace.knows(editionOfSite: name)
    }.compactMap { stale($0, in: old) }
  }

  private func stale(_ name: String, in old: OutputFolder) -> Diagnostic? {
    let slug = clientSlug(ofSite: name)
    let audience = audience(ofSite: name) ?? Audience.full
    let finding = Audience.finding(of: audience)
    guard let entry = workspace.clients.first(where: { $0.slug == slug }),
      let before = Disk.read("\(old.path)/clients/\(name)/data/\(Provenance.name)")
        .flatMap(Provenance.inputsSum)
    else { return nil }
    var trial = self
    if finding.map(entry.findingIDs.contains) ?? true {
      guard let site = trial.site(of: entry, for: audience), site.issue.record == nil,
        let now = site.inputsSum, now != before
      else { return nil }
    }
    let flag =
      finding.map { " --finding \($0)" }
      ?? (audience == Audience.full ? "" : " --audience \(audience)")
    return .warning(
      "stale-edition",
      "clients/\(name) of the output stays, and was made from other inputs: it may show what its readers "
        + "must not see any more",
      at: nil,
      help:
        "gapbook build --client \(slug)\(flag) makes it again; delete the folder if nobody gets it"
    )
  }
}

extension ComposedSite {
  /// A digest of all that it would be made from; nil where that is not known.
  fileprivate var inputsSum: String? {
    var all = provenance
    all?.add(
      report.copies.compactMap { copy in
        let path = workspace.contentPath(copy.source)
        return workspace.read(path).map { InputFile(path: path, digest: SHA256.hex($0)) }
      }
    )
    return all?.inputsSum
  }
}
