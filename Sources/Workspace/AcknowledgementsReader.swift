import Diagnostics
import Files
import GapAnalysis
import Regulation

/// Reads `people.csv` and `acknowledgements.csv` of the content folder, which no site ever shows.
struct AcknowledgementsReader {
  /// The names of the two files.
  static let people = "people.csv"
  static let acknowledgements = "acknowledgements.csv"

  let log: Log

  /// The people, each of an id of its own.
  func people(_ source: SourceText) -> [Person] {
    let table = ColumnTable(columns: ["id", "name", "email"], required: ["id"], log: log)
    var first: [String: SourceRange] = [:]
    return table.rows(of: source).compactMap { row in
      guard let id = row["id"] else {
        log.error("missing-value", "the row names no id", at: row.place)
        return nil
      }
      if let other = first[id.value.lowercased()] {
        log.error(
          IntakeRule.duplicateID.rawValue,
          "person \"\(id.value)\" is there twice",
          at: id.place,
          help: "the first is at \(other.fileLine)"
        )
        return nil
      }
      first[id.value.lowercased()] = id.place
      return Person(id: id.value, name: row["name"]?.value, email: row["email"]?.value)
    }
  }

  /// What people acknowledged of policies; a row that names an unknown person, policy or version is an
  /// error and counts nowhere.
  func acknowledgements(
    _ source: SourceText,
    of policies: [Policy],
    by people: [Person]
  ) -> [Acknowledgement] {
    let columns = ["policy", "version", "person", "day"]
    let table = ColumnTable(columns: columns, required: ["policy", "person", "day"], log: log)
    let policiesByID = Dictionary(grouping: policies) { $0.id.lowercased() }
    let policyNames = NameIndex(policies.map(\.id))
    let persons = Dictionary(firstOf: people.map { ($0.id.lowercased(), $0) })
    let personNames = NameIndex(people.map(\.id))
    var first: [Acknowledgement.Key: SourceRange] = [:]
    return table.rows(of: source).compactMap { row in
      let policy = required("policy", of: row).flatMap { name -> [Policy]? in
        if let known = policiesByID[name.value.lowercased()] { return known }
        log.error(
          "unknown-policy",
          "there is no policy \"\(name.value)\"",
          at: name.place,
          help: policyNames.suggestion(for: name.value)
        )
        return nil
      }
      let person = required("person", of: row).flatMap { name -> Person? in
        if let known = persons[name.value.lowercased()] { return known }
        log.error(
          "unknown-person",
          "\(Self.people) has no person \"\(name.value)\"",
          at: name.place,
          help: personNames.suggestion(for: name.value)
        )
        return nil
      }
      let day = required("day", of: row).flatMap(day)
      guard let policy, let person, let day,
        let version = version(row["version"], of: policy, in: row)
      else { return nil }
      let made = Acknowledgement(
        key: Acknowledgement.Key(policy: policy[0].id, version: version, person: person.id),
        day: day
      )
      if let other = first[made.key] {
        log.warning(
          "repeated-acknowledgement",
          "this acknowledgement is there twice",
          at: row.place,
          help: "the first is at \(other.fileLine); delete one of them"
        )
        return nil
      }
      first[made.key] = row.place
      reportTooEarly(made, policy, at: row["day"]?.place ?? row.place)
      return made
    }
  }

  private func required(_ column: String, of row: ColumnTable.Row) -> Sourced<String>? {
    if let text = row[column] { return text }
    log.error("missing-value", "the row has no \(column)", at: row.place)
    return nil
  }

  private func day(_ text: Sourced<String>) -> Day? {
    if let day = Day(text.value) { return day }
    log.error(
      "bad-day",
      "\"\(text.value)\" is no day of the calendar",
      at: text.place,
      help: NearDay.advice(for: text.value)
        ?? "days are written YYYY-MM-DD, such as 2026-09-30"
    )
    return nil
  }

  /// The version that a row names: the policy's own, or one of its changes; nil, with an error, for any
  /// other.
  ///
  /// It is empty for a policy that has none.
  private func version(
    _ written: Sourced<String>?,
    of policies: [Policy],
    in row: ColumnTable.Row
  ) -> String? {
    let known = policies.flatMap { [$0.version] + $0.changes.map(\.version) }.compactMap(\.self)
    guard let written else {
      if known.isEmpty { return "" }
      log.error(
        "missing-value",
        "the row has no version, and policy \"\(policies[0].id)\" has one",
        at: row.place,
        help: suggestion(for: "", among: known)
      )
      return nil
    }
    if known.contains(written.value) { return written.value }
    log.error(
      "unknown-version",
      "policy \"\(policies[0].id)\" has no version \"\(written.value)\"",
      at: written.place,
      help: known.isEmpty
        ? "the policy names no version: leave the cell empty, or write version: in its front matter"
        : suggestion(for: written.value, among: known)
    )
    return nil
  }

  /// A version cannot be acknowledged before it was approved.
  private func reportTooEarly(
    _ made: Acknowledgement,
    _ policies: [Policy],
    at place: SourceRange
  ) {
    let version = made.key.version
    let days = policies.compactMap { policy in
      policy.version ?? "" == version
        ? policy.approved : policy.changes.first { $0.version == version }?.day
    }
    guard let approved = days.min(), made.day < approved else { return }
    log.warning(
      "acknowledged-too-early",
      "\(made.key.policy)\(version.isEmpty ? "" : " \(version)") was acknowledged on \(made.day), before it was approved on \(approved)",
      at: place
    )
  }
}

extension Loader {
  /// The files of the content folder without the two, which no page may show, and without what is a
  /// link to one of them.
  func withoutPrivate(_ files: [FileTree.File], isPlain: Bool) -> [FileTree.File] {
    guard usesAcknowledgements(isPlain: isPlain) else { return files }
    let names = [AcknowledgementsReader.people, AcknowledgementsReader.acknowledgements]
    let top = root + (isPlain ? "/" : "/content/")
    let real = names.compactMap { Disk.realPath(top + $0) }
    return files.filter { file in
      if names.contains(file.path.lowercased()) { return false }
      guard !file.isMarkdown else { return true }
      return Disk.realPath(top + file.path).map { !real.contains($0) } ?? true
    }
  }

  /// Whether the workspace has the two files; in a plain folder a list of people may be for others.
  private func usesAcknowledgements(isPlain: Bool) -> Bool {
    let top = root + (isPlain ? "/" : "/content/")
    return Disk.isThere(top + AcknowledgementsReader.acknowledgements)
      || !isPlain && Disk.isThere(top + AcknowledgementsReader.people)
  }

  /// Who acknowledged which policies; empty where the workspace keeps no such list.
  func acknowledgements(_ pages: [SourcePage], isPlain: Bool) -> Acknowledgements {
    guard usesAcknowledgements(isPlain: isPlain) else { return Acknowledgements() }
    let reader = AcknowledgementsReader(log: log)
    func source(_ name: String) -> SourceText? {
      let path = isPlain ? name : "content/" + name
      guard Disk.isThere(root + "/" + path) else { return nil }
      if let fault = links.fault(of: root + "/" + path, named: path) {
        log.add(FileTree.unreadable(path, fault.reason, help: fault.help))
        return nil
      }
      return self.source(path)
    }
    let people = source(AcknowledgementsReader.people).map(reader.people) ?? []
    guard let list = source(AcknowledgementsReader.acknowledgements) else {
      return Acknowledgements(people: people, made: [])
    }
    return Acknowledgements(
      people: people,
      made: reader.acknowledgements(list, of: pages.compactMap(\.policy), by: people)
    )
  }
}
