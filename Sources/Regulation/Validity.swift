/// The days on which something holds, both ends included; a missing end is open.
public struct Validity: Sendable, Hashable {
  /// The first day, or nil: since ever.
  public let from: Day?
  /// The last day, or nil: until further notice.
  public let to: Day?

  /// Always.
  public static let always = Validity(from: nil, to: nil)

  /// The days from `from` to `to`.
  public init(from: Day?, to: Day?) {
    self.from = from
    self.to = to
  }

  /// Whether it holds on a day.
  public func contains(_ day: Day) -> Bool {
    (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
  }

  /// Whether it begins only after a day.
  public func begins(after day: Day) -> Bool { from.map { $0 > day } ?? false }

  /// Whether it was over before a day.
  public func ended(before day: Day) -> Bool { to.map { $0 < day } ?? false }

  /// Whether two spans share a day.
  public func overlaps(_ other: Validity) -> Bool {
    let startsInTime = other.to.map { end in from.map { $0 <= end } ?? true } ?? true
    let endsInTime = to.map { end in other.from.map { $0 <= end } ?? true } ?? true
    return startsInTime && endsInTime
  }
}
