import GapAnalysis
import Privacy
import Regulation

/// `gapbook.yml`, and the front matter of pages.
extension FileSchema {
  static let configurationKeys: [SchemaKey] = [
    SchemaKey("id", .text, "The name by which the workspace knows its outputs again."),
    SchemaKey("title", .text, "The site's title."),
    SchemaKey("language", .text, "The language of the interface: en-US, en-GB, es."),
    SchemaKey(
      "paper",
      .choice(Paper.self),
      "The paper of PDFs; by default as the language has it."
    ),
    SchemaKey(
      "organization",
      .object([
        SchemaKey("name", .text, "Its name."), SchemaKey("url", .text, "Its web address."),
        SchemaKey("contact", .text, "How to reach it."),
        SchemaKey("address", .text, "Its postal address."),
      ]),
      "Who delivers the reports."
    ),
    SchemaKey("brand", .object(brandKeys), "How pages and documents look."),
    SchemaKey("report", .object(reportKeys), "The chapters of reports."),
    SchemaKey("audiences", .list(.text), "Audiences beside the usual ones."),
    SchemaKey("as_of", .day, "The day for which reports hold whose client names none."),
    SchemaKey(
      "coverage_threshold",
      .integer(0...100),
      "Coverage under this many percent withholds the headline."
    ),
    SchemaKey(
      "sections",
      .list(
        .object([
          .required("folder", .text, "A folder of content/."),
          SchemaKey("title", .text, "Its title."),
          SchemaKey("in_client_sites", .flag, "Whether clients' sites have it, too."),
          SchemaKey("literal_values", .flag, "Whether {{ }} is text on its pages."),
        ])
      ),
      "The sections of the site, in order."
    ),
    SchemaKey("edit_url", .text, "Where a page is edited; {path} is its file."),
    SchemaKey(
      "pdf",
      .object([
        SchemaKey("name", .text, "{client}, {as_of}, {version} and {audience} are filled in."),
        SchemaKey("always", .flag, "Whether every build makes PDFs."),
      ]),
      "The PDFs of reports."
    ),
    SchemaKey(
      "rules",
      .mapping(.choice(["error", "warning", "note"])),
      "How much rules weigh, by their names."
    ),
    SchemaKey("law", .choice(ShownLaw.self), "Which pages of the law are in sites."),
    SchemaKey("values", .mapping(.text), "Values of your own: {{ name }} in prose."),
    SchemaKey("literal_values", .flag, "Whether {{ }} is text on all pages."),
    SchemaKey("exclude", .list(.text), "Folders of content/ that are no part of the workspace."),
    SchemaKey(
      "frameworks",
      .list(
        .object([
          .required("id", .text, "Its id, before the colon in satisfies."),
          SchemaKey("title", .text, "Its title."),
          .required("file", .text, "The file of its items, CSV or YAML, from the workspace's top."),
        ])
      ),
      "Frameworks that policies satisfy besides HIPAA."
    ), SchemaKey("git", .flag, "Whether the changes of policies are those of git."),
    SchemaKey("glossary", .flag, "Whether terms are linked where a page first uses them."),
    SchemaKey("autolink", .flag, "Whether bare addresses are links."),
    SchemaKey("print", .flag, "Whether all pages are one document, too."),
  ]

  static let brandKeys: [SchemaKey] = [
    SchemaKey("logo", .text, "A picture, from the workspace's top."),
    SchemaKey("logo_dark", .text, "The logo on a dark ground."),
    SchemaKey("logo_alt", .text, "The logo in words."),
    SchemaKey("accent", .pattern("^#[0-9A-Fa-f]{6}$"), "The color of links and buttons."),
    SchemaKey("accent_dark", .pattern("^#[0-9A-Fa-f]{6}$"), "The same on a dark ground."),
    SchemaKey("footer", .text, "A line at the foot of each page."),
    SchemaKey(
      "font",
      .object([
        .required("family", .text, "The name of the font."),
        .required("files", .list(.text), "The files of the font, from the workspace's top."),
      ]),
      "The letters of PDFs."
    ),
  ]

  static let reportKeys: [SchemaKey] = [
    SchemaKey("chapters", .list(.text), "The first chapters, in this order."),
    SchemaKey("omit", .list(.text), "Chapters that are left out."),
    SchemaKey("appendices", .choice(ReportLayout.Appendices.self), "Where appendices stand."),
  ]

  static let allowanceKeys: [SchemaKey] = [
    .required("kind", .choice(PHIKind.self), "What the text has the form of."),
    SchemaKey("text", .text, "The text that may stay."), SchemaKey("sha256", .text, "Its digest."),
    .required("reason", .text, "Why it may stay."),
    SchemaKey("until", .day, "The last day on which it may."),
  ]

  /// What a page, a question of the FAQ and a policy may say of themselves.
  static let pageKeys: [SchemaKey] =
    [
      SchemaKey("title", .text, "Its title; by default the first heading."),
      SchemaKey("order", .number, "Its place in its folder."),
      SchemaKey("description", .text, "A sentence for lists and search."),
      SchemaKey("reviewed", .day, "The day on which somebody last read it against the law."),
      SchemaKey(
        "cites",
        .oneOrMore(.text),
        "The law that it rests on: requirements, facts, other citations."
      ),
      SchemaKey(
        "covers",
        .oneOrMore(.text),
        "The points that it covers, for those who keep a list of them."
      ), SchemaKey("valid_from", .day, "The first day of which sites have it."),
      SchemaKey("valid_to", .day, "The last day of which sites have it."),
      SchemaKey("audience", .oneOrMore(.text), "Who may see it."),
      SchemaKey("accept", .list(.object(acceptKeys)), "Rules that this page may break, and why."),
      SchemaKey("question", .text, "The question that a page of the FAQ answers."),
      SchemaKey("topics", .oneOrMore(.text), "The topics of a question."),
      SchemaKey("tags", .oneOrMore(.text), "Words by which pages are listed together."),
      SchemaKey("draft", .flag, "Leaves the page out."),
      SchemaKey("published", .flag, "false leaves the page out."),
      SchemaKey("literal_values", .flag, "Whether {{ }} is text on this page."),
      SchemaKey("aliases", .oneOrMore(.text), "Addresses that the page had."),
      SchemaKey("redirect_from", .oneOrMore(.text), "The same as aliases."),
    ] + policyKeys

  /// What a page in a folder of policies may say besides.
  private static let policyKeys: [SchemaKey] = [
    SchemaKey("kind", .choice(Policy.Kind.self), "What it is; by default as its folder says."),
    SchemaKey("id", .text, "Its number."),
    SchemaKey("version", .text, "Its version."),
    SchemaKey("status", .choice(Policy.Status.self), "Whether it is a draft, approved or retired."),
    SchemaKey("owner", .oneOrMore(.text), "Who answers for it."),
    SchemaKey("approver", .oneOrMore(.text), "Who approved it."),
    SchemaKey("approved", .day, "The day on which it was approved."),
    SchemaKey("effective", .day, "The day from which it holds."),
    SchemaKey("review_by", .day, "The day by which it is to be reviewed."),
    SchemaKey("supersedes", .oneOrMore(.text), "The policies that it replaces."),
    SchemaKey(
      "satisfies",
      .oneOrMore(.text),
      "The requirements that it answers, and items of frameworks."
    ),
    SchemaKey(
      "changes",
      .list(
        .object([
          SchemaKey("version", .text, "The version that changed it."),
          SchemaKey("day", .day, "The day of the change."),
          .required("text", .text, "What changed."),
        ])
      ),
      "What changed, by version."
    ),
  ]

  static let frameworkKeys: [SchemaKey] = [
    .required("id", .text, "Its id, by which policies name it."),
    SchemaKey("title", .text, "Its title; by default the id."),
    SchemaKey("parent", .text, "The id of the item that it is a part of."),
  ]

  static let acceptKeys: [SchemaKey] = [
    .required("rule", .text, "The id of the rule."),
    .required("reason", .text, "Why it may be broken here."),
  ]
}
