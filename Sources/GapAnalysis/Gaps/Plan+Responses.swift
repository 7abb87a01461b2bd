import Diagnostics
import Regulation

/// What is planned for a finding: what it says itself, and what the responses, and then the risks that
/// it deals with, add (METHOD.md, section 8).
struct FindingWork {
  let action: String?
  let steps: [PlanStep]
  /// The ids of the risks of the register that the finding deals with.
  let risks: [String]
  /// The ids of those that another finding has in the plan.
  let sharedRisks: [String]
  let owner: String?
  let due: Day?
  let cost: Int?
  let costPlaces: [SourceRange]
  /// What of it the risks say, by their ids.
  let partsOfRisks: [PlanField: [String]]

  /// The finding says what it says; the responses say the rest, and the risks what is left.
  init(_ finding: Finding, _ responses: [Response], _ risks: [Risk], shared: [Risk]) {
    let costs = Self.costs(finding, responses, risks)
    steps = responses.filter(\.isPlan).map {
      PlanStep(
        requirement: $0.requirement,
        action: $0.action,
        due: $0.due,
        cost: $0.cost,
        place: $0.place
      )
    }
    self.risks = risks.map(\.id)
    sharedRisks = shared.map(\.id)
    action =
      finding.step ?? responses.lazy.compactMap(\.action).first
      ?? risks.lazy.compactMap(\.action).first
    owner =
      finding.owner ?? responses.lazy.compactMap(\.owner).first
      ?? risks.lazy.compactMap(\.owner).first
    due =
      finding.due ?? responses.compactMap(\.due).min() ?? risks.compactMap(\.due).min()
    cost = costs.isEmpty ? nil : costs.map(\.amount).reduce(0, saturatingSum)
    costPlaces = costs.map(\.place)
    var parts: [PlanField: [String]] = [:]
    if finding.step ?? responses.lazy.compactMap(\.action).first == nil {
      parts[.action] = risks.first { $0.action != nil }.map { [$0.id] }
    }
    if finding.owner ?? responses.lazy.compactMap(\.owner).first == nil {
      parts[.owner] = risks.first { $0.owner != nil }.map { [$0.id] }
    }
    if finding.due ?? responses.compactMap(\.due).min() == nil, let due {
      parts[.due] = risks.filter { $0.due == due }.map(\.id)
    }
    if finding.cost == nil, responses.allSatisfy({ $0.cost == nil }) {
      parts[.cost] = risks.filter { $0.cost != nil }.map(\.id)
    }
    partsOfRisks = parts
  }

  /// The costs that count, of the first who say one.
  private static func costs(
    _ finding: Finding,
    _ responses: [Response],
    _ risks: [Risk]
  ) -> [(amount: Int, place: SourceRange)] {
    if let cost = finding.cost { return [(cost, finding.place(of: "cost"))] }
    let answered = responses.compactMap { response in
      response.cost.map { (amount: $0, place: response.place(of: .cost)) }
    }
    return answered.isEmpty
      ? risks.compactMap { risk in risk.cost.map { ($0, risk.place) } } : answered
  }
}

extension [Finding] {
  /// What is planned for each of these, the findings that need action.
  func withPlans(
    of gaps: [Gap],
    _ risks: CoveredRisks,
    _ input: AssessmentInput
  ) -> [FindingWork] {
    let covered = responsesCovered(gaps, input)
    return map {
      FindingWork($0, covered[$0.id] ?? [], risks.risks(of: $0), shared: risks.shared(by: $0))
    }
  }

  /// The responses about the gaps that each covers, by its id; of several that cover a gap the first
  /// has it, so that no cost counts twice.
  private func responsesCovered(_ gaps: [Gap], _ input: AssessmentInput) -> [String: [Response]] {
    let places = Dictionary(
      enumerated().map { ($1.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    var covered: [String: [Response]] = [:]
    for gap in gaps {
      guard let owner = gap.findings.min(by: { places[$0] ?? .max < places[$1] ?? .max }),
        let response = gap.requirement.flatMap({ input.requirement($0)?.response }),
        gap.subject == response.requirement
      else { continue }
      covered[owner, default: []].append(response)
    }
    return covered
  }

  /// Notes where a response and the finding that covers its gap plan differently, and where a response
  /// plans for what is no gap.
  func planDifferences(_ gaps: [Gap], _ input: AssessmentInput) -> [Diagnostic] {
    guard input.client.responses.contains(where: \.isPlan) else { return [] }
    let covered = responsesCovered(gaps, input)
    return flatMap { $0.differences(from: (covered[$0.id] ?? []).filter(\.isPlan)) }
      + planned(besides: Set(gaps.map(\.subject)), input)
  }

  private func planned(besides gaps: Set<String>, _ input: AssessmentInput) -> [Diagnostic] {
    input.leaves.compactMap(\.response).filter { $0.isPlan && !gaps.contains($0.requirement) }.map {
      response in
      let field = [PlanField.action, .due, .cost].first { response.planPlaces[$0] != nil }
      return Diagnostic(
        .note,
        rule: IntakeRule.actionWithoutGap.rawValue,
        "\(response.requirement) is no gap, so what its response plans is not in the plan",
        at: response.place(of: field ?? .action),
        help: "the page of the requirement shows it"
      )
    }
  }
}

extension Finding {
  /// Notes where responses about the gaps that it covers name another owner, another day, or costs
  /// that do not add up to its own.
  fileprivate func differences(from responses: [Response]) -> [Diagnostic] {
    var notes: [Diagnostic] = []
    func note(_ response: Response, _ field: PlanField, _ said: String, _ own: String) {
      notes.append(
        Diagnostic(
          .note,
          rule: IntakeRule.planDifference.rawValue,
          "the plan has the \(field.word) of finding \"\(id)\", \(own), and not \(said) of the response to \(response.requirement)",
          at: response.place(of: field),
          help: "the finding says so at \(place(of: field.rawValue).fileLineColumn)"
        )
      )
    }
    for response in responses {
      if let owner, let other = response.owner, other != owner {
        note(response, .owner, other, owner)
      }
      if let due, let other = response.due, other != due {
        note(response, .due, "\(other)", "\(due)")
      }
    }
    let costs = responses.filter { $0.cost != nil }
    let sum = costs.compactMap(\.cost).reduce(0, saturatingSum)
    if let cost, sum != cost {
      for response in costs {
        note(response, .cost, "\(response.cost ?? 0)", "\(cost)")
      }
    }
    return notes
  }
}

extension PlanField {
  /// Its name in messages.
  fileprivate var word: String { self == .due ? "date" : rawValue }
}
