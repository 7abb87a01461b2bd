public import Regulation

/// Somebody who is to know the policies.
public struct Person: Sendable, Hashable {
  /// The id by which acknowledgements name the person.
  public let id: String
  /// The name.
  public let name: String?
  /// The address for mail.
  public let email: String?

  /// A person from its parts.
  public init(id: String, name: String?, email: String?) {
    self.id = id
    self.name = name
    self.email = email
  }
}

/// That somebody acknowledged a version of a policy.
public struct Acknowledgement: Sendable, Hashable {
  /// What there is one of.
  public struct Key: Sendable, Hashable {
    /// The id of the policy, as the policy spells it.
    public let policy: String
    /// The version; empty for a policy without one.
    public let version: String
    /// The id of the person, as the list of people spells it.
    public let person: String

    /// A key from its parts.
    public init(policy: String, version: String, person: String) {
      self.policy = policy
      self.version = version
      self.person = person
    }
  }

  /// What was acknowledged, and by whom.
  public let key: Key
  /// When.
  public let day: Day

  /// An acknowledgement from its parts.
  public init(key: Key, day: Day) {
    self.key = key
    self.day = day
  }
}

/// Who acknowledged which policies.
public struct Acknowledgements: Sendable {
  /// Who is to know the policies, in the order of their list.
  public let people: [Person]
  /// What was acknowledged, in the order of its list.
  public let made: [Acknowledgement]

  /// A list from its parts.
  public init(people: [Person] = [], made: [Acknowledgement] = []) {
    self.people = people
    self.made = made
  }

  /// An acknowledgement that somebody owes.
  public struct Owed: Sendable {
    /// Who.
    public let person: Person
    /// Of which policy, in its present version.
    public let policy: Policy
    /// The last that was made, of an earlier version or before this one was approved; nil where there is
    /// none.
    public let last: Acknowledgement?
  }

  /// What is owed on a day: of each policy in force, by whoever has not acknowledged its present version
  /// since that was approved.
  ///
  /// In the order of the people, then of the policies. What was acknowledged after the day does not
  /// count on it.
  public func owed(_ policies: [Policy], on day: Day) -> [Owed] {
    let required = policies.filter { $0.covers(on: day) }
    let made = Dictionary(grouping: made.filter { $0.day <= day }) {
      $0.key.person + "\u{1F}" + $0.key.policy.lowercased()
    }
    return people.flatMap { person in
      required.compactMap { policy in
        let own = made[person.id + "\u{1F}" + policy.id.lowercased()] ?? []
        let isDone = own.contains { acknowledgement in
          acknowledgement.key.version == policy.version ?? ""
            && policy.approved.map { $0 <= acknowledgement.day } ?? true
        }
        if isDone { return nil }
        return Owed(person: person, policy: policy, last: own.max { $0.day < $1.day })
      }
    }
  }
}
