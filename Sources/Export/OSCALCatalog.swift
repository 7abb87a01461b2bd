import Formats
import Regulation

/// The requirements as an OSCAL catalog, the same for every client: statements and objectives with the
/// ids that assessments name.
struct OSCALCatalog {
  private let catalog: Catalog
  private let asOf: Day
  private let modified: String
  /// The entries that had begun by the day, by what they are under, in the order of the regulation.
  private let below: [String: [Requirement]]
  /// The ids of its controls and objectives.
  let ids: Set<String>

  /// The catalog of a law on a day; `sourceDate` is in seconds since 1970, nil: the day's start.
  init(_ law: Law, asOf: Day, sourceDate: Int? = nil) {
    catalog = law.catalog
    self.asOf = asOf
    modified = sourceDate.map(OSCAL.moment(secondsSince1970:)) ?? OSCAL.moment(asOf)
    var seen: Set<String> = []
    let begun = law.catalog.requirements.filter { entry in
      !entry.validity.begins(after: asOf) && seen.insert(OSCAL.token(entry.id)).inserted
    }
    let entries = Set(begun.map(\.id))
    below = Dictionary(grouping: begun) { entry in
      entries.contains(entry.parent) ? entry.parent : Self.top(entry.rule, entry.section)
    }
    ids = Set(
      begun.flatMap { entry in
        [OSCAL.token(entry.id)] + (entry.isAssessable ? [OSCAL.objective(entry.id)] : [])
      }
    )
  }

  /// `oscal-catalog.json`.
  var json: JSON {
    let authority = OSCAL.line(catalog.authority, or: "45 CFR Part 164")
    let uuid = StableUUID(scope: ["catalog"])
    return .object([
      (
        "catalog",
        compact([
          ("uuid", .string(uuid("catalog", authority))),
          (
            "metadata",
            .object([
              ("title", .string("HIPAA requirements: \(authority)")),
              ("last-modified", .string(modified)), ("version", .string(asOf.iso)),
              ("oscal-version", .string(oscalVersion)),
              (
                "remarks",
                .string(
                  "The requirements that had begun by \(asOf), in our own words; the regulation itself is decisive."
                )
              ),
            ])
          ),
          ("groups", .array(HIPAARule.allCases.compactMap(group))),
        ])
      )
    ])
  }

  private static func top(_ rule: HIPAARule, _ section: String) -> String {
    "\(rule.rawValue) \(section)"
  }

  private func group(_ rule: HIPAARule) -> JSON? {
    var seen: Set<String> = []
    let named = catalog.requirements.filter { $0.rule == rule }.map(\.section)
      .filter { seen.insert($0).inserted }
    let groups = named.compactMap { section -> JSON? in
      guard let entries = below[Self.top(rule, section)] else { return nil }
      let title = catalog.sections.first { $0.id == section }?.title
      return .object([
        ("id", .string("section-\(rule.rawValue)-\(OSCAL.token(section))")),
        ("class", .string("section")), ("title", .string(OSCAL.line(title, or: section))),
        ("controls", .array(entries.map(control))),
      ])
    }
    guard !groups.isEmpty else { return nil }
    return .object([
      ("id", .string("rule-\(rule.rawValue)")), ("class", .string("rule")),
      ("title", .string(rule.title)), ("groups", .array(groups)),
    ])
  }

  private func control(_ entry: Requirement) -> JSON {
    compact([
      ("id", .string(OSCAL.token(entry.id))), ("class", .string(entry.kind.rawValue)),
      ("title", .string(OSCAL.line(entry.title, or: entry.id))),
      ("props", .array(properties(of: entry))), ("parts", .array(parts(of: entry))),
      ("controls", .array((below[entry.id] ?? []).map(control))),
    ])
  }

  /// An end after the day is left out: it was not known.
  private func properties(of entry: Requirement) -> [JSON] {
    let label = JSON.object([
      ("name", .string("label")), ("value", .string(OSCAL.line(entry.id, or: "-"))),
    ])
    let end = entry.validity.to.flatMap { $0 < asOf ? $0 : nil }
    return [label]
      + [
        OSCAL.property("citation", "45 CFR \(entry.id)"),
        OSCAL.property("obligation", entry.obligation.rawValue),
        OSCAL.property("designation", entry.designation),
        OSCAL.property("permissive", entry.isPermissive ? "true" : nil),
        OSCAL.property("family", entry.family),
        OSCAL.property("applies-to", entry.appliesTo.map(\.rawValue).joined(separator: " ")),
        OSCAL.property("requires-function", entry.requiresFunction?.rawValue),
        OSCAL.property("valid-from", entry.validity.from?.iso),
        OSCAL.property("valid-until", end?.iso),
      ].compactMap(\.self)
  }

  private func parts(of entry: Requirement) -> [JSON] {
    let id = OSCAL.token(entry.id)
    let summary = OSCAL.line(entry.summary, or: OSCAL.line(entry.title, or: entry.id))
    var parts = [Self.part("\(id)_smt", "statement", summary)]
    let cases = [entry.condition, entry.exception?.text].compactMap(\.self)
    if !cases.isEmpty {
      let guidance = OSCAL.line(cases.joined(separator: " "), or: summary)
      parts.append(Self.part("\(id)_gdn", "guidance", guidance))
    }
    if entry.isAssessable {
      parts.append(
        Self.part(
          OSCAL.objective(entry.id),
          "assessment-objective",
          "Determine whether this is done: \(summary)"
        )
      )
    }
    return parts
  }

  private static func part(_ id: String, _ name: String, _ prose: String) -> JSON {
    .object([("id", .string(id)), ("name", .string(name)), ("prose", .string(prose))])
  }
}
