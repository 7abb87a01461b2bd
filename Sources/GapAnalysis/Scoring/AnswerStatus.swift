import Regulation

extension Status {
  /// The value of a leaf in halves, so that sums stay whole: 2, 1 or 0; nil where it does not count.
  var halves: Int? {
    switch self {
    case .met: 2
    case .partiallyMet: 1
    case .notMet: 0
    case .notApplicable, .notAssessed: nil
    }
  }
}

extension Response.Answer {
  /// The status that a sound answer gives its leaf (METHOD.md, section 3).
  public var status: Status {
    switch self {
    case .implemented, .alternative, .notReasonable: .met
    case .partial: .partiallyMet
    case .planned, .notImplemented: .notMet
    case .notApplicable: .notApplicable
    case .notAssessed: .notAssessed
    }
  }

  /// Whether it is one of the choices that 164.306(d)(3) allows instead of the specification.
  public var isAddressableChoice: Bool { self == .alternative || self == .notReasonable }
}

/// Why an answer does not count; nil where it does.
func decisionFault(of response: Response, to requirement: Requirement) -> Uncounted? {
  if response.answer.isAddressableChoice, requirement.obligation != .addressable {
    return .closedChoice(response.answer)
  }
  let missing = missingColumns(of: response)
  return missing.isEmpty ? nil : .missingColumns(response.answer, missing)
}

/// The columns that an answer needs and leaves empty (METHOD.md, section 3).
func missingColumns(of response: Response) -> [String] {
  var missing: [String] = []
  let isChoice = response.answer.isAddressableChoice
  if isChoice || response.answer == .notApplicable, isBlank(response.rationale) {
    missing.append("rationale")
  }
  if isChoice, isBlank(response.approver) { missing.append("approver") }
  if isChoice, response.decided == nil { missing.append("decided") }
  return missing
}

private func isBlank(_ text: String?) -> Bool {
  text.map { $0.utf8.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) } } ?? true
}

/// "a", "a and b", "a, b and c", as messages list names.
func listed(_ words: [String]) -> String {
  guard words.count > 1, let last = words.last else { return words.first ?? "" }
  return "\(words.dropLast().joined(separator: ", ")) and \(last)"
}
