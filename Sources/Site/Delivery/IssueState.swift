import Diagnostics
import Files
import Formats
import GapAnalysis
import Regulation
import Report
import Workspace

/// Whether the version of a client's report is free, frozen, or being issued.
enum IssueState: Sendable {
  /// Nothing holds it to what it was.
  case free
  /// It was issued, and its inputs are as they were then.
  case frozen(IssuedVersion)
  /// It was issued from other inputs: an error, unless the site shows the same, of which there is a note.
  case doubted(IssuedVersion, error: Diagnostic, note: Diagnostic)
  /// It is issued by this build.
  case issuing(IssueDraft)

  /// What it is held to; nil where it is not.
  var record: IssuedVersion? {
    switch self {
    case .frozen(let record), .doubted(let record, _, _): record
    case .free, .issuing: nil
    }
  }

  /// Whether its inputs are others.
  var isDoubted: Bool { if case .doubted = self { true } else { false } }
}

/// What is known of a version before its site is made.
struct IssueDraft: Sendable {
  let slug: String
  let audience: String
  /// The site's folder in the output.
  let site: String
  let version: String
  let day: Day
  let asOf: Day
  let tool: String
  let inputs: [IssuedVersion.File]
  let earlier: [IssuedVersion.Earlier]

  /// The record's file, as the workspace names it.
  var file: String {
    "content/clients/\(slug)/\(IssuedVersion.path(version: version, audience: audience))"
  }

  /// The record, once the files of the site are known.
  func record(_ files: [IssuedVersion.File], sums: String) -> IssuedVersion {
    IssuedVersion(
      version: version,
      audience: audience,
      day: day,
      asOf: asOf,
      tool: tool,
      inputs: inputs,
      files: files,
      sums: sums,
      earlier: earlier,
      place: .file(file)
    )
  }
}

/// Compares the version of a composed site with what was issued under it.
struct IssueCheck {
  let site: ComposedSite
  let folder: ClientFolder
  let options: BuildOptions

  var client: Client { folder.client }
  var file: SourceRange { .file("content/clients/\(client.slug)/client.yml") }

  var audience: String { site.audience ?? Audience.full }

  /// The record of the version for the site's audience; nil where there is none.
  private var record: IssuedVersion? {
    folder.issued.first { $0.version == client.version && $0.audience == audience }
  }

  /// What holds for the version, and what is wrong with it.
  func state() -> Diagnosed<IssueState> {
    guard options.delivery.heedsIssues else { return Diagnosed(.free) }
    if let request = options.delivery.issue, request.slug == client.slug,
      request.audience == audience
    {
      return issued(request)
    }
    guard let record else {
      if let error = changedSinceOthers { return Diagnosed(.free, [error]) }
      // An edition is issued where somebody gets it, which need not be.
      let isDue = site.isWhole && client.reportStatus == .issued
      return Diagnosed(.free, isDue ? [withoutRecord] : [])
    }
    return frozen(record)
  }

  private var withoutRecord: Diagnostic {
    .warning(
      "issued-without-record",
      client.version.map { "version \($0) says that it is issued, and no record freezes it" }
        ?? "the report says that it is issued, and has no version that could be frozen",
      at: client.place,
      help: "gapbook issue \(client.slug) records what is delivered; until then say status: draft"
    )
  }

  private func frozen(_ record: IssuedVersion) -> Diagnosed<IssueState> {
    let changes = changes(since: record)
    guard !changes.isEmpty else { return Diagnosed(.frozen(record)) }
    let error = Diagnostic.error(
      "issued-changed",
      "version \(record.version) was issued on \(record.day) and its inputs are others now: "
        + changes,
      at: file,
      help:
        "give the report a new version: in client.yml, or issue this one again: gapbook issue "
        + "\(client.slug)\(site.isWhole ? "" : " --audience \(audience)") --reissue REASON"
    )
    guard record.asOf == site.report.asOf, !changesDocumentsAlone(record) else {
      return Diagnosed(.free, [error])
    }
    let note = Diagnostic.note(
      "issued-same",
      "version \(record.version) was issued on \(record.day) and its inputs are others now (\(changes)); "
        + "its pages and data are the same, and it stays as it was issued",
      at: file
    )
    return Diagnosed(.doubted(record, error: error, note: note))
  }

  /// Whether what changed is seen in documents alone, which are not made to compare them.
  private func changesDocumentsAlone(_ record: IssuedVersion) -> Bool {
    guard record.hasDocument(".pdf") || record.hasDocument(".docx") else { return false }
    let changed = Set(record.inputs).symmetricDifference(inputs)
    return changed.contains { $0.path.hasPrefix("font ") || $0.path.contains("templates/print/") }
  }

  private func issued(_ request: IssueRequest) -> Diagnosed<IssueState> {
    guard let version = client.version, !version.allSatisfy(\.isWhitespace) else {
      let error = Diagnostic.error(
        "missing-key",
        "client.yml lacks \"version\", under which the report is to be issued",
        at: file,
        help: "version: \"1.0\""
      )
      return Diagnosed(.free, [error])
    }
    guard client.asOf ?? options.asOf ?? site.workspace.configuration.asOf?.value != nil else {
      let error = Diagnostic.error(
        "undated-issue",
        "a report without an as-of date cannot be issued: tomorrow it would hold for another day",
        at: file,
        help: "as_of: \(options.today)"
      )
      return Diagnosed(.free, [error])
    }
    if request.reason == nil, let record {
      let held = frozen(record)
      guard !held.diagnostics.hasErrors, !held.value.isDoubted else { return held }
      let note = Diagnostic.note(
        "already-issued",
        "version \(version) was issued on \(record.day) from the same inputs: nothing is recorded anew",
        at: record.place
      )
      return Diagnosed(held.value, [note])
    }
    if request.reason != nil, record == nil {
      let error = Diagnostic.error(
        "nothing-to-reissue",
        "version \(version) was never issued, so that it cannot be issued again",
        at: file,
        help: "gapbook issue \(client.slug), without --reissue"
      )
      return Diagnosed(.free, [error])
    }
    if record == nil, let error = changedSinceOthers { return Diagnosed(.free, [error]) }
    let draft = IssueDraft(
      slug: client.slug,
      audience: audience,
      site: site.folder,
      version: version,
      day: request.day,
      asOf: site.report.asOf,
      tool: options.toolVersion,
      inputs: inputs,
      earlier: earlier(version, request)
    )
    let notes = madeAgain(request) + (client.reportStatus == .draft ? [isDraft] : [])
    return Diagnosed(.issuing(draft), notes)
  }

  /// Says which documents a version that is issued again has because it had them.
  private func madeAgain(_ request: IssueRequest) -> [Diagnostic] {
    guard let record, request.reason != nil else { return [] }
    let documents = record.files.map(\.path).filter(ComposedSite.isDocument)
    guard !documents.isEmpty else { return [] }
    return [
      .note(
        "issued-documents",
        "\(documents.joined(separator: " and ")) \(documents.count == 1 ? "was" : "were") part of version "
          + "\(record.version), and \(documents.count == 1 ? "is" : "are") made again",
        at: record.place
      )
    ]
  }

  private var isDraft: Diagnostic {
    .warning(
      "issued-draft",
      "the report is issued and its pages say that it is a draft",
      at: client.place,
      help: "status: issued in client.yml"
    )
  }

  private func earlier(_ version: String, _ request: IssueRequest) -> [IssuedVersion.Earlier] {
    guard let record, let reason = request.reason else { return [] }
    let replaced = IssuedVersion.Earlier(
      day: record.day,
      tool: record.tool,
      inputs: record.inputsDigest,
      sums: record.sums,
      reissue: Reissue(
        version: version,
        day: request.day,
        reason: reason,
        audience: audience
      )
    )
    return record.earlier + [replaced]
  }

  // MARK: - Inputs

  /// The files of the workspace that the site is made from; what is built into the program is no
  /// input, as a newer program must not unfreeze what was issued, and neither are the records.
  var inputs: [IssuedVersion.File] {
    let read = (site.provenance?.inputs ?? []).filter { !$0.path.hasPrefix(BuiltIn.prefix) }
      .map { IssuedVersion.File(path: $0.path, digest: $0.digest) }
    let workspace = site.workspace
    let brand = site.look.brand
    let shown =
      site.report.copies.map { workspace.contentPath($0.source) }
      + [brand.logo, brand.logoDark].compactMap { $0?.value }
    let copied = shown.compactMap { path -> IssuedVersion.File? in
      guard Disk.isThere(workspace.root + "/" + path), let bytes = workspace.read(path) else {
        return nil
      }
      return IssuedVersion.File(path: path, digest: SHA256.hex(bytes))
    }
    let fonts = site.look.fontFiles.map {
      IssuedVersion.File(path: "font " + $0.path, digest: SHA256.hex($0.bytes))
    }
    var seen: Set<String> = []
    return (read + copied + fonts + reissues).filter { seen.insert($0.path).inserted }
  }

  /// The reasons for which other versions were issued again, which this one shows.
  private var reissues: [IssuedVersion.File] {
    folder.issued.filter {
      $0.version != client.version && $0.audience == audience && !$0.earlier.isEmpty
    }
    .map { record in
      let reasons = record.earlier.map { "\($0.reissue.day) \($0.reissue.reason)\n" }.joined()
      return IssuedVersion.File(path: record.place.file, digest: SHA256.hex(Array(reasons.utf8)))
    }
  }

  /// Which inputs are others than those that a version was issued from, in words; empty where none is.
  private func changes(since record: IssuedVersion) -> String {
    changes(from: record.inputs, to: inputs, asOf: record.asOf)
  }

  /// How files differ, and the days for which they hold, in words; empty where they do not.
  func changes(
    from before: [IssuedVersion.File],
    to now: [IssuedVersion.File],
    asOf day: Day
  ) -> String {
    let (old, new) = (Self.byPath(before), Self.byPath(now))
    let changed = new.filter { path, digest in old[path].map { $0 != digest } ?? false }.keys
    let added = Set(new.keys).subtracting(old.keys)
    let gone = Set(old.keys).subtracting(new.keys)
    let days =
      day == site.report.asOf ? [] : ["the as-of date is \(site.report.asOf) and was \(day)"]
    let files = [("changed", Array(changed)), ("added", Array(added)), ("gone", Array(gone))]
    return (days + files.compactMap { Self.words($0, $1) }).joined(separator: "; ")
  }

  private static func byPath(_ files: [IssuedVersion.File]) -> [String: String] {
    Dictionary(firstOf: files.map { ($0.path, $0.digest) })
  }

  private static func words(_ verb: String, _ paths: [String]) -> String? {
    guard !paths.isEmpty else { return nil }
    let more = paths.count > mostNamed ? " and \(paths.count - mostNamed) more" : ""
    return "\(verb): \(paths.naturallySorted().prefix(mostNamed).joined(separator: ", "))\(more)"
  }

  private static let mostNamed = 20
}
