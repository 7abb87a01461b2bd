public import Diagnostics
public import GapAnalysis
import Markdown
import Regulation

/// What the front matter of a policy says, of which every key is optional; an object, as most pages are
/// no policy.
public final class PolicyMatter: Sendable {
  /// The id, where the front matter names one.
  public let id: Sourced<String>?
  /// All else; its id, title and place are those of the page.
  let policy: Policy

  /// The requirements that the policy claims to satisfy.
  public var satisfies: [Sourced<String>] { policy.satisfies }

  init(id: Sourced<String>?, policy: Policy) {
    self.id = id
    self.policy = policy
  }
}

extension PolicyMatter {
  /// The keys of front matter that only a policy has.
  static let keys = [
    "kind", "id", "version", "status", "owner", "approver", "approved", "effective", "review_by",
    "supersedes", "satisfies", "changes",
  ]

  /// The folders whose pages are policies, with the sort of document that they hold.
  private static let folders: [String: Policy.Kind] = [
    "policies": .policy, "procedures": .procedure, "standards": .standard,
    "guidelines": .guideline,
  ]

  /// The sort of document that the nearest folder with a known name says.
  static func kind(ofFolders folders: [String]) -> Policy.Kind? {
    folders.lazy.reversed().compactMap { Self.folders[$0] ?? Self.folders[$0.lowercased()] }.first
  }

  /// The policy of a page without front matter; nil where the folders make it none.
  convenience init?(folders: [String], isIndex: Bool) {
    guard let kind = Self.kind(ofFolders: folders), !isIndex else { return nil }
    self.init(kind: kind, map: nil)
  }

  /// Reads the keys of a policy; nil, with a note on such keys, where the page is none.
  ///
  /// A page is a policy by its folder or by `kind`; the page of a folder itself only by `kind` or
  /// `id`.
  static func read(_ map: YAMLMap, folders: [String], isIndex: Bool, log: Log) -> PolicyMatter? {
    let ofFolder = kind(ofFolders: folders)
    if let own = map.policyKind(isExpected: ofFolder != nil) {
      return PolicyMatter(kind: own, map: map)
    }
    if let ofFolder, !isIndex || map.node("id") != nil {
      return PolicyMatter(kind: ofFolder, map: map)
    }
    reportUnread(map, folders: folders, log: log)
    return nil
  }

  private convenience init(kind: Policy.Kind, map: YAMLMap?) {
    var policy = Policy(id: "", title: "", place: map?.place ?? .workspace)
    policy.kind = kind
    policy.version = map?.text("version")?.value
    policy.status = map?.policyStatus()
    policy.owner = map?.joinedText("owner")?.value
    policy.approver = map?.joinedText("approver")?.value
    policy.approved = map?.day("approved")
    policy.effective = map?.day("effective")
    policy.reviewBy = map?.day("review_by")
    policy.supersedes = map?.texts("supersedes").filter { !$0.value.isEmpty } ?? []
    policy.satisfies = map?.satisfiedIDs() ?? []
    policy.changes =
      map?.list("changes").compactMap { Self.change($0, log: map?.log ?? Log()) } ?? []
    policy.changes += map?.majorRevisions() ?? []
    policy.tags = map?.texts("tags").map(\.value) ?? []
    policy.places = map?.places ?? [:]
    let id = map.flatMap { $0.text("id") ?? $0.text("acronym") }
    self.init(id: id.flatMap { $0.value.isEmpty ? nil : $0 }, policy: policy)
  }

  private static func change(_ node: YAMLNode, log: Log) -> Policy.Change? {
    let what = "an item of \"changes\""
    guard let map = YAMLMap(node, of: what, known: ["version", "day", "text"], log: log),
      let text = map.requiredText("text", of: what)
    else { return nil }
    return Policy.Change(version: map.text("version")?.value, day: map.day("day"), text: text.value)
  }

  /// One note a folder for the keys of a policy on pages that are none.
  private static func reportUnread(_ map: YAMLMap, folders: [String], log: Log) {
    let isHeldBack = PublishingSwitch.isState(map.node("status")?.text)
    if isHeldBack {
      let place = map.place(of: "status")
      log.noteOnce(
        PublishingSwitch.rule,
        .ofLostWords(in: place.file),
        for: String(place.file[...(place.file.lastIndex(of: "/") ?? place.file.startIndex)]),
        PublishingSwitch.message("status: \(map.node("status")?.text ?? "")"),
        at: place,
        help: PublishingSwitch.help
      )
    }
    let unread = map.keys.filter {
      (keys.contains($0) || ["acronym", "majorRevisions"].contains($0))
        && !(isHeldBack && $0 == "status")
    }
    guard let first = unread.first else { return }
    let names = unread.map { "\"\($0)\"" }.joined(separator: ", ")
    log.noteOnce(
      "policy-key",
      for: "\(folders.joined(separator: "/")): \(names)",
      "\(names) \(unread.count == 1 ? "is" : "are") read only of policies, and this page is none",
      at: map.place(of: first),
      help:
        "kind: policy makes it one, and so does a folder named policies, procedures, standards or guidelines"
    )
  }
}

extension YAMLMap {
  /// The value of `kind`; another word is an error where a policy is expected, else it is somebody
  /// else's key.
  fileprivate func policyKind(isExpected: Bool) -> Policy.Kind? {
    guard let text = isExpected ? text("kind") : node("kind")?.text.map({ Sourced($0, at: place) })
    else { return nil }
    if let kind = Policy.Kind(rawValue: text.value.lowercased()) { return kind }
    if isExpected {
      log.error(
        "unknown-kind",
        "unknown kind \"\(text.value)\"",
        at: text.place,
        help: suggestion(for: text.value, among: Policy.Kind.allCases.map(\.rawValue))
      )
    }
    return nil
  }

  fileprivate func policyStatus() -> Policy.Status? {
    guard let text = text("status") else { return nil }
    if let status = Policy.Status(rawValue: text.value.lowercased()) { return status }
    log.error(
      "unknown-status",
      "unknown status \"\(text.value)\" of a policy",
      at: text.place,
      help: suggestion(for: text.value, among: Policy.Status.allCases.map(\.rawValue))
    )
    return nil
  }
}

extension [SourcePage] {
  /// The pages, where a policy without an id has its path as one if an earlier policy has its name.
  var withDistinctPolicies: [SourcePage] {
    var taken = Set(compactMap { $0.frontMatter.policy?.id?.value.lowercased() })
    return map { page in
      guard let matter = page.frontMatter.policy, matter.id == nil,
        !taken.insert(page.stem.lowercased()).inserted
      else { return page }
      var renamed = page
      renamed.policyID = MarkdownFile.stem(page.path)
      return renamed
    }
  }
}

extension SourcePage {
  /// The id of the policy that the file is; nil where it is none.
  public var idOfPolicy: String? { frontMatter.policy.map { $0.id?.value ?? policyID ?? stem } }

  /// The policy that the file is; nil where it is none.
  public var policy: Policy? {
    guard let matter = frontMatter.policy, let id = idOfPolicy else { return nil }
    let title = frontMatter.title?.value ?? frontMatter.question?.value
    var policy = matter.policy
    policy.id = id
    policy.hasOwnID = matter.id != nil
    policy.title =
      title ?? heading ?? parsedBody.value.titleHeading?.text ?? navigation?.title
      ?? Self.words(stem)
    policy.validity = frontMatter.validity
    policy.audience = frontMatter.audience
    policy.place = matter.id?.place ?? .file(file)
    return policy
  }
}
