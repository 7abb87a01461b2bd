public import Diagnostics

/// A value as a fact states it: texts, numbers, lists and named parts.
public enum FactValue: Sendable, Hashable {
  /// Nothing is stated.
  case none
  /// Words; a day in its ISO form.
  case text(String)
  /// A number by its digits.
  case number(String)
  /// Yes or no.
  case flag(Bool)
  /// Several values, counted from 1 in paths.
  case list([FactValue])
  /// Named values in the order of the file.
  case parts([Part])

  /// One named value.
  public struct Part: Sendable, Hashable {
    /// The name, such as `min_per_violation`.
    public let name: String
    /// The value.
    public let value: FactValue

    /// Joins a name with its value.
    public init(name: String, value: FactValue) {
      self.name = name
      self.value = value
    }
  }

  /// The value at a path of names and 1-based positions; nil where there is none.
  public func value(at path: some Sequence<String>) -> FactValue? {
    var current = self
    for step in path {
      switch current {
      case .parts(let parts):
        guard let part = parts.first(where: { $0.name == step }) else { return nil }
        current = part.value
      case .list(let items):
        guard let position = Int(step), items.indices.contains(position - 1) else { return nil }
        current = items[position - 1]
      default: return nil
      }
    }
    return current
  }

  /// The names or positions that may follow this value in a path.
  public var steps: [String] {
    switch self {
    case .parts(let parts): parts.map(\.name)
    case .list(let items): items.indices.map { String($0 + 1) }
    default: []
    }
  }
}

/// A value of the law with the days for which it holds, and why we say so.
public struct Fact: Sendable, Hashable {
  /// The id, such as `cmp-2025`.
  public let id: String
  /// The timeline it belongs to, such as `cmp`: facts that replace one another.
  public var timeline: String
  /// In words.
  public let title: String
  /// What holds.
  public var value: FactValue = .none
  /// When it holds.
  public var validity: Validity = .always
  /// Where the law says so.
  public internal(set) var citation: String
  /// Where it was read.
  public let source: String
  /// The id of the fact it replaced.
  public var supersedes: String?
  /// How sure we are: `high`, `medium-high`, `medium`, `low-medium`, `low`.
  public let confidence: String
  /// False where the value rests on memory or arithmetic.
  public var isVerified = false
  /// The day on which it was last checked.
  public var checked: Day?
  /// What a reader should know besides.
  public var note: String?
  /// The words by which prose states it; empty: prose is not searched for it.
  public var prose: [ProsePattern] = []
  /// Where the facts file says so.
  public let place: SourceRange
}

extension Fact {
  /// A fact that is a timeline of its own; the rest is set on it.
  public init(
    id: String,
    title: String,
    citation: String,
    source: String,
    confidence: String,
    place: SourceRange
  ) {
    self.id = id
    timeline = id
    self.title = title
    self.citation = citation
    self.source = source
    self.confidence = confidence
    self.place = place
  }
}

/// Wording that no longer holds, or only in part.
public struct SupersededPhrase: Sendable, Hashable {
  /// The words, such as "FaceTime".
  public let phrase: String
  /// The timeline of the facts that hold instead.
  public let timeline: String
  /// What to say of it.
  public var advice = ""
  /// The day since which it holds no more; nil: it never did, or the day does not matter.
  public var since: Day?
  /// Words of which a sentence has one, for the phrase to count; empty: it counts anywhere.
  public var near: [String] = []
  /// Where the facts file says so.
  public let place: SourceRange
}

extension SupersededPhrase {
  /// A phrase in the place of which a timeline has facts; the rest is set on it.
  public init(phrase: String, timeline: String, place: SourceRange) {
    self.phrase = phrase
    self.timeline = timeline
    self.place = place
  }
}
