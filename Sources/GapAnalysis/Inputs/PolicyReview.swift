public import Regulation

extension Policy {
  /// The state of its review on a day, as the register and the calendar show it.
  public enum ReviewState: String, Sendable, Hashable, CaseIterable {
    /// Its day is over.
    case overdue
    /// Its day is at most `daysOfSoon` days away.
    case soon
    /// Its day is further away.
    case current
    /// No day is written.
    case undated
    /// A draft and a retired policy need none.
    case none
  }

  /// A review that is due within so many days is marked.
  public static let daysOfSoon = 60

  /// The state of its review on a day.
  public func review(on day: Day) -> ReviewState {
    switch state(on: day) {
    case .draft, .retired: return .none
    case .inForce, .notApproved, .approvedLater, .notEffective: break
    }
    guard let due = reviewBy else { return .undated }
    if due < day { return .overdue }
    return due - day <= Self.daysOfSoon ? .soon : .current
  }

  /// What a register cannot say of a policy, as its front matter lacks it.
  public enum Lack: String, Sendable, Hashable, CaseIterable {
    /// An id of its own.
    case number
    /// A version.
    case version
    /// An owner.
    case owner
    /// Who approved it.
    case approver
    /// When it was approved.
    case approved
    /// When it is to be reviewed.
    case review
  }

  /// What its front matter lacks; a draft needs no approval, and a retired policy nothing.
  public func lacks(on day: Day) -> [Lack] {
    let state = state(on: day)
    guard state != .retired else { return [] }
    var lacks: [Lack] = []
    if number == nil { lacks.append(.number) }
    if version == nil { lacks.append(.version) }
    if owner == nil { lacks.append(.owner) }
    guard state != .draft else { return lacks }
    if approver == nil { lacks.append(.approver) }
    if approved == nil { lacks.append(.approved) }
    if reviewBy == nil { lacks.append(.review) }
    return lacks
  }
}
