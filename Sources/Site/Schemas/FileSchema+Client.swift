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
        SchemaKey(
          "rules",
          .oneOrMore(.choice(HIPAARule.self)),
          "The rules that are assessed; by default all."
        ), SchemaKey("systems", .list(.text), "The systems that are assessed."),
        SchemaKey("sites", .list(.text), "The places that are assessed."),
      ]),
      "What is assessed; by default all rules."
    ),
    SchemaKey("as_of", .day, "The day for which the report holds."),
    SchemaKey(
      "period",
      .object([SchemaKey("from", .day, "Its first day."), SchemaKey("to", .day, "Its last day.")]),
      "When the work was done."
    ),
    SchemaKey("assessors", .oneOrMore(.text), "Who assesses."),
    SchemaKey("reviewer", .text, "Who checked the report, besides the assessors."),
    SchemaKey("version", .text, "The version of the report."),
    SchemaKey(
      "status",
      .choice(Client.ReportStatus.self),
      "Whether the report is a draft or was issued."
    ),
    SchemaKey(
      "history",
      .list(
        .object([
          .required("version", .text, "The version of the report."),
          SchemaKey("day", .day, "Its day."), SchemaKey("author", .text, "Who wrote it."),
          SchemaKey("change", .text, "What changed."),
        ])
      ),
      "The earlier versions of the report."
    ),
    SchemaKey("attestation", .text, "What the signers sign."),
    SchemaKey("previous", .text, "An earlier assessment.json to compare with."),
    SchemaKey("brand", .object(brandKeys), "How pages and documents look; overrides gapbook.yml."),
    SchemaKey("report", .object(reportKeys), "The chapters of the report; overrides gapbook.yml."),
    SchemaKey("paper", .choice(Paper.self), "The paper of its PDF; overrides gapbook.yml."),
    SchemaKey("language", .text, "The language of its report; overrides gapbook.yml."),
    SchemaKey("policies", .choice(["workspace"]), "The workspace's policies count for it."),
  ]

  /// The columns of `responses.csv`; the requirement is the key.
  static let responseKeys: [SchemaKey] = ResponseColumn.all.filter { $0.name != "requirement" }
    .map { SchemaKey($0.name, .oneOrMore(.text), $0.help) }

  static let level = SchemaShape.choice(Level.self)

  static let estimateKeys: [SchemaKey] = [
    .required("likelihood", level, "How likely it is."),
    .required("impact", level, "How bad it would be."),
  ]

  static let acceptanceKeys: [SchemaKey] = [
    .required("by", .text, "Who accepted it."),
    .required("until", .day, "The last day of the acceptance."),
    .required("reason", .text, "Why it is accepted."),
  ]

  static let findingKeys: [SchemaKey] = [
    .required("id", .text, "Its id, once in the client's findings."),
    SchemaKey("title", .text, "Its title; by default the first heading."),
    .required("requirements", .list(.text), "The requirements that it is about."),
    .required("likelihood", level, "How likely harm is."),
    .required("impact", level, "How bad harm would be."),
    SchemaKey("status", .choice(Finding.Status.self), "How far the work is; by default open."),
    SchemaKey("owner", .oneOrMore(.text), "Who does the work."),
    SchemaKey("due", .day, "The day by which it is done."), SchemaKey("cost", .text, "In dollars."),
    SchemaKey("evidence", .oneOrMore(.text), "The ids of evidence in evidence.yml."),
    SchemaKey("residual", .object(estimateKeys), "The estimate of what remains after the work."),
    SchemaKey("accepted", .object(acceptanceKeys), "The acceptance of a risk that stays."),
    SchemaKey("action", .text, "The step of the plan."),
    SchemaKey(
      "milestones",
      .list(
        .object([
          .required("day", .day, "The day that is set for it."),
          SchemaKey("text", .text, "What it is."),
          SchemaKey("done", .day, "The day on which it was reached."),
        ])
      ),
      "The steps of the work."
    ),
    SchemaKey("systems", .oneOrMore(.text), "The systems concerned, of scope in client.yml."),
    SchemaKey("root_cause", .text, "Why it is so."),
    SchemaKey("closed", .day, "The day on which it was closed."),
    SchemaKey("verified_by", .text, "Who verified that it was closed."),
    SchemaKey("audience", .oneOrMore(.text), "Who may see it; by default all but the public."),
    SchemaKey("accept", .list(.object(acceptKeys)), "Rules that this page may break, and why."),
    SchemaKey("order", .number, "Its place among the findings."),
    SchemaKey("description", .text, "A sentence for lists and search."),
    SchemaKey("reviewed", .day, "The day on which somebody last read it."),
    SchemaKey("cites", .oneOrMore(.text), "The law that it rests on."),
    SchemaKey("draft", .flag, "Leaves the page out."),
    SchemaKey("published", .flag, "false leaves the page out."),
  ]

  static let evidenceKeys: [SchemaKey] = [
    .required("id", .text, "Its id, by which responses and findings name it."),
    .required("title", .text, "What it is."),
    SchemaKey("kind", .text, "document, scan, self-assessment and so on."),
    SchemaKey("collected", .day, "The day on which it was collected."),
    SchemaKey("location", .text, "Where it is kept."),
    SchemaKey("sha256", .text, "The digest of the file."),
    SchemaKey("valid_until", .day, "The last day on which it shows anything."),
    SchemaKey("note", .text, "What it shows."),
    SchemaKey("audience", .oneOrMore(.text), "Who may see it; by default all but the public."),
    SchemaKey("file", .text, "The file of a scan, from the client's folder."),
    SchemaKey(
      "format",
      .choice(["auto"] + ScanFormat.allCases.map(\.rawValue)),
      "The format of the file of a scan; by default auto."
    ),
  ]

  static let riskKeys: [SchemaKey] = [
    .required("id", .text, "Its id, once in the register."),
    .required("title", .text, "What could happen."),
    SchemaKey("threat", .text, "What could cause it."),
    SchemaKey("vulnerability", .text, "What lets it happen."),
    SchemaKey("asset", .oneOrMore(.text), "What it would harm."),
    .required("likelihood", level, "How likely it is."),
    .required("impact", level, "How bad it would be."),
    SchemaKey(
      "residual",
      .object(estimateKeys),
      "The estimate of what remains after the treatment."
    ), SchemaKey("owner", .oneOrMore(.text), "Who answers for it."),
    SchemaKey("treatment", .choice(Risk.Treatment.self), "What is done about it."),
    SchemaKey("action", .text, "What will be done."),
    SchemaKey("due", .day, "The day by which it is done."),
    SchemaKey("status", .choice(Finding.Status.self), "How far the work is; by default open."),
    SchemaKey("cost", .text, "In dollars."),
    SchemaKey("requirements", .oneOrMore(.text), "The requirements that it concerns."),
    SchemaKey(
      "findings",
      .oneOrMore(.text),
      "The findings that deal with it; an empty list for none."
    ),
    SchemaKey("accepted", .object(acceptanceKeys), "The acceptance, which an accepted risk needs."),
    SchemaKey("audience", .oneOrMore(.text), "Who may see it; by default all but the public."),
  ]

  static let breachKeys: [SchemaKey] = [
    .required("id", .text, "Its id, once in the register."),
    .required("discovered", .day, "The first day on which it was known."),
    .required("affected", .count, "How many individuals are affected."),
    SchemaKey("max_residents_one_state", .count, "The most of them in one State."),
    SchemaKey(
      "capacity",
      .choice(Entity.self),
      "In which capacity it happened, for a client that is both."
    ),
    SchemaKey("assessed", .day, "The day on which its risk assessment was finished."),
    SchemaKey(
      "notified",
      .object([
        SchemaKey("individuals", .day, "When the individuals were told."),
        SchemaKey("hhs", .day, "When HHS was told."),
        SchemaKey("media", .day, "When the media were told."),
        SchemaKey("covered_entity", .day, "When the covered entity was told."),
      ]),
      "The days of the notices that were given."
    ),
    SchemaKey(
      "delayed",
      .object([
        .required("made", .day, "When it asked."), .required("until", .day, "Until when."),
        .required("statement", .choice(NoticeDelay.Statement.self), "How it asked."),
      ]),
      "A delay that law enforcement asked for."
    ), SchemaKey("note", .text, "What happened."),
    SchemaKey("evidence", .oneOrMore(.text), "The ids of evidence in evidence.yml."),
    SchemaKey("audience", .oneOrMore(.text), "Who may see it; by default all but the public."),
  ]

  static let exposureKeys: [SchemaKey] = [
    .required("tier", .integer(1...4), "The tier of 45 CFR 160.404."),
    .required("provision", .text, "The provision that was violated."),
    .required("year", .integer(1996...9999), "The calendar year of the violations."),
    .required("violations", .count, "How many there are."),
    SchemaKey("assessed", .day, "The day on which the penalty is assessed."),
    SchemaKey("basis", .text, "Why they are counted so."),
  ]

  static let readinessAnswer = SchemaShape.choice(ReadinessAnswer.Answer.self)
}
