import Formats
import GapAnalysis
import Regulation

/// What machines tested: an observation for each check of a scan, and the resources that fail it.
extension OSCAL {
  /// One check of a scan, with the leaves that it tests.
  struct ScannedCheck {
    let item: Evidence
    /// What it found for the leaf for which it tested the most resources: for others it tested some of
    /// them.
    var check: ScanCheck
    var leaves: [String]
    /// The resources that fail it and are not muted, each once, in the order of the file.
    var failing: [String]
  }

  /// The checks of all scans, each once an item of evidence.
  var scannedChecks: [ScannedCheck] {
    assessment.client.evidence.flatMap { item -> [ScannedCheck] in
      var places: [String: Int] = [:]
      var checks: [ScannedCheck] = []
      for leaf in item.scan?.leaves ?? [] {
        for check in leaf.checks {
          let place = places[check.id] ?? checks.count
          if place == checks.count {
            places[check.id] = place
            checks.append(ScannedCheck(item: item, check: check, leaves: [], failing: []))
          }
          if check.resources > checks[place].check.resources { checks[place].check = check }
          checks[place].leaves.append(leaf.requirement)
          for failure in check.failures where !failure.isMuted {
            if !checks[place].failing.contains(failure.resource) {
              checks[place].failing.append(failure.resource)
            }
          }
        }
      }
      return checks
    }
  }

  /// The evidence that is a scan.
  var scannedEvidence: [String] {
    assessment.client.evidence.filter { $0.scan?.leaves.isEmpty == false }.map(\.id)
  }

  func observationID(scan evidence: String, check: String) -> String {
    uuid("scan-observation", evidence + "\u{1F}" + check)
  }

  /// The ids of the observations of the checks that test a leaf.
  func testObservations(of leaf: RequirementResult) -> [String] {
    leaf.tests.flatMap { test in
      test.leaf.checks.map { observationID(scan: test.evidence, check: $0.id) }
    }
  }

  func observations(of checks: [ScannedCheck]) -> [JSON] { checks.map(observation) }

  private func observation(_ scanned: ScannedCheck) -> JSON {
    let (item, check) = (scanned.item, scanned.check)
    let id = Self.line(check.id, or: item.id)
    return compact([
      ("uuid", .string(observationID(scan: item.id, check: check.id))),
      ("title", .string("\(item.id): \(id)")),
      ("description", .string(description(of: check, id))),
      (
        "props",
        .array(
          [
            Self.property("check-id", check.id), Self.property("severity", check.severity),
            Self.property("pass", String(check.pass)), Self.property("fail", String(check.fail)),
            Self.property("muted", String(check.muted)),
            Self.property("not-tested", String(check.notTested)),
          ].compactMap(\.self)
            + scanned.leaves.compactMap { Self.property("citation", "45 CFR \($0)") }
        )
      ),
      ("methods", .strings(["TEST"])), ("types", .strings(["control-objective"])),
      ("origins", .array([origin])), ("subjects", .array(subjects(of: scanned))),
      ("relevant-evidence", relevant([item.id])),
      ("collected", .string(Self.moment(item.testDay ?? assessment.asOf))),
    ])
  }

  private func description(of check: ScanCheck, _ id: String) -> String {
    let counts =
      "\(check.resources) tested: \(check.pass) pass, \(check.fail) fail; \(check.muted) muted, \(check.notTested) not tested."
    return "\(Self.line(check.title, or: id)): \(counts)"
  }

  /// The resources that fail, where the audience may know them; else the scan itself.
  private func subjects(of scanned: ScannedCheck) -> [JSON] {
    guard !scanned.failing.isEmpty else {
      return [
        .object([
          ("subject-uuid", .string(evidenceID(scanned.item.id))), ("type", .string("resource")),
          ("title", .string(Self.line(scanned.item.title, or: scanned.item.id))),
        ])
      ]
    }
    return scanned.failing.map { resource in
      .object([
        ("subject-uuid", .string(inventoryID(resource))), ("type", .string("inventory-item")),
        ("title", .string(Self.line(resource, or: scanned.check.id))),
      ])
    }
  }

  private func inventoryID(_ resource: String) -> String { uuid("inventory-item", resource) }

  /// The resources that fail a check, each once, as items of the inventory; nil where there is none.
  func inventory(of checks: [ScannedCheck]) -> JSON? {
    var seen: Set<String> = []
    let resources = checks.flatMap(\.failing).filter { seen.insert($0).inserted }
    guard !resources.isEmpty else { return nil }
    let items = resources.map { resource in
      JSON.object([
        ("uuid", .string(inventoryID(resource))),
        ("description", .string(Self.line(resource, or: "A resource without a name"))),
      ])
    }
    return .object([("inventory-items", .array(items))])
  }
}
