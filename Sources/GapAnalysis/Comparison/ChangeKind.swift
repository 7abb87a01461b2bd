/// What became of a leaf between two assessments (METHOD.md, section 12).
public enum ChangeKind: String, Sendable, Hashable, CaseIterable {
  /// It fell short and is met.
  case closed
  /// It was met and falls short.
  case new
  /// It falls short both times, and is lower.
  case worse
  /// It falls short both times, and is higher.
  case better
  /// The same value, or not applicable by its own terms both times.
  case unchanged
  /// It was not assessed and is.
  case newlyAssessed = "newly-assessed"
  /// It was assessed and is not.
  case noLongerAssessed = "no-longer-assessed"
  /// It was assessed, and the client declares it not applicable.
  case declaredNotApplicable = "declared-not-applicable"
  /// The client declared it not applicable, and it is assessed.
  case newlyApplicable = "newly-applicable"
  /// It entered or left force between the two days.
  case law
  /// The rules in scope, the entity or its functions changed whether it applies.
  case scope
}

/// How what was closed is shown (METHOD.md, section 12).
public enum ClosureKind: String, Sendable, Hashable, CaseIterable {
  /// It names evidence.
  case withEvidence = "with-evidence"
  /// It names none.
  case withoutEvidence = "without-evidence"
  /// Another input says otherwise.
  case contested
  /// A finding that is there no longer, closed or not.
  case notListed = "not-listed"
}

/// Why a leaf changed, where its two statuses do not say it.
public enum ChangeReason: String, Sendable, Hashable, CaseIterable {
  /// It entered force.
  case cameIntoForce = "came-into-force"
  /// It left force.
  case leftForce = "left-force"
  /// Its rule came into scope.
  case ruleInScope = "rule-in-scope"
  /// Its rule left the scope.
  case ruleOutOfScope = "rule-out-of-scope"
  /// It applies to the client now.
  case nowApplies = "now-applies"
  /// It applies to the client no longer.
  case noLongerApplies = "no-longer-applies"
  /// It is required, addressable or neither, and was another of these.
  case obligation
  /// It was not assessed, and the client declares it not applicable.
  case declared
  /// The client no longer declares it not applicable, and it is not assessed.
  case withdrawn
}

/// What became of a finding, or of a risk of the register; one may change in several ways.
public enum FindingChangeKind: String, Sendable, Hashable, CaseIterable {
  /// It was not there, or was closed, and is open.
  case new
  /// It was open and is closed or no longer listed.
  case closed
  /// Its risk is higher.
  case worse
  /// Its risk is lower.
  case better
  /// Its risk is accepted, and was not.
  case accepted
  /// The acceptance of its risk ended.
  case acceptanceLapsed = "acceptance-lapsed"
  /// Its due date is later, or it has none any more.
  case dueLater = "due-later"
  /// Its due date is earlier, or it has one now.
  case dueEarlier = "due-earlier"
  /// Its status changed in another way.
  case status
  /// None of these.
  case unchanged
}
