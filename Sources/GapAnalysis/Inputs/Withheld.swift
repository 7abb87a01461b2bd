public import Diagnostics

/// What was taken out of a client's data and prose for an audience, so that what is written for it can
/// be searched for it.
public struct Withheld: Sendable {
  /// What a text is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The id of a finding, of evidence, of a risk, of a breach or of a policy.
    case id
    /// The title of one of them, or of a page.
    case title
    /// Sentences of a page, of a finding or of a passage, and fields in which authors write sentences.
    case prose
    /// What the assessor notes.
    case note
    /// Where evidence is kept.
    case location
    /// What a scanner tested: an account, a host, the name of a resource.
    case resource
    /// The path of a file of the workspace whose page is withheld.
    case path
    /// Who owns, approved, accepted or verified something, and what names a system, a sort or a digest.
    case name
  }

  /// A text that the audience must not get, as it is written.
  public struct Item: Sendable, Hashable {
    /// What it is.
    public let kind: Kind
    /// The text, without markup.
    public let text: String
    /// Where it is written.
    public let place: SourceRange

    /// A text with what it is and where it is written; blanks around it are cut off.
    public init(_ kind: Kind, _ text: String, at place: SourceRange) {
      self.kind = kind
      self.text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      self.place = place
    }
  }

  /// The texts, each once.
  public private(set) var items: [Item] = []
  private var known: Set<Item> = []
  /// The names that the audience gets elsewhere.
  private var seen: Set<String> = []

  /// Nothing.
  public init() {}

  /// Whether nothing was taken out.
  public var isEmpty: Bool { items.isEmpty }

  /// Adds a text; a missing or blank one is nothing.
  public mutating func add(_ kind: Kind, _ text: String?, at place: SourceRange) {
    guard let text else { return }
    let item = Item(kind, text, at: place)
    if kind == .name, seen.contains(item.text) { return }
    if !item.text.isEmpty, known.insert(item).inserted { items.append(item) }
  }

  /// Adds what another has.
  public mutating func add(_ other: Withheld) {
    for item in other.items where known.insert(item).inserted { items.append(item) }
  }
}

extension Client {
  /// What an audience does not get of the data; nothing for `full`.
  ///
  /// The texts of findings are those of their pages.
  public func withheld(from audience: String) -> Withheld {
    var withheld = Withheld()
    guard audience != Audience.full else { return withheld }
    let shown = visible(to: audience)
    withheld.pass(shown.names)
    let findings = Set(shown.findings.map(\.id))
    for finding in self.findings where !findings.contains(finding.id) { withheld.add(finding) }
    let evidence = Set(shown.evidence.map(\.id))
    for item in self.evidence {
      withheld.add(.location, item.location, at: item.place)
      withheld.add(.note, item.note, at: item.place)
      if let scan = item.scan { withheld.add(scan, item) }
      guard !evidence.contains(item.id) else { continue }
      withheld.add(.id, item.id, at: item.place)
      withheld.add(.title, item.title, at: item.place)
      withheld.add(.name, item.kind, at: item.place)
      withheld.add(.name, item.sha256, at: item.place)
    }
    let risks = Set(shown.risks.map(\.id))
    for risk in self.risks where !risks.contains(risk.id) { withheld.add(risk) }
    let breaches = Set(shown.breaches.map(\.id))
    for breach in self.breaches {
      withheld.add(.note, breach.note, at: breach.place)
      if !breaches.contains(breach.id) { withheld.add(.id, breach.id, at: breach.place) }
    }
    let policies = Set(shown.policies.map(\.id))
    for policy in self.policies where !policies.contains(policy.id) {
      withheld.add(.id, policy.id, at: policy.place)
      withheld.add(.title, policy.title, at: policy.place)
      for name in [policy.owner, policy.approver] { withheld.add(.name, name, at: policy.place) }
      for change in policy.changes { withheld.add(.prose, change.text, at: policy.place) }
    }
    for response in responses {
      withheld.add(.note, response.note, at: response.place)
      guard shown.responses.isEmpty else { continue }
      for text in [response.rationale, response.action, response.sample] {
        withheld.add(.prose, text, at: response.place)
      }
      for name in [response.owner, response.approver] {
        withheld.add(.name, name, at: response.place)
      }
    }
    if audience == Audience.everyone {
      for item in exposure { withheld.add(.prose, item.basis, at: item.place) }
    }
    return withheld
  }
}

extension Client {
  /// Who and what is named in its data, apart from ids and titles.
  fileprivate var names: [String] {
    var names: [String?] = assessors + scope.systems + scope.sites
    names.append(reviewer)
    for finding in findings {
      names += [finding.owner, finding.verifiedBy, finding.accepted?.by]
      names += finding.systems.map(\.value)
    }
    for risk in risks { names += [risk.owner, risk.accepted?.by] }
    for policy in policies { names += [policy.owner, policy.approver] }
    for response in responses { names += [response.owner, response.approver] }
    for item in evidence { names += [item.kind, item.sha256] }
    return names.compactMap(\.self)
  }
}

extension Withheld {
  /// Lets names pass that the audience gets anyway.
  fileprivate mutating func pass(_ names: [String]) {
    seen.formUnion(names.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") })
  }

  fileprivate mutating func add(_ finding: Finding) {
    add(.id, finding.id, at: finding.place)
    add(.title, finding.title, at: finding.place(of: "title"))
    // The step that a recommendation names is a sentence of the finding's page.
    add(.prose, finding.action, at: finding.place(of: "action"))
    add(.prose, finding.rootCause, at: finding.place(of: "root_cause"))
    add(.prose, finding.accepted?.reason, at: finding.place(of: "accepted"))
    add(.name, finding.accepted?.by, at: finding.place(of: "accepted"))
    add(.name, finding.owner, at: finding.place(of: "owner"))
    add(.name, finding.verifiedBy, at: finding.place(of: "verified_by"))
    for system in finding.systems { add(.name, system.value, at: system.place) }
    for milestone in finding.milestones { add(.prose, milestone.text, at: milestone.place) }
  }

  /// What a scan names: its file, which may have the number of an account, resources, and why they fail.
  fileprivate mutating func add(_ scan: Scan, _ item: Evidence) {
    add(.path, item.file?.value, at: item.file?.place ?? item.place)
    for check in scan.leaves.flatMap(\.checks) {
      for failure in check.failures {
        let name = failure.resource
        let isSearched = name != check.id && !Self.isEverywhere(name)
        add(.resource, isSearched ? name : nil, at: failure.place)
        add(.prose, failure.reason, at: failure.place)
      }
    }
  }

  /// Whether a name is so short that files have it for other reasons, as a workbook has a cell T1.
  private static func isEverywhere(_ name: String) -> Bool {
    name.count { $0.isLetter || $0.isNumber } < 4
  }

  fileprivate mutating func add(_ risk: Risk) {
    add(.id, risk.id, at: risk.place)
    add(.title, risk.title, at: risk.place)
    for text in [risk.threat, risk.vulnerability, risk.asset, risk.action, risk.accepted?.reason] {
      add(.prose, text, at: risk.place)
    }
    for name in [risk.owner, risk.accepted?.by] { add(.name, name, at: risk.place) }
  }
}
