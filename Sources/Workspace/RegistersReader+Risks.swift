import Diagnostics
import GapAnalysis
import Regulation

extension RegistersReader {
  private static let riskKeys = [
    "id", "title", "threat", "vulnerability", "asset", "likelihood", "impact", "residual", "owner",
    "treatment", "action", "due", "status", "cost", "requirements", "findings", "accepted",
    "audience",
  ]

  static func risks(_ source: SourceText, log: Log) -> [Risk] {
    items(source, log: log).compactMap { node in
      guard let map = YAMLMap(node, of: "a risk", known: riskKeys, log: log),
        let id = map.requiredText("id", of: "a risk")
      else { return nil }
      return risk(map, id)
    }
  }

  private static func risk(_ map: YAMLMap, _ id: Sourced<String>) -> Risk? {
    let what = "risk \(id.value)"
    let audience = map.audience()
    let title = map.requiredText("title", of: what)
    let estimate = FindingReader.estimate(in: map, of: what)
    let residual = FindingReader.residual(in: map, of: what)
    let accepted = FindingReader.acceptance(in: map, of: what)
    let treatment = map.choice("treatment", of: Risk.Treatment.self)
    let status = map.choice("status", of: Finding.Status.self)
    if map.node("accepted") == nil {
      if treatment == .accept { reportMissingAcceptance("treatment", "accept", in: map, of: what) }
      if status == .riskAccepted {
        reportMissingAcceptance("status", "risk-accepted", in: map, of: what)
      }
    }
    if let estimate, let residual, residual.risk > estimate.risk {
      map.log.add(
        .note(
          "residual-above-inherent",
          "\(what) is \(residual.risk.rawValue) after treatment and \(estimate.risk.rawValue) before it",
          at: map.place(of: "residual"),
          help: "a treatment does not raise a risk; were the two estimates swapped?"
        )
      )
    }
    let risk = Risk(
      id: id.value,
      title: title?.value ?? id.value,
      threat: map.filledText("threat"),
      vulnerability: map.filledText("vulnerability"),
      asset: map.filledText("asset", isList: true),
      estimate: estimate ?? RiskEstimate(likelihood: .moderate, impact: .moderate),
      residual: residual,
      owner: map.filledText("owner", isList: true),
      treatment: treatment,
      action: map.filledText("action"),
      due: map.day("due"),
      status: status,
      cost: map.dollars("cost"),
      requirements: map.texts("requirements"),
      findings: map.node("findings") == nil ? nil : map.texts("findings"),
      accepted: accepted,
      audience: audience,
      place: id.place
    )
    return title == nil || estimate == nil ? nil : risk
  }

  private static func reportMissingAcceptance(
    _ key: String,
    _ word: String,
    in map: YAMLMap,
    of what: String
  ) {
    map.log.error(
      "missing-key",
      "\(what) has \(key) \(word), but \"accepted\" does not say by whom, until when and why",
      at: map.place(of: key),
      help: "accepted: { by: Administrator, until: 2027-03-31, reason: Text }"
    )
  }
}

extension YAMLMap {
  /// A text that is not blank, or, where that is allowed, a list of texts joined by commas.
  fileprivate func filledText(_ key: String, isList: Bool = false) -> String? {
    let text = isList ? joinedText(key) : text(key)
    return text.flatMap { $0.value.allSatisfy(\.isWhitespace) ? nil : $0.value }
  }
}
