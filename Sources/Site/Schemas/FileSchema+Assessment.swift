import Export
import GapAnalysis
import Regulation

/// `assessment.json`, which programs read: every key is there, whatever a client says.
extension FileSchema {
  static var assessmentKeys: [SchemaKey] {
    [
      .required("schema", .choice([assessmentSchema]), "The version of this format."),
      all("generator", ["name": .text, "version": .text]),
      .required("as_of", .day, "The day for which it holds."),
      .required("client", .object(assessedClientKeys), "Who was assessed, and by whom."),
      .required("audience", .text, "For whom it was made."),
      .required(
        "totals",
        .object(figures + [.required("headline", .flag)]),
        "The counts and figures of all leaves."
      ),
      .required(
        "rules",
        .list(.object([.required("id", .choice(HIPAARule.self))] + figures)),
        "The same for each rule of HIPAA."
      ),
      .required("families", .list(.object(familyKeys)), "The same for each family of safeguards."),
      .required(
        "requirements",
        .list(.object(requirementKeys)),
        "Every requirement in force of the rules in scope."
      ),
      .required("findings", .list(.object(resultKeys)), "What the assessors found."),
      .required(
        "evidence",
        .list(.object(evidenceResultKeys)),
        "What shows that safeguards exist or work."
      ),
      .required("policies", .list(.object(policyKeys)), "The policies that count for the client."),
      .required(
        "contradictions",
        .list(.object(contradictionKeys)),
        "Answers that another input contests."
      ),
      .required("gaps", .list(.object(gapKeys)), "What falls short, with its causes."),
      .required("risks", .list(.object(riskResultKeys)), "The rows of the risk register."),
      .required(
        "decisions",
        .list(.object(decisionKeys)),
        "Decisions on addressable specifications, and what is not applicable."
      ),
      .required("plan", .list(.object(planKeys)), "What is to be done, in order."),
      .required(
        "deadlines",
        .list(.object(deadlineKeys)),
        "The dates that somebody set or the law sets."
      ),
      .required("breaches", .list(.object(breachResultKeys)), "The breaches with their notices."),
      .required(
        "exposure",
        .list(.object(exposureResultKeys)),
        "Penalties that could be, as an illustration."
      ),
      .required(
        "readiness",
        .object([
          .required("score", share),
          .required(
            "items",
            .list(
              .object(
                texts("id", "title", "citation") + [
                  .required("answer", .optional(readinessAnswer)), sourceKey,
                ]
              )
            )
          ),
        ]),
        "How ready the client is for what is proposed."
      ),
      .required(
        "metrics",
        .list(.object(metricKeys)),
        "Every number with its formula and its inputs."
      ),
      .required(
        "left_out",
        .list(.object([sourceKey] + texts("reason"))),
        "What is not in the report, and why."
      ),
    ]
  }

  // MARK: - Parts

  private static var place: SchemaShape {
    .object([
      .required("file", .text), .required("line", .integer(1...Int(Int32.max))),
      .required("column", .integer(1...Int(Int32.max))),
    ])
  }

  static var sourceKey: SchemaKey {
    .required("source", .optional(place), "Where it was read; null in an edition.")
  }

  /// Percent with one decimal, or null.
  private static let share = SchemaShape.optional(.number)

  private static func all(_ name: String, _ keys: KeyValuePairs<String, SchemaShape>) -> SchemaKey {
    .required(name, .object(keys.map { .required($0.key, $0.value) }))
  }

  static func texts(_ names: String...) -> [SchemaKey] {
    names.map { .required($0, .text) }
  }

  /// Texts that may be null.
  static func nullable(_ names: String...) -> [SchemaKey] {
    names.map { .required($0, .optional(.text)) }
  }

  static func days(_ names: String...) -> [SchemaKey] {
    names.map { .required($0, .optional(.day)) }
  }

  static func lists(_ names: String...) -> [SchemaKey] {
    names.map { .required($0, .list(.text)) }
  }

  static func counts(_ names: String...) -> [SchemaKey] {
    names.map { .required($0, .count) }
  }

  static func numbers(_ names: String...) -> [SchemaKey] {
    names.map { .required($0, .optional(.number)) }
  }

  static func word<Choice: CaseIterable & RawRepresentable>(
    _ name: String,
    _ type: Choice.Type
  ) -> SchemaKey where Choice.RawValue == String {
    .required(name, .choice(type))
  }

  private static var risk: SchemaKey { .required("risk", .optional(level)) }

  private static let tested = counts("resources", "pass", "fail", "muted", "not_tested")

  private static var estimate: SchemaShape {
    .optional(
      .object([.required("likelihood", level), .required("impact", level), risk])
    )
  }

  private static var acceptance: SchemaShape {
    .optional(
      .object([
        .required("by", .text), .required("until", .day), .required("reason", .text),
        .required("lapsed", .flag),
      ])
    )
  }

  private static var milestones: SchemaKey {
    .required(
      "milestones",
      .list(.object([.required("day", .day)] + texts("text") + days("done") + [sourceKey]))
    )
  }

  private static let figures =
    counts("requirements", "assessed", "not_applicable") + numbers("coverage", "score")

  // MARK: - Tables

  private static var assessedClientKeys: [SchemaKey] {
    texts("slug", "name") + [word("entity", Entity.self)]
      + [.required("functions", .list(.choice(EntityFunction.self)))]
      + lists("systems", "sites", "assessors") + nullable("reviewer", "version")
      + [
        word("status", Client.ReportStatus.self),
        .required("period", .object(days("from", "to"))),
      ]
  }

  private static var familyKeys: [SchemaKey] {
    texts("id") + [word("rule", HIPAARule.self)]
      + numbers("score_by_leaves", "score_by_standards", "coverage")
      + counts("met", "partially_met", "not_met", "not_applicable", "not_assessed")
  }

  private static var requirementKeys: [SchemaKey] {
    let contested = SchemaShape.object([.required("grade", level), .required("by", .list(.text))])
    let test =
      texts("evidence") + days("day") + [.required("expired", .flag)] + tested
      + [
        .required(
          "checks",
          .list(
            .object(
              texts("id") + nullable("title", "severity")
                + [.required("broad", .flag), .required("mapped", .flag)] + tested + [sourceKey]
            )
          )
        )
      ]
    return texts("id", "title") + [word("rule", HIPAARule.self)]
      + texts("family", "kind", "obligation", "parent")
      + [
        .required("leaf", .flag), .required("response", .optional(.choice(Response.Answer.self))),
        .required("status", .optional(.choice(Status.self))), .required("score", share),
        .required("maturity", .optional(.integer(0...5))),
      ] + nullable("owner", "reason") + lists("findings", "evidence", "policies")
      + [sourceKey, .required("contested", .optional(contested))] + nullable("note", "action")
      + days("due") + numbers("cost") + nullable("method", "sample", "rationale", "approver")
      + days("decided", "review_by") + [.required("conditional", .flag)] + days("effective_from")
      + [.required("tested", .list(.object(test)))]
  }

  private static var resultKeys: [SchemaKey] {
    texts("id", "title") + lists("requirements")
      + [.required("likelihood", level), .required("impact", level), .required("risk", level)]
      + [word("status", Finding.Status.self)] + nullable("owner") + days("due") + numbers("cost")
      + nullable("action") + lists("systems") + nullable("root_cause")
      + [.required("residual", estimate), .required("accepted", acceptance)] + days("closed")
      + nullable("verified_by") + [milestones] + lists("evidence") + nullable("text") + [sourceKey]
  }

  private static var evidenceResultKeys: [SchemaKey] {
    let scan =
      texts("format") + days("day") + counts("checks") + tested
    return texts("id", "title") + nullable("kind") + days("collected", "valid_until")
      + nullable("location", "sha256") + lists("used_by")
      + [.required("scan", .optional(.object(scan))), sourceKey]
  }

  private static var policyKeys: [SchemaKey] {
    texts("id", "title") + nullable("version", "owner") + days("approved", "review_by")
      + lists("satisfies") + [sourceKey]
  }

  private static var contradictionKeys: [SchemaKey] {
    texts("id", "requirement", "kind") + [.required("grade", level)] + texts("by") + [sourceKey]
  }

  private static var gapKeys: [SchemaKey] {
    let cause = texts("kind", "text") + lists("names") + [.required("inputs", .list(place))]
    return texts("id") + nullable("requirement") + texts("title", "obligation")
      + [.required("status", .optional(.choice(Status.self))), risk]
      + [.required("causes", .list(.object(cause)))] + lists("findings") + nullable("owner")
      + days("due") + [sourceKey]
  }

  private static var riskResultKeys: [SchemaKey] {
    texts("id", "title") + nullable("threat", "vulnerability", "asset")
      + [.required("likelihood", level), .required("impact", level), .required("risk", level)]
      + [.required("residual", estimate)] + nullable("owner", "treatment", "action") + days("due")
      + texts("status") + numbers("cost") + lists("requirements")
      + [
        .required("findings", .optional(.list(.text))), .required("accepted", acceptance),
        sourceKey,
      ]
  }

  private static var decisionKeys: [SchemaKey] {
    texts("requirement", "title", "obligation") + [word("decision", Response.Answer.self)]
      + nullable("rationale", "approver") + days("decided", "review_by")
      + [.required("review_lapsed", .flag)] + lists("evidence", "missing") + [sourceKey]
  }

  private static var planKeys: [SchemaKey] {
    let step =
      texts("requirement") + nullable("action") + days("due") + numbers("cost") + [sourceKey]
    return texts("id", "kind", "title")
      + nullable("context", "action", "treatment", "requirement", "finding") + lists("risks")
      + counts("priority") + texts("horizon") + [risk] + texts("obligation") + nullable("owner")
      + days("due") + numbers("cost") + texts("status") + days("start")
      + [milestones, .required("steps", .list(.object(step)))] + lists("missing", "notes")
      + [sourceKey]
  }

  private static var deadlineKeys: [SchemaKey] {
    texts("kind", "subject", "title") + days("day") + texts("state") + nullable("citation")
      + [sourceKey]
  }

  private static var breachResultKeys: [SchemaKey] {
    let delay = texts("made", "until", "statement")
    let notice =
      texts("recipient", "state") + days("due", "done") + numbers("days_late")
      + nullable("citation") + lists("notes")
    return texts("id") + [.required("discovered", .day)] + counts("affected")
      + numbers("max_residents_one_state") + nullable("capacity") + days("assessed")
      + [.required("notified", .object(days("individuals", "hhs", "media", "covered_entity")))]
      + [
        .required("delayed", .optional(.object(delay))),
        .required("notices", .list(.object(notice))),
      ] + nullable("note") + lists("evidence") + [sourceKey]
  }

  private static var exposureResultKeys: [SchemaKey] {
    counts("tier") + texts("provision") + counts("year", "violations") + days("assessed")
      + nullable("basis") + lists("notes") + texts("table", "citation")
      + numbers("minimum", "maximum", "uncapped_maximum", "cap") + nullable("discretion")
      + numbers("discretion_cap", "discretion_minimum", "discretion_maximum") + [sourceKey]
  }

  private static var metricKeys: [SchemaKey] {
    texts("id") + [.required("value", .optional(.number))] + texts("unit", "formula")
      + numbers("numerator", "denominator")
      + [
        .required(
          "excluded",
          .list(.object(texts("reason") + counts("count")))
        ), .required("inputs", .list(place)),
      ]
  }
}
