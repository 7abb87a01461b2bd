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
        SchemaKey("name", .text), SchemaKey("url", .text), SchemaKey("contact", .text),
        SchemaKey("address", .text),
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
          .required("folder", .text, "A folder of content/."), SchemaKey("title", .text),
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
      ])
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
        .object([.required("id", .text), SchemaKey("title", .text), .required("file", .text)])
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
      .object([.required("family", .text), .required("files", .list(.text))]),
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
      SchemaKey("title", .text), SchemaKey("order", .number, "Its place in its folder."),
      SchemaKey("description", .text, "A sentence for lists and search."),
      SchemaKey("reviewed", .day), SchemaKey("cites", .oneOrMore(.text)),
      SchemaKey("covers", .oneOrMore(.text)), SchemaKey("valid_from", .day),
      SchemaKey("valid_to", .day), SchemaKey("audience", .oneOrMore(.text)),
      SchemaKey("accept", .list(.object(acceptKeys)), "Rules that this page may break, and why."),
      SchemaKey("question", .text), SchemaKey("topics", .oneOrMore(.text)),
      SchemaKey("tags", .oneOrMore(.text)), SchemaKey("draft", .flag, "Leaves the page out."),
      SchemaKey("published", .flag), SchemaKey("literal_values", .flag),
      SchemaKey("aliases", .oneOrMore(.text), "Addresses that the page had."),
      SchemaKey("redirect_from", .oneOrMore(.text)),
    ] + policyKeys

  /// What a page in a folder of policies may say besides.
  private static let policyKeys: [SchemaKey] = [
    SchemaKey("kind", .choice(Policy.Kind.self)), SchemaKey("id", .text, "Its number."),
    SchemaKey("version", .text), SchemaKey("status", .choice(Policy.Status.self)),
    SchemaKey("owner", .oneOrMore(.text)), SchemaKey("approver", .oneOrMore(.text)),
    SchemaKey("approved", .day), SchemaKey("effective", .day), SchemaKey("review_by", .day),
    SchemaKey("supersedes", .oneOrMore(.text)), SchemaKey("satisfies", .oneOrMore(.text)),
    SchemaKey(
      "changes",
      .list(
        .object([SchemaKey("version", .text), SchemaKey("day", .day), .required("text", .text)])
      )
    ),
  ]

  static let acceptKeys: [SchemaKey] = [.required("rule", .text), .required("reason", .text)]
}
