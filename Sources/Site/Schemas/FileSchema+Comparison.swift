import Export
import GapAnalysis

/// What `gapbook diff --format json` prints: every key is there, whatever changed.
extension FileSchema {
  static var comparisonKeys: [SchemaKey] {
    [
      .required("schema", .choice([comparisonSchema]), "The version of this format."),
      .required(
        "clients",
        .list(.object(comparedClientKeys)),
        "The clients that both states have, by slug."
      ),
      .required("added", .list(.object(uncomparedKeys)), "The clients that only the later has."),
      .required(
        "removed",
        .list(.object(uncomparedKeys)),
        "The clients that only the earlier has."
      ),
    ]
  }

  private static var uncomparedKeys: [SchemaKey] {
    texts("slug", "name") + [.required("as_of", .day)] + numbers("score", "gaps")
  }

  private static var comparedClientKeys: [SchemaKey] {
    texts("slug", "name") + nullable("former_slug", "former_name")
      + [
        .required("earlier", .day, "The day of the earlier assessment."),
        .required("later", .day, "The day of the later one."),
      ] + ["score", "coverage", "like_for_like"].map { .required($0, .object(pointKeys)) }
      + [
        .required("regression", .flag, "Whether a requirement is worse than it was."),
        .required("gates", .object(gateKeys), "What makes each gate fail; null where unknown."),
        .required("counts", .object(countKeys), "How many requirements changed, and how."),
        .required("requirements", .list(.object(requirementChangeKeys))),
        .required("findings", .list(.object(findingChangeKeys))),
        .required("risks", .list(.object(findingChangeKeys)), "The rows of the risk register."),
        .required("gaps", .list(.object(gapChangeKeys))),
        .required("evidence", .list(.object(evidenceChangeKeys))),
        .required("overdue", .list(.object(overdueChangeKeys))),
        .required("due", .list(.object(dueChangeKeys)), "Days that were moved."),
        .required("cost", .object(costKeys)),
        .required(
          "not_compared",
          .list(.choice(ComparedPart.self)),
          "What one of the two assessments does not say."
        ),
      ]
  }

  private static let pointKeys = numbers("before", "after", "points")

  private static var gateKeys: [SchemaKey] {
    ComparisonGate.allCases.map { .required($0.rawValue, .optional(.list(.text))) }
  }

  private static var countKeys: [SchemaKey] {
    let results = [Status.met, .partiallyMet, .notMet].map(\.rawValue)
    let closures = ClosureKind.allCases.map { kind in
      SchemaKey.required(kind.rawValue, .object(counts("requirements", "findings")))
    }
    return ChangeKind.allCases.map { .required($0.rawValue, .count) }
      + [
        .required("newly-assessed-by-result", .object(results.map { .required($0, .count) })),
        .required("closures", .optional(.object(closures))),
      ]
  }

  private static let closureKey = SchemaKey.required(
    "closure",
    .optional(.choice(ClosureKind.self)),
    "How it is shown that it was closed."
  )

  private static var requirementChangeKeys: [SchemaKey] {
    texts("id", "title")
      + [
        word("kind", ChangeKind.self), .required("before", .optional(.choice(Status.self))),
        .required("after", .optional(.choice(Status.self))),
      ] + nullable("reason") + [.required("regression", .flag), closureKey, sourceKey]
  }

  private static var findingChangeKeys: [SchemaKey] {
    let entry = SchemaShape.optional(
      .object([word("status", Finding.Status.self)] + texts("risk", "acceptance") + days("due"))
    )
    return texts("id", "title") + lists("requirements")
      + [
        word("kind", FindingChangeKind.self),
        .required("changes", .list(.choice(FindingChangeKind.self))),
        .required("before", entry), .required("after", entry), closureKey, sourceKey,
      ]
  }

  private static var gapChangeKeys: [SchemaKey] {
    texts("id") + nullable("requirement") + texts("title")
      + [.required("kind", .choice(["opened", "closed"]))] + lists("causes") + [sourceKey]
  }

  private static var evidenceChangeKeys: [SchemaKey] {
    texts("id", "title") + [word("kind", EvidenceChange.Kind.self)]
      + lists("named_by", "replaced_by") + [sourceKey]
  }

  private static var overdueChangeKeys: [SchemaKey] {
    [word("kind", OverdueChange.Kind.self)] + texts("what", "subject", "title")
      + lists("requirements") + nullable("citation") + days("day") + [sourceKey]
  }

  private static var dueChangeKeys: [SchemaKey] {
    texts("subject", "title") + lists("requirements") + days("before", "after")
      + [.required("later", .flag, "Whether it is due later than it was."), sourceKey]
  }

  private static var costKeys: [SchemaKey] {
    let item = texts("id", "title") + nullable("requirement") + numbers("before", "after")
    return numbers("before", "after", "difference") + [.required("items", .list(.object(item)))]
  }
}
