import Diagnostics
import Formats
import GapAnalysis
import Markdown
import Regulation

/// Reads the front matter of `findings/*.md`.
enum FindingReader {
  private static let keys = [
    "id", "title", "requirements", "likelihood", "impact", "status", "owner", "due", "cost",
    "evidence", "residual", "accepted", "action", "milestones", "systems", "root_cause", "closed",
    "verified_by", "audience", "accept", "order", "description", "reviewed", "cites", "draft",
    "published",
  ]

  /// The finding, or nil with errors; `body` is its Markdown, which begins with the byte `bodyStart`.
  static func read(
    _ root: YAMLNode?,
    of source: SourceText,
    body: Document,
    bodyStart: Int,
    log: Log
  ) -> Finding? {
    guard let root, !root.isNull else {
      log.error(
        "missing-key",
        "a finding begins with front matter: id, requirements, likelihood, impact",
        at: .file(source.file)
      )
      return nil
    }
    guard let map = YAMLMap(root, of: "a finding", known: keys, log: log) else { return nil }
    _ = map.flag("draft")
    _ = map.flag("published")
    let id = map.requiredText("id", of: "a finding")
    let what = "finding \(id?.value ?? source.file)"
    let estimate = estimate(in: map, of: what)
    let requirements = map.texts("requirements")
    if requirements.isEmpty {
      log.error(
        "missing-key",
        "\(what) names no requirement",
        at: map.place(of: "requirements"),
        help: "requirements: [164.312(a)(2)(iv)]"
      )
    }
    let title = map.text("title")?.value ?? body.firstHeading?.text
    if title == nil {
      log.error("missing-key", "\(what) has neither a title nor a heading", at: map.place)
    }
    let status = map.choice("status", of: Finding.Status.self) ?? .open
    let accepted = acceptance(in: map, of: what)
    if status == .riskAccepted, accepted == nil, map.node("accepted") == nil {
      log.error(
        "missing-key",
        "\(what) is risk-accepted, but \"accepted\" does not say by whom, until when and why",
        at: map.place(of: "status"),
        help: "accepted: { by: Administrator, until: 2027-03-31, reason: Text }"
      )
    }
    let closing = closing(in: map, of: what, status)
    log.add(FindingDraft.warnings(source, from: bodyStart))
    guard let id else { return nil }
    // A fault above is reported; the finding stays, so that its names are checked and links find it.
    return Finding(
      id: id.value,
      title: title ?? id.value,
      requirements: requirements,
      estimate: estimate ?? RiskEstimate(likelihood: .moderate, impact: .moderate),
      status: status,
      action: map.text("action")?.value,
      recommendation: RecommendedStep.first(in: body),
      owner: map.joinedText("owner")?.value,
      due: map.day("due"),
      cost: map.dollars("cost"),
      evidence: map.texts("evidence").distinctIDs(map.log),
      residual: residual(in: map, of: what),
      accepted: accepted,
      systems: map.texts("systems"),
      rootCause: map.text("root_cause")?.value,
      milestones: milestones(in: map, of: what),
      closed: closing.day,
      verifiedBy: closing.verifier,
      text: text(source.bytes[bodyStart...]),
      audience: map.audience(),
      place: id.place,
      places: map.places
    )
  }

  /// The steps on the way: `day` and `text`, both required, and `done`.
  private static func milestones(in map: YAMLMap, of what: String) -> [Milestone] {
    map.list("milestones").compactMap { node in
      let part = "a milestone of \(what)"
      guard let map = YAMLMap(node, of: part, known: ["day", "text", "done"], log: map.log) else {
        return nil
      }
      let day = map.day("day")
      map.reportMissing(["day"], of: part, help: "day: 2026-11-01")
      let text = map.requiredText("text", of: part)
      let done = map.day("done")
      guard let day, let text else { return nil }
      return Milestone(day: day, text: text.value, done: done, place: node.place)
    }
  }

  /// When a finding was closed and who verified it: nothing that its status does not bear out.
  private static func closing(
    in map: YAMLMap,
    of what: String,
    _ status: Finding.Status
  ) -> (day: Day?, verifier: String?) {
    let day = map.day("closed")
    let verifier = map.joinedText("verified_by")?.value
    let isDated = map.node("closed") != nil
    if status == .closed, !isDated {
      map.log.error(
        "missing-key",
        "\(what) is closed, but \"closed\" does not say when",
        at: map.place(of: "status"),
        help: "closed: 2026-09-20"
      )
    }
    if status != .closed, isDated {
      map.log.error(
        "closed-status",
        "\(what) says when it was closed, but its status is \(status.rawValue)",
        at: map.place(of: "closed"),
        help: "write status: closed, or take \"closed\" out"
      )
    }
    if verifier != nil, !isDated {
      map.log.error(
        "closed-status",
        "\(what) says who verified that it is closed, but not when it was",
        at: map.place(of: "verified_by"),
        help: "give status: closed and closed: 2026-09-20, or take \"verified_by\" out"
      )
    }
    return status == .closed ? (day, verifier) : (nil, nil)
  }

  /// What the front matter of a finding says of its page.
  static func matter(_ root: YAMLNode?) -> FrontMatter {
    // The finding reports what is wrong with the keys.
    let log = Log()
    var (matter, prose) = log.gatheringProse {
      FrontMatter.read(root, folders: ["findings"], isIndex: false, log: log)
    }
    matter.prose = prose
    return matter
  }

  /// `likelihood` and `impact`, both required.
  static func estimate(in map: YAMLMap, of what: String) -> RiskEstimate? {
    let likelihood = map.requiredChoice("likelihood", of: Level.self, in: what)
    let impact = map.requiredChoice("impact", of: Level.self, in: what)
    guard let likelihood, let impact else { return nil }
    return RiskEstimate(likelihood: likelihood, impact: impact)
  }

  /// The estimate of what remains of a risk.
  static func residual(in map: YAMLMap, of what: String) -> RiskEstimate? {
    map.map("residual", known: ["likelihood", "impact"])
      .flatMap { estimate(in: $0, of: "the residual risk of \(what)") }
  }

  /// `accepted`: `by`, `until` and `reason`, all required.
  static func acceptance(in map: YAMLMap, of what: String) -> Acceptance? {
    guard let map = map.map("accepted", known: ["by", "until", "reason"]) else { return nil }
    let part = "\"accepted\" of \(what)"
    let by = map.requiredText("by", of: part)
    let reason = map.requiredText("reason", of: part)
    let until = map.day("until")
    map.reportMissing(["until"], of: part)
    guard let by, let reason, let until else { return nil }
    return Acceptance(by: by.value, until: until, reason: reason.value)
  }

  /// The Markdown of a finding; nil where there is none.
  ///
  /// What is between the signs of a comment is left out even in code: a remark for colleagues leaves
  /// by no way.
  static func text(_ body: ArraySlice<UInt8>) -> String? {
    let (opening, closing) = (Array("<!--".utf8), Array("-->".utf8))
    var kept: [UInt8] = []
    var rest = body
    while let start = rest.firstOccurrence(of: opening) {
      kept += rest[..<start.lowerBound]
      // `<!-->` is a whole comment, and so is `<!--->`.
      let inside = rest[(start.lowerBound + 2)...]
      rest = inside.firstOccurrence(of: closing).map { rest[$0.upperBound...] } ?? []
    }
    kept += rest
    let text = trimmed(String(decoding: kept, as: UTF8.self))
    return text.isEmpty ? nil : text
  }
}
