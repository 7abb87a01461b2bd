import Regulation

/// What the checks of one law look up, made once for all sites of a day; what no day changes, once for
/// all sites.
struct LawIndexCache {
  private var subjects: [CitedSubject]?
  private var indices: [Day: LawIndex] = [:]

  /// What they look up on a day; nil where no law is loaded.
  mutating func index(of law: Law, on day: Day) -> LawIndex? {
    guard !law.isEmpty else { return nil }
    if let known = indices[day] { return known }
    let subjects = subjects ?? law.catalog.allSubjects
    self.subjects = subjects
    let index = LawIndex(law, on: day, subjects: subjects)
    indices[day] = index
    return index
  }
}

/// The pages whose law was checked already: where the same law is in force, a page that several
/// sites share has nothing to add.
struct LawCheckCache {
  /// A check of a page.
  private struct Check {
    let asOf: Day
    /// How many changes of the law had happened.
    let changes: Int
    /// The days on which the page itself begins to say something else.
    let turns: [Day]
  }

  private var checks: [String: [Check]] = [:]

  func holds(_ page: ProsePage, changes: Int, asOf: Day) -> Bool {
    (checks[page.file] ?? []).contains { check in
      check.changes == changes
        && check.turns.allSatisfy { ($0 <= asOf) == ($0 <= check.asOf) }
    }
  }

  mutating func insert(_ page: ProsePage, changes: Int, asOf: Day, turns: [Day]) {
    checks[page.file, default: []].append(Check(asOf: asOf, changes: changes, turns: turns))
  }
}
