import Diagnostics
import Regulation

/// The inputs that can contest an answer, looked up leaf by leaf (METHOD.md, section 7).
struct Contests {
  private let asOf: Day
  private let findings: [String: FindingResult]
  /// The evidence that can show something.
  private let evidence: [String: Evidence]
  private let overduePolicies: [String: Policy]
  /// By position in the catalog, the notices of breaches that are late or overdue.
  private let notices: [Int: [(breach: Breach, state: BreachDuty.State)]]

  init(_ client: Client, _ findings: [FindingResult], law: Law, asOf: Day) {
    self.asOf = asOf
    self.findings = findings.filter(\.needsAction).index { $0.finding.id }
    evidence = client.evidence.filter { !$0.isSelfAssessment }.index(by: \.id)
    overduePolicies = client.policies.filter { $0.reviewBy.map { $0 < asOf } ?? false }
      .index(by: \.id)
    var notices: [Int: [(Breach, BreachDuty.State)]] = [:]
    for breach in client.breaches {
      let clock = BreachClock(breach: breach, facts: law.facts, asOf: asOf)
      for duty in clock.duties(of: client.entity) where duty.daysLate != nil {
        guard let position = law.catalog.order(of: duty.leaf) else { continue }
        notices[position, default: []].append((breach, duty.state))
      }
    }
    self.notices = notices
  }

  /// What contests an answer that claims a leaf is met, the highest grade first.
  ///
  /// `findings` and `policies` are those that name the leaf or an entry above it.
  func contradictions(
    of leaf: Leaf,
    _ response: Response?,
    id: String,
    findings names: [String],
    policies: [String],
    tests: [MachineTest]
  ) -> [Contradiction] {
    guard leaf.status == .met, let response else { return [] }
    func contradiction(
      _ kind: Contradiction.Kind,
      _ grade: Level,
      _ by: String,
      _ place: SourceRange
    ) -> Contradiction {
      Contradiction(requirement: id, kind: kind, grade: grade, by: by, place: place)
    }
    let open = names.compactMap { findings[$0] }.map {
      contradiction(.openFinding, $0.risk, $0.finding.id, $0.finding.place)
    }
    let late = notices.isEmpty ? [] : notices[leaf.entry] ?? []
    let notices = late.map { breach, state in
      contradiction(state == .late ? .lateNotice : .overdueNotice, .high, breach.id, breach.place)
    }
    let expired = expiredEvidence(of: response).map {
      contradiction(.expiredEvidence, .moderate, $0.id, $0.place)
    }
    let reviews = policies.compactMap { overduePolicies[$0] }.map {
      contradiction(.policyReview, .low, $0.id, $0.place)
    }
    let failed = tests.filter { $0.isCurrent && $0.leaf.fail > 0 }.map { test in
      var failed = contradiction(.failedTest, test.grade, test.evidence, test.firstFailure)
      failed.tested = test.leaf.counts
      return failed
    }
    return (open + notices + expired + reviews + failed).inOrder { -$0.grade.rank }
  }

  /// The evidence of an answer, if all of it has expired; no evidence at all is another gap.
  private func expiredEvidence(of response: Response) -> [Evidence] {
    let known = response.evidence.compactMap { evidence[$0] }
    guard !response.hasOtherCurrentEvidence else { return [] }
    return known.allSatisfy { $0.isExpired(on: asOf) } ? known : []
  }
}

extension MachineTest {
  /// The place of its first failure that is not muted.
  fileprivate var firstFailure: SourceRange {
    let kept = failing.flatMap(\.failures).first { !$0.isMuted }
    return kept?.place ?? failing.first?.place ?? place
  }
}

extension BreachDuty {
  /// The leaf that sets the limit for the recipient's notice.
  public var leaf: String {
    switch recipient {
    case .individuals: "164.404(b)"
    case .media: "164.406(b)"
    case .hhs: notes.contains(.log) ? "164.408(c)" : "164.408(b)"
    case .coveredEntity: "164.410(b)"
    }
  }
}
