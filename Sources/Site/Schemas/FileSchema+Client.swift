import GapAnalysis
import Regulation
import Workspace

/// The files of a client's folder.
extension FileSchema {
  static let clientKeys: [SchemaKey] = [
    .required("name", .text, "The client's name."),
    .required("entity", .choice(Entity.self), "What it is under HIPAA."),
    SchemaKey("functions", .oneOrMore(.choice(EntityFunction.self)), "What more it does."),
    SchemaKey(
      "scope",
      .object([
        SchemaKey("rules", .oneOrMore(.choice(HIPAARule.self))), SchemaKey("systems", .list(.text)),
        SchemaKey("sites", .list(.text)),
      ]),
      "What is assessed; by default all rules."
    ),
    SchemaKey("as_of", .day, "The day for which the report holds."),
    SchemaKey("period", .object([SchemaKey("from", .day), SchemaKey("to", .day)])),
    SchemaKey("assessors", .oneOrMore(.text)), SchemaKey("reviewer", .text),
    SchemaKey("version", .text), SchemaKey("status", .choice(Client.ReportStatus.self)),
    SchemaKey(
      "history",
      .list(
        .object([
          .required("version", .text), SchemaKey("day", .day), SchemaKey("author", .text),
          SchemaKey("change", .text),
        ])
      )
    ),
    SchemaKey("attestation", .text, "What the signers sign."),
    SchemaKey("previous", .text, "An earlier assessment.json to compare with."),
    SchemaKey("brand", .object(brandKeys)), SchemaKey("report", .object(reportKeys)),
    SchemaKey("paper", .choice(Paper.self)), SchemaKey("language", .text),
    SchemaKey("policies", .choice(["workspace"]), "The workspace's policies count for it."),
  ]

  /// The columns of `responses.csv`; the requirement is the key.
  static let responseKeys: [SchemaKey] = ResponseColumn.all.filter { $0.name != "requirement" }
    .map { SchemaKey($0.name, .oneOrMore(.text), $0.help) }

  static let level = SchemaShape.choice(Level.self)

  static let estimateKeys: [SchemaKey] = [
    .required("likelihood", level), .required("impact", level),
  ]

  static let acceptanceKeys: [SchemaKey] = [
    .required("by", .text), .required("until", .day), .required("reason", .text),
  ]

  static let findingKeys: [SchemaKey] = [
    .required("id", .text), SchemaKey("title", .text), .required("requirements", .list(.text)),
    .required("likelihood", level), .required("impact", level),
    SchemaKey("status", .choice(Finding.Status.self)), SchemaKey("owner", .oneOrMore(.text)),
    SchemaKey("due", .day), SchemaKey("cost", .text, "In dollars."),
    SchemaKey("evidence", .oneOrMore(.text)), SchemaKey("residual", .object(estimateKeys)),
    SchemaKey("accepted", .object(acceptanceKeys)),
    SchemaKey("action", .text, "The step of the plan."),
    SchemaKey(
      "milestones",
      .list(
        .object([.required("day", .day), SchemaKey("text", .text), SchemaKey("done", .day)])
      )
    ),
    SchemaKey("systems", .oneOrMore(.text)), SchemaKey("root_cause", .text),
    SchemaKey("closed", .day), SchemaKey("verified_by", .text),
    SchemaKey("audience", .oneOrMore(.text)), SchemaKey("accept", .list(.object(acceptKeys))),
    SchemaKey("order", .number), SchemaKey("description", .text), SchemaKey("reviewed", .day),
    SchemaKey("cites", .oneOrMore(.text)), SchemaKey("draft", .flag), SchemaKey("published", .flag),
  ]

  static let evidenceKeys: [SchemaKey] = [
    .required("id", .text), .required("title", .text),
    SchemaKey("kind", .text, "document, scan, self-assessment and so on."),
    SchemaKey("collected", .day), SchemaKey("location", .text, "Where it is kept."),
    SchemaKey("sha256", .text), SchemaKey("valid_until", .day), SchemaKey("note", .text),
    SchemaKey("audience", .oneOrMore(.text)),
    SchemaKey("file", .text, "The file of a scan, from the client's folder."),
    SchemaKey("format", .choice(["auto"] + ScanFormat.allCases.map(\.rawValue))),
  ]

  static let riskKeys: [SchemaKey] = [
    .required("id", .text), .required("title", .text), SchemaKey("threat", .text),
    SchemaKey("vulnerability", .text), SchemaKey("asset", .oneOrMore(.text)),
    .required("likelihood", level), .required("impact", level),
    SchemaKey("residual", .object(estimateKeys)), SchemaKey("owner", .oneOrMore(.text)),
    SchemaKey("treatment", .choice(Risk.Treatment.self)), SchemaKey("action", .text),
    SchemaKey("due", .day), SchemaKey("status", .choice(Finding.Status.self)),
    SchemaKey("cost", .text, "In dollars."), SchemaKey("requirements", .oneOrMore(.text)),
    SchemaKey("findings", .oneOrMore(.text)), SchemaKey("accepted", .object(acceptanceKeys)),
    SchemaKey("audience", .oneOrMore(.text)),
  ]

  static let breachKeys: [SchemaKey] = [
    .required("id", .text), .required("discovered", .day), .required("affected", .count),
    SchemaKey("max_residents_one_state", .count), SchemaKey("capacity", .choice(Entity.self)),
    SchemaKey("assessed", .day),
    SchemaKey(
      "notified",
      .object([
        SchemaKey("individuals", .day), SchemaKey("hhs", .day), SchemaKey("media", .day),
        SchemaKey("covered_entity", .day),
      ])
    ),
    SchemaKey(
      "delayed",
      .object([
        .required("made", .day), .required("until", .day),
        .required("statement", .choice(NoticeDelay.Statement.self)),
      ])
    ), SchemaKey("note", .text), SchemaKey("evidence", .oneOrMore(.text)),
    SchemaKey("audience", .oneOrMore(.text)),
  ]

  static let exposureKeys: [SchemaKey] = [
    .required("tier", .integer(1...4)), .required("provision", .text),
    .required("year", .integer(1996...9999)), .required("violations", .count),
    SchemaKey("assessed", .day), SchemaKey("basis", .text),
  ]

  static let readinessAnswer = SchemaShape.choice(ReadinessAnswer.Answer.self)
}
