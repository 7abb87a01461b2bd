import Diagnostics

/// The metrics of how the assessed leaves were looked at; one that was looked at in two ways counts
/// for both.
func methodMetrics(_ input: AssessmentInput) -> [Metric] {
  let assessed = input.leaves.filter(\.isAssessed)
  func count(
    _ id: String,
    _ formula: Formula,
    where counts: (Response) -> Bool
  ) -> Metric {
    Metric(
      counting: assessed.filter { $0.response.map(counts) ?? false },
      id,
      formula,
      at: { $0.response?.place }
    )
  }
  return Response.Method.allCases.map { method in
    count(method.metric, .leavesBy(method)) { $0.methods.contains(method) }
  } + [
    count("methods.none", .leavesWithoutMethod) { $0.methods.isEmpty },
    count("methods.sampled", .sampledLeaves) { $0.sample != nil },
  ]
}

extension RequirementResult {
  /// Whether it is met, partially met or not met.
  public var isAssessed: Bool { status?.halves != nil }
}

extension Response.Method {
  /// The id of the metric that counts the leaves looked at so: `methods.interview`.
  public var metric: String { "methods.\(rawValue)" }
}
