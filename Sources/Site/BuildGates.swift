import GapAnalysis
import Regulation
import Report

/// What `--fail-on` of `build` and `check` names: a gate of an assessment, for those who cannot name
/// its type.
public struct GateKind: Sendable, Hashable, RawRepresentable, CaseIterable {
  /// All kinds, in the order in which their reasons are given.
  public static let allCases = AssessmentGate.allCases.map(GateKind.init(gate:))

  fileprivate let gate: AssessmentGate

  /// Its name, such as `very-high`.
  public var rawValue: String { gate.rawValue }

  private init(gate: AssessmentGate) { self.gate = gate }

  /// The kind of a name; nil where there is none.
  public init?(rawValue: String) {
    guard let gate = AssessmentGate(rawValue: rawValue) else { return nil }
    self.gate = gate
  }
}

/// A share of 0 to 100 %, with one decimal as reports show shares.
public struct Percentage: Sendable, Hashable {
  fileprivate let tenths: Int

  /// What it is without its sign: `80`, `72.5`.
  fileprivate var text: String {
    tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  /// Reads `80` or `72.5`; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy {
      !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    guard isPlain, parts.count <= 2, parts[0].utf8.count <= 3, let whole = Int(parts[0]) else {
      return nil
    }
    let decimal = parts.count == 2 ? parts[1] : "0"
    guard decimal.utf8.count == 1, let tenth = Int(decimal) else { return nil }
    tenths = whole * 10 + tenth
    guard tenths <= 1_000 else { return nil }
  }
}

/// What must hold for `build` and `check` to end with 0, beyond faults in the content.
public enum BuildGate: Sendable, Hashable {
  /// Nothing of a kind is found.
  case none(of: GateKind)
  /// The score is this or more.
  case minScore(Percentage)
  /// The coverage is this or more.
  case minCoverage(Percentage)
  /// No more items than this are overdue.
  case maxOverdue(Int)

  /// As the call names it.
  fileprivate var option: String {
    switch self {
    case .none(let kind): "--fail-on \(kind.rawValue)"
    case .minScore(let least): "--min-score \(least.text)"
    case .minCoverage(let least): "--min-coverage \(least.text)"
    case .maxOverdue(let most): "--max-overdue \(most)"
    }
  }

  /// What it counts and how much of it may be there; nil for a gate of a share.
  fileprivate var counted: (gate: AssessmentGate, most: Int)? {
    switch self {
    case .none(let kind): (kind.gate, 0)
    case .maxOverdue(let most): (.overdue, most)
    case .minScore, .minCoverage: nil
    }
  }
}

/// What gates say of sites, one after the other.
struct GateReasons {
  /// Each gate with the sentences of the sites where it fails, and whether it looked at any.
  private var gates: [(gate: BuildGate, reasons: [String], isIdle: Bool)]
  private let baseline: Baseline?
  /// All that gates could count, for a baseline; nil where none is written.
  private(set) var items: [Baseline.Item]?

  init(_ gates: [BuildGate], baseline: Baseline? = nil, writesBaseline: Bool = false) {
    self.gates = gates.map { ($0, [], true) }
    self.baseline = baseline
    items = writesBaseline ? [] : nil
  }

  mutating func look(at site: ComposedSite) {
    // Each client is looked at once, whatever editions its site has.
    guard site.slug == nil || site.gated != nil else { return }
    if items != nil {
      for gate in AssessmentGate.allCases { items? += site.items(of: gate) }
    }
    for index in gates.indices {
      let gate = gates[index].gate
      if let reason = site.reason(gate, besides: baseline) {
        gates[index].reasons.append("\(gate.option): \(site.gatedName): \(reason)")
      }
      if site.report.assessment != nil || gate.asks(site) { gates[index].isIdle = false }
    }
  }

  /// Why gates fail, one sentence for each gate and site; empty where all pass.
  ///
  /// A gate fails too where there is nothing that it could look at: it must not pass for want of data.
  var sentences: [String] {
    gates.flatMap {
      $0.isIdle ? ["\($0.gate.option): \($0.gate.reasonOfIdleness)"] : $0.reasons
    }
  }
}

extension BuildGate {
  /// Why it has nothing to look at.
  fileprivate var reasonOfIdleness: String {
    let lack = counted?.gate == .review ? "neither a client nor a policy" : "no client"
    return "the workspace has \(lack), so nothing can be checked"
  }

  /// Whether it looks at a site without a client.
  fileprivate func asks(_ site: ComposedSite) -> Bool {
    counted?.gate == .review && !site.report.policies.isEmpty
  }
}

extension ComposedSite {
  /// Whose site it is, as a call names it.
  fileprivate var gatedName: String { slug.map { "client \($0)" } ?? "the workspace" }

  /// Why a gate fails here, what a baseline has apart; nil where it passes or does not ask for this site.
  fileprivate func reason(_ gate: BuildGate, besides baseline: Baseline?) -> String? {
    if let (counted, most) = gate.counted {
      let names = items(of: counted).filter { !(baseline?.has($0) ?? false) }.map(\.name)
      return names.count > most ? excess(of: names, by: counted, most) : nil
    }
    guard let counts = gated?.totals else { return nil }
    return switch gate {
    case .minScore(let least): shortfall(counts.score, "score", "assessed", least)
    case .minCoverage(let least): shortfall(counts.counts.coverage, "coverage", "applicable", least)
    case .none, .maxOverdue: nil
    }
  }

  /// What a gate counts here.
  fileprivate func items(of gate: AssessmentGate) -> [Baseline.Item] {
    report.failures(of: gate, in: gated).map {
      Baseline.Item(client: slug ?? "", gate: gate.rawValue, name: $0)
    }
  }

  private func shortfall(
    _ share: Rational?,
    _ name: String,
    _ needed: String,
    _ least: Percentage
  ) -> String? {
    guard let percent = share.map({ $0 * Rational(100) }) else {
      return
        "there is no \(name), as no requirement is \(needed); at least \(least.text)% is asked"
    }
    guard percent.tenths < least.tenths else { return nil }
    return "the \(name) is \(percent.oneDecimal)%, and at least \(least.text)% is asked"
  }

  private func excess(of names: [String], by gate: AssessmentGate, _ most: Int) -> String {
    var seen: Set<String> = []
    let distinct = names.filter { seen.insert($0).inserted }
    let rest = distinct.count - Self.mostNamed
    let list =
      distinct.prefix(Self.mostNamed).joined(separator: ", ")
      + (rest > 0 ? " and \(rest) more" : "")
    let limit =
      most == 0 ? "none is allowed" : "at most \(most) \(most == 1 ? "is" : "are") allowed"
    return "\(gate.counted(names.count)), and \(limit): \(list)"
  }

  /// So many items are named by a reason.
  private static let mostNamed = 5
}

extension AssessmentGate {
  /// So many of what it counts.
  fileprivate func counted(_ count: Int) -> String {
    let isOne = count == 1
    switch self {
    case .veryHigh: return "\(count) \(isOne ? "gap" : "gaps") of very high risk"
    case .high: return "\(count) \(isOne ? "gap" : "gaps") of high risk or above"
    case .moderate: return "\(count) \(isOne ? "gap" : "gaps") of moderate risk or above"
    case .overdue: return "\(count) overdue \(isOne ? "item" : "items")"
    case .contradictions: return "\(count) contested \(isOne ? "answer" : "answers")"
    case .review: return "\(count) \(isOne ? "policy" : "policies") with a review that lapsed"
    }
  }
}

extension Report {
  /// What makes a gate fail in a site: what the assessment says, or the policies of one without.
  fileprivate func failures(of gate: AssessmentGate, in assessment: Assessment?) -> [String] {
    if let assessment { return assessment.failures(of: gate) }
    guard gate == .review else { return [] }
    return policies.filter { $0.hasLapsedReview(on: asOf) }.map(\.id)
  }
}
