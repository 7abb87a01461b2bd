import Diagnostics
import GapAnalysis
import Regulation
import TestSupport
import Testing
import Workspace

/// What the built-in catalog asks of seven kinds of client.
@Suite struct ApplicableLeavesTests {
  private static let law = (try? load(repositoryRoot))?.value.law ?? .none

  private struct Kind {
    let letter: String
    let name: String
    let entity: Entity
    let functions: [EntityFunction]
  }

  private static let kinds = [
    Kind(letter: "S", name: "solo practice", entity: .coveredEntity, functions: []),
    Kind(
      letter: "H",
      name: "hospital",
      entity: .coveredEntity,
      functions: [.facilityDirectory, .fundraising, .part2Records]
    ),
    Kind(letter: "I", name: "health insurer", entity: .coveredEntity, functions: [.healthPlan]),
    Kind(
      letter: "G",
      name: "employer's group health plan",
      entity: .coveredEntity,
      functions: [.healthPlan, .groupHealthPlan]
    ),
    Kind(
      letter: "F",
      name: "group health plan whose benefits are all insured",
      entity: .coveredEntity,
      functions: [.groupHealthPlan]
    ),
    Kind(
      letter: "C",
      name: "county with a clinic, a plan and a clearinghouse",
      entity: .both,
      functions: [.healthPlan, .clearinghouse, .multipleFunctions, .government]
    ),
    Kind(letter: "V", name: "vendor", entity: .businessAssociate, functions: []),
  ]

  @Test func areThoseOfTheTable() throws {
    let day = try #require(Day("2026-11-21"))
    let applicable = Self.kinds.map { kind in
      Set(
        Self.law.catalog.leaves(on: day).filter {
          inapplicability(of: $0, to: kind.entity, with: kind.functions) == nil
        }.map(\.id)
      )
    }
    var lines = Self.kinds.map { "\($0.letter)  \($0.name)" }
    lines += [
      "", "x applies, c in some cases, e with an exception, p is permitted, . concerns others", "",
    ]
    lines += Self.law.catalog.leaves(on: day).map { leaf in
      let mark = leaf.isPermissive ? "p" : leaf.condition == nil ? "x" : "c"
      let marks = zip(Self.kinds, applicable).map { kind, leaves in
        let isSpared = leaf.exception.map { kind.functions.contains($0.function) } ?? false
        return !leaves.contains(leaf.id) ? "." : mark == "x" && isSpared ? "e" : mark
      }
      return marks.joined(separator: " ") + "  \(leaf.id)"
    }
    let counts = zip(Self.kinds, applicable).map { "\($0.letter) \($1.count)" }
    lines += ["", counts.joined(separator: ", ")]
    expectGolden(
      Array((lines.joined(separator: "\n") + "\n").utf8),
      "Tests/Fixtures/applicable-leaves.txt"
    )
  }

  @Test func needEveryFunctionSomewhere() {
    let needed = Set(Self.law.catalog.requirements.compactMap(\.requiresFunction))
    #expect(needed == Set(EntityFunction.allCases))
  }

  /// What a leaf asks of a function alone must say whom it concerns.
  @Test func sayWhomTheyConcern() {
    for leaf in Self.law.catalog.requirements where leaf.requiresFunction != nil {
      #expect(leaf.condition != nil, "\(leaf.id)")
    }
  }
}
