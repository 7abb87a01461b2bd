import Diagnostics
public import Regulation

/// The policies of one site on a day, those that are retired apart.
public struct PolicyRegister: Sendable {
  /// A policy.
  public struct Entry: Sendable {
    /// The policy.
    public let policy: Policy
    /// The path of its page in the site.
    public let page: String
    /// Whether it counts on the day.
    public let state: Policy.State
    /// The state of its review.
    public let review: Policy.ReviewState
    /// What its front matter lacks.
    public let lacks: [Policy.Lack]
    /// The ids of the policies that replace it.
    public let supersededBy: [String]
  }

  /// The day.
  public let asOf: Day
  /// The policies that are not retired, in natural order of id.
  public let current: [Entry]
  /// The retired ones, in the same order.
  public let retired: [Entry]
  /// The frameworks that the policies may name.
  public let frameworks: PolicyFrameworks

  /// All, the retired ones last.
  public var entries: [Entry] { current + retired }
  /// Whether the site has no policy.
  public var isEmpty: Bool { current.isEmpty && retired.isEmpty }

  /// A register of policies with the paths of their pages.
  public init(
    _ policies: [(policy: Policy, page: String)],
    frameworks: PolicyFrameworks = .none,
    asOf: Day
  ) {
    var successors: [String: [String]] = [:]
    for (policy, _) in policies {
      for name in policy.supersedes {
        successors[name.value.lowercased(), default: []].append(policy.id)
      }
    }
    let all = policies.inOrder(of: { NaturalKey($0.policy.id) }, by: <).map { policy, page in
      Entry(
        policy: policy,
        page: page,
        state: policy.state(on: asOf),
        review: policy.review(on: asOf),
        lacks: policy.lacks(on: asOf),
        supersededBy: successors[policy.id.lowercased()] ?? []
      )
    }
    self.asOf = asOf
    self.frameworks = frameworks
    current = all.filter { $0.state != .retired }
    retired = all.filter { $0.state == .retired }
  }

  /// How many policies have a review of a state.
  public func count(_ review: Policy.ReviewState) -> Int { current.count { $0.review == review } }

  /// How many policies lack something.
  public func count(lacking lack: Policy.Lack) -> Int {
    current.count { $0.lacks.contains(lack) }
  }

  /// What its policies claim of each framework.
  public var coverage: [FrameworkCoverage] {
    frameworks.all.map { FrameworkCoverage($0, entries.map(\.policy), asOf: asOf) }
  }

  /// The policies that are not retired and name no item of any framework, and nothing of the law.
  public var unmapped: [Entry] {
    current.filter { entry in
      entry.policy.satisfies.isEmpty && !entry.policy.claims.contains { $0.isDeclared }
    }
  }
}
