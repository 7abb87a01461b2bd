import Diagnostics
import Files
import Formats
import GapAnalysis
import Report
import Workspace

/// A version that was issued for another audience than that of the site at hand.
extension IssueCheck {
  /// An error where the version was issued for others, and from none of the inputs that this site has:
  /// two reports of one version could not be told apart.
  var changedSinceOthers: Diagnostic? {
    let others = folder.issued.filter { $0.version == client.version && $0.audience != audience }
    let differences = others.map { ($0, changes(sinceOther: $0)) }
    guard let (record, words) = differences.first, differences.allSatisfy({ !$0.1.isEmpty }) else {
      return nil
    }
    let isWhole = record.audience == Audience.full
    return .error(
      "issued-changed",
      "version \(record.version) was issued on \(record.day)\(isWhole ? "" : " for \(record.audience)") "
        + "and its inputs are others now: \(words)",
      at: file,
      help:
        "give the report a new version in client.yml, or issue that one again first: gapbook issue "
        + "\(client.slug)\(isWhole ? "" : " --audience \(record.audience)") --reissue REASON"
    )
  }

  /// How the inputs differ from those of an edition for others, as far as both have them: what pages of
  /// one edition alone show, fonts, and reasons of reissues are no matter.
  private func changes(sinceOther record: IssuedVersion) -> String {
    let before = record.inputs.filter { input in
      !input.path.hasPrefix("font ") && !input.path.contains("/\(IssuedVersion.folder)/")
    }
    let own = Dictionary(firstOf: inputs.map { ($0.path, $0.digest) })
    let known = Set(before.map(\.path))
    let workspace = site.workspace
    let still = before.compactMap { input -> IssuedVersion.File? in
      if let digest = own[input.path] {
        return IssuedVersion.File(path: input.path, digest: digest)
      }
      guard Disk.isThere(workspace.root + "/" + input.path),
        let bytes = workspace.read(input.path)
      else { return nil }
      return IssuedVersion.File(path: input.path, digest: SHA256.hex(bytes))
    }
    let read = Set((site.provenance?.inputs ?? []).map(\.path))
    let new = inputs.filter { read.contains($0.path) && !known.contains($0.path) }
    return changes(from: before, to: still + new, asOf: record.asOf)
  }
}

extension ComposedWorkspace {
  /// Errors for what is to be exported of reports that say that they are issued, where their versions
  /// were issued from other inputs and `bytes` are none of the file that was issued.
  func faultsOfIssued(_ options: BuildOptions, _ file: String, _ bytes: [UInt8]) -> [Diagnostic] {
    var options = options
    options.delivery.heedsIssues = true
    return sites.flatMap { site -> [Diagnostic] in
      guard let slug = site.slug,
        let folder = workspace.clients.first(where: { $0.slug == slug })?.folder.value,
        folder.client.reportStatus == .issued
      else { return [] }
      let state = IssueCheck(site: site, folder: folder, options: options).state()
      let errors = state.diagnostics.filter { $0.severity == .error }
      guard case .doubted(let record, let error, _) = state.value else { return errors }
      let digest = SHA256.hex(bytes)
      let isSame = record.files.contains { $0.path == "data/" + file && $0.digest == digest }
      return isSame ? errors : errors + [error]
    }
  }
}
