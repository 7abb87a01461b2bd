import Diagnostics
import Formats
import GapAnalysis
import Regulation

/// One result of a scan, as a format has it.
struct ScanResult {
  /// What a check came to.
  enum Outcome {
    case pass
    case fail
    case notTested
  }

  /// The id of the check.
  let check: String
  /// The resources, each by a name that is not empty; none where the result names none.
  let resources: [String]
  let outcome: Outcome
  var isMuted = false
}

/// Counts the results of a scan as they come, so that none of them stays in memory.
///
/// A resource is kept as a number of 64 bits made of its name: two names of one number would count as
/// one resource, which of a million names happens once in some thirty million files.
struct ScanTally {
  let file: String
  /// What the ids mean.
  var targets: ScanTargets
  /// The program that wrote the file.
  var tool: String?
  /// The last day so far.
  private(set) var day: Day?
  /// The results so far, and those that name no requirement.
  private(set) var rows = 0
  private(set) var rowsWithoutRequirement = 0
  /// The faults so far; none of them makes what follows unreadable.
  private(set) var faults: [ScanFault] = []

  private var lastDayText = ""
  private var checks: [Check] = []
  private var checkNumbers: [String: Int] = [:]
  private var groups: [Group] = []
  private var groupNumbers: [UInt64: Int] = [:]
  private var resourceNumbers: [UInt64: UInt32] = [:]
  /// By group and resource: what its results came to.
  private var states: [UInt64: State] = [:]
  private var leftOut: [Int: (rows: Int, place: SourceRange)] = [:]
  private var events: [String: (rows: Int, place: SourceRange)] = [:]

  private struct Check {
    let id: String
    var title: String?
    var severity: String?
  }

  /// The results of one check for one set of leaves.
  private struct Group {
    let check: Int
    let set: Int
    let place: SourceRange
    var failures: [(resource: UInt32, failure: ScanFailure)] = []
  }

  /// What the results of a resource came to.
  struct State: OptionSet {
    let rawValue: UInt8
    static let pass = State(rawValue: 1)
    static let fail = State(rawValue: 2)
    static let muted = State(rawValue: 4)
    static let notTested = State(rawValue: 8)
    /// A muted failure, of which the name is kept.
    static let mutedFailure = State(rawValue: 16)
  }

  init(file: String, catalog: Catalog, crosswalk: Crosswalk) {
    self.file = file
    targets = ScanTargets(catalog, crosswalk)
  }

  /// A place of the file.
  func range(_ place: TextPlace) -> SourceRange {
    SourceRange(file: file, start: SourcePosition(place))
  }

  /// So many faults are told of one file.
  static let mostFaults = 20

  mutating func report(_ fault: ScanFault) {
    if faults.count < Self.mostFaults { faults.append(fault) }
  }

  /// Takes note of a day as scanners write it: the first ten characters of a time.
  mutating func add(day text: String, at place: () -> TextPlace) {
    if text.isEmpty || text == lastDayText { return }
    guard let day = Day(text.prefix(10)) else {
      return report(
        ScanFault(
          .value,
          "\"\(Self.shown(text))\" begins with no day of the calendar",
          help: "days are written YYYY-MM-DD, such as 2026-09-30",
          at: place()
        )
      )
    }
    lastDayText = text
    add(day)
  }

  mutating func add(_ day: Day) {
    if self.day.map({ $0 < day }) ?? true { self.day = day }
  }

  /// A text of a file as messages show it.
  static func shown(_ text: String) -> String {
    text.count > 60 ? text.prefix(60) + "…" : text
  }

  /// The number of a check; `details` are its title and severity, asked for once.
  mutating func check(
    _ id: String,
    details: () -> (title: String?, severity: String?)
  ) -> Int {
    if let number = checkNumbers[id] { return number }
    let (title, severity) = details()
    checkNumbers[id] = checks.count
    checks.append(Check(id: id, title: Self.filled(title), severity: Self.filled(severity)))
    return checks.count - 1
  }

  private static func filled(_ text: String?) -> String? {
    text.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Counts a result of no requirement.
  mutating func addWithoutRequirement() {
    rows += 1
    rowsWithoutRequirement += 1
  }

  /// Counts an alert, which is neither a pass nor a failure.
  mutating func addEvent(_ ids: [String], at place: TextPlace) {
    rows += 1
    let named = Set(ids.compactMap(ScanTargets.citation))
    if named.isEmpty { rowsWithoutRequirement += 1 }
    for id in named {
      let before = events[id] ?? (rows: 0, place: range(place))
      events[id] = (rows: before.rows + 1, place: before.place)
    }
  }

  /// Counts a result; of one that `replaces` the earlier ones of its check and resource, only it counts.
  mutating func add(
    _ result: ScanResult,
    of check: Int,
    _ found: ScanTargets.Found,
    replaces: Bool = false,
    at place: () -> TextPlace,
    reason: () -> String?
  ) {
    guard !found.isEmpty else { return addWithoutRequirement() }
    rows += 1
    for number in found.leftOut {
      let before = leftOut[number] ?? (rows: 0, place: range(place()))
      leftOut[number] = (rows: before.rows + 1, place: before.place)
    }
    guard let set = found.set else { return }
    let group = group(check, set, at: place)
    let isNew =
      result.resources.isEmpty
      ? [add(result, result.check, isCheck: true, to: group, replaces)]
      : result.resources.map { add(result, $0, isCheck: false, to: group, replaces) }
    guard result.outcome == .fail else { return }
    let names = result.resources.isEmpty ? [result.check] : result.resources
    for (name, number) in zip(names, isNew) {
      guard let number, groups[group].failures.count < ScanCheck.mostFailures else { continue }
      let failure = ScanFailure(
        resource: name,
        reason: Self.filled(reason()),
        isMuted: result.isMuted,
        place: range(place())
      )
      groups[group].failures.append((number, failure))
    }
  }

  /// Counts a result for one resource, and gives its number where it says something new.
  private mutating func add(
    _ result: ScanResult,
    _ name: String,
    isCheck: Bool,
    to group: Int,
    _ replaces: Bool
  ) -> UInt32? {
    let resource = resource(name, isCheck: isCheck)
    let key = UInt64(group) << 32 | UInt64(resource)
    let state = Self.state(result)
    let before = states[key] ?? []
    states[key] = replaces ? state : before.union(state)
    if replaces { groups[group].failures.removeAll { $0.resource == resource } }
    return replaces || !before.isSuperset(of: state) ? resource : nil
  }

  private static func state(_ result: ScanResult) -> State {
    switch (result.outcome, result.isMuted) {
    case (.notTested, _): .notTested
    case (.fail, true): [.muted, .mutedFailure]
    case (.pass, true): .muted
    case (.pass, false): .pass
    case (.fail, false): .fail
    }
  }

  private mutating func group(_ check: Int, _ set: Int, at place: () -> TextPlace) -> Int {
    let key = UInt64(check) << 32 | UInt64(set)
    if let number = groupNumbers[key] { return number }
    groupNumbers[key] = groups.count
    groups.append(Group(check: check, set: set, place: range(place())))
    return groups.count - 1
  }

  private mutating func resource(_ name: String, isCheck: Bool) -> UInt32 {
    let key = Self.number(of: name, isCheck: isCheck)
    if let number = resourceNumbers[key] { return number }
    let number = UInt32(truncatingIfNeeded: resourceNumbers.count)
    resourceNumbers[key] = number
    return number
  }

  /// FNV-1a, and its bits mixed once more.
  private static func number(of name: String, isCheck: Bool) -> UInt64 {
    let bytes = name.utf8Span.span
    var hash: UInt64 = isCheck ? 0x9E37_79B9_7F4A_7C15 : 0xCBF2_9CE4_8422_2325
    for index in bytes.indices { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
    hash = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
    return hash ^ hash >> 33
  }
}

extension ScanTally {
  /// All that was counted.
  func scan(_ format: ScanFormat, _ catalog: Catalog) -> Scan {
    let entries = statesByGroup
    return Scan(
      format: format,
      tool: tool,
      day: day,
      rows: rows,
      rowsWithoutRequirement: rowsWithoutRequirement,
      counts: counts(entries),
      leaves: leaves(catalog, entries),
      leftOut: leftOutEntries
    )
  }

  /// What came of each resource, by group.
  private typealias Entries = [[(resource: UInt32, state: State)]]

  private func counts(_ entries: Entries) -> ScanCounts {
    var all = Counter(resourceNumbers.count)
    for (resource, state) in entries.joined() { all.add(resource, state) }
    return all.taken()
  }

  private var leftOutEntries: [ScanLeftOut] {
    let ids = leftOut.map { number, entry in
      ScanLeftOut(
        id: targets.leftOut[number].id,
        reason: targets.leftOut[number].reason,
        rows: entry.rows,
        place: entry.place
      )
    }
    let alerts = events.map { id, entry in
      ScanLeftOut(id: id, reason: .event, rows: entry.rows, place: entry.place)
    }
    return (ids + alerts).sorted { ($0.place, $0.id) < ($1.place, $1.id) }
  }

  private func leaves(_ catalog: Catalog, _ entries: Entries) -> [ScanLeaf] {
    var groupsByLeaf: [Int: [(group: Int, target: ScanTargets.Target)]] = [:]
    for (number, group) in groups.enumerated() {
      for target in targets.sets[group.set] {
        groupsByLeaf[target.leaf, default: []].append((number, target))
      }
    }
    var (all, own) = (Counter(resourceNumbers.count), Counter(resourceNumbers.count))
    return groupsByLeaf.sorted { $0.key < $1.key }.map { leaf, found in
      var checks: [ScanCheck] = []
      for (check, found) in Dictionary(grouping: found, by: { groups[$0.group].check })
        .sorted(by: { $0.key < $1.key })
      {
        for (resource, state) in found.lazy.flatMap({ entries[$0.group] }) {
          own.add(resource, state)
          all.add(resource, state)
        }
        checks.append(self.check(check, found, own.taken()))
      }
      return ScanLeaf(
        requirement: catalog.requirements[leaf].id,
        checks: checks.sorted { $0.place < $1.place },
        counts: all.taken()
      )
    }
  }

  private func check(
    _ number: Int,
    _ found: [(group: Int, target: ScanTargets.Target)],
    _ counts: ScanCounts
  ) -> ScanCheck {
    let groups = found.map { self.groups[$0.group] }
    let failures = groups.flatMap { $0.failures.map(\.failure) }.sorted { $0.place < $1.place }
    return ScanCheck(
      id: checks[number].id,
      title: checks[number].title,
      severity: checks[number].severity,
      isBroad: found.allSatisfy(\.target.isBroad),
      isMapped: found.allSatisfy(\.target.isMapped),
      counts: counts,
      failures: Array(failures.prefix(ScanCheck.mostFailures)),
      place: groups.map(\.place).min() ?? .file(file)
    )
  }

  private var statesByGroup: Entries {
    var found: Entries = groups.map { _ in [] }
    for (key, state) in states {
      found[Int(key >> 32)].append((UInt32(truncatingIfNeeded: key), state))
    }
    return found
  }

  /// Counts resources, each once.
  private struct Counter {
    private var states: [State]
    private var touched: [UInt32] = []

    init(_ count: Int) { states = Array(repeating: [], count: count) }

    mutating func add(_ resource: UInt32, _ state: State) {
      if states[Int(resource)].isEmpty { touched.append(resource) }
      states[Int(resource)].formUnion(state)
    }

    /// The counts since the last time.
    mutating func taken() -> ScanCounts {
      var counts = ScanCounts()
      for resource in touched {
        let state = states[Int(resource)]
        states[Int(resource)] = []
        if state.contains(.fail) {
          counts.fail += 1
        } else if state.contains(.pass) {
          counts.pass += 1
        }
        if state.contains(.muted) { counts.muted += 1 }
        if state.contains(.notTested) { counts.notTested += 1 }
      }
      touched.removeAll(keepingCapacity: true)
      return counts
    }
  }
}
