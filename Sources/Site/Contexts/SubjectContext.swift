import Diagnostics
import GapAnalysis
import Regulation
import Report
import Templates
import Words

/// What a page is about, with fields for the page's sections.
protocol SubjectContext: TemplateContext {
  var page: PageContext { get }
}

extension Field where Context: SubjectContext {
  /// A section of the page; its id is the name with hyphens unless another one is given.
  static func section(_ name: String, _ meaning: String, id: String? = nil) -> Field {
    let id = id ?? name.replacing("_", with: "-")
    return .object(name, meaning) { $0.page.section(id) }
  }
}

/// A requirement, on its page.
struct RequirementContext: SubjectContext {
  static let model = Model<Self>("Requirement", "A requirement and how the client meets it") {
    Field.text("citation", "Its id, such as `164.308(a)(1)(i)`") { $0.requirement.id }
    Field.text("title", "Its title") { $0.requirement.title }
    Field.text("summary", "What it asks, in a sentence") { $0.requirement.summary }
    Field.text("rule", "The rule that it is part of") { $0.words($0.requirement.rule) }
    Field.text("family", "The standards that it belongs to") {
      Family(id: $0.requirement.family, rule: $0.requirement.rule).title
    }
    Field.object("obligation", "How binding it is, as a chip") {
      Chip(plain: $0.words.obligation($0.requirement))
    }
    Field.text("permitted", "What it means that the law permits it and does not ask for it") {
      $0.requirement.isPermissive ? $0.words("permitted_explained") : nil
    }
    Field.number("weight", "How much it counts in the weighted score") { $0.requirement.weight }
    Field.object("status", "How the client meets it, as a chip, contested or not") { $0.status }
    Field.text("so_far", "How much of a standard its status is about, where not all is assessed") {
      context in context.view.result.flatMap { context.words.soFar($0) }
    }
    Field.flag("contested", "Whether another input contests that it is met") {
      $0.view.result?.isContested ?? false
    }
    Field.object("standing", "Why it has no status in a client's site, as a chip") { context in
      context.view.standing.map { Chip(plain: $0) }
    }
    Field.object("risk", "The highest risk of its open findings, as a chip") { context in
      context.view.risk.map { context.page.site.chip($0) }
    }
    Field.object("score", "The score of a standard; it leads to how it was computed") { $0.score }
    Field.text("response", "What the client answered, in a word") { context in
      context.response.map { context.words("answer_", $0.answer) }
    }
    Field.text("owner", "Who sees to it") { $0.response?.owner }
    Field.text("maturity", "How mature it is, of 5") { context in
      context.response?.maturity.map { context.words("maturity_of_5", ["level": String($0)]) }
    }
    Field.text("answered_in", "File and row of the answer") { context in
      guard let place = context.response?.place else { return nil }
      return context.page.assessment?.place(place, context.page.words)
    }
    Field.object("note", "What the client noted") { context in
      context.response?.note.map { context.page.line(.text($0)) }
    }
    Field.object("action", "What will be done") { context in
      context.response?.action.map { context.page.line(.text($0)) }
    }
    Field.object("due", "By when") { context in context.response?.due.map(context.page.day) }
    Field.text("cost", "What it will cost") { context in
      context.response?.cost.map { context.words.dollars($0) }
    }
    Field.section("contradictions", "The section on what contests the answer", id: "contested")
    Field.section("what_was_found", "The section on answer, note and decision", id: "response")
    Field.section(
      "self_assessment",
      "The section on what the organization says of itself",
      id: "self-assessment"
    )
    Field.section("standard", "The section on the standard above it")
    Field.section("specifications", "The section on what is below it")
    Field.section("findings", "The section on its findings")
    Field.section("risks", "The section on the risk register")
    Field.section("evidence", "The section on its evidence")
    Field.section("tests", "The section on what machines tested of it", id: "tested")
    Field.section("policies", "The section on the policies that claim it")
    Field.section("inquiry", "The section on what to ask, obtain and test, and what was done")
    Field.section("crosswalk", "The section on other frameworks")
    Field.section("proposed", "The section on proposed changes of the law")
    Field.section("law", "The section on the law on the day of the report")
  }

  let view: RequirementView
  let page: PageContext

  private var requirement: Requirement { view.requirement }
  private var response: Response? { view.result?.response }
  private var words: Words { page.words }

  private var status: Prepared<Chip>? {
    guard let status = view.result?.status else { return nil }
    return view.result?.isContested == true ? page.site.contested : page.site.chip(status)
  }

  private var score: LinkContext? {
    guard let result = view.result, let score = result.score, !result.isLeaf else { return nil }
    return page.figure(words.percent(score), Metric.score(ofStandard: requirement.id))
  }
}

/// A finding, on its page.
struct FindingContext: SubjectContext {
  static let model = Model<Self>("Finding", "A finding of the assessor") {
    Field.text("id", "Its id") { $0.finding.id }
    Field.text("title", "Its headline") { $0.finding.title }
    Field.object("risk", "Its risk, as a chip") { $0.page.site.chip($0.result.risk) }
    Field.text("likelihood", "Its likelihood") { $0.words($0.finding.estimate.likelihood) }
    Field.text("impact", "Its impact") { $0.words($0.finding.estimate.impact) }
    Field.text("estimate", "Likelihood and impact in words") {
      $0.words.estimate($0.finding.estimate)
    }
    Field.object("status", "What is done about it, as a chip") {
      Chip(plain: $0.words.status(of: $0.result))
    }
    Field.flag("open", "Whether it is still open") { $0.finding.status.isOpen }
    Field.object("residual_risk", "The risk that remains, as a chip") { context in
      context.result.residualRisk.map { context.page.site.chip($0) }
    }
    Field.text("residual_estimate", "Likelihood and impact of what remains, in words") { context in
      context.finding.residual.map { context.words.estimate($0) }
    }
    Field.text("owner", "Who sees to it") { $0.finding.owner }
    Field.object("due", "By when") { context in context.finding.due.map(context.page.day) }
    Field.object("overdue", "That this day is over, as a chip") { context in
      context.finding.isOverdue(on: context.page.asOf)
        ? Chip(alarm: context.words("chip_overdue")) : nil
    }
    Field.text("cost", "What it will cost") { context in
      context.finding.cost.map { context.words.dollars($0) }
    }
    Field.object("accepted", "Who lives with the risk, until when and why") { context in
      context.finding.accepted.map { context.page.line(context.words.line(of: $0)) }
    }
    Field.text("action", "The step that closes it") { $0.finding.step }
    Field.text("systems", "The systems that it concerns") { context in
      let names = context.finding.systems.map(\.value)
      return names.isEmpty ? nil : names.joined(separator: "; ")
    }
    Field.text("root_cause", "What lies behind it") { $0.finding.rootCause }
    Field.object("closed", "When it was closed") { context in
      context.finding.closed.map(context.page.day)
    }
    Field.text("verified_by", "Who verified that it is closed") { $0.finding.verifiedBy }
    Field.section("text", "The section of the assessor's words", id: "finding")
    Field.section("requirements", "The section on the requirements that it concerns")
    Field.section("evidence", "The section on its evidence")
    Field.section("plan", "The section on its place in the plan")
    Field.section("milestones", "The section with its milestones")
    Field.section("closure", "The section on how it was closed")
    Field.section("policies", "The section on the policies that it concerns")
  }

  let result: FindingResult
  let page: PageContext

  private var finding: Finding { result.finding }
  private var words: Words { page.words }
}

/// A client, on the front page of its site.
struct FrontContext: SubjectContext {
  static let model = Model<Self>("Front", "The result of an assessment, on the front page") {
    Field.text("client", "Who was assessed") { $0.assessment.client.name.value }
    Field.text("entity", "What it is under HIPAA") {
      $0.page.words("entity_", $0.assessment.client.entity)
    }
    Field.list("verdict", "The verdict in a sentence") { $0.page.lede }
    Field.object("score", "The score; it leads to how it was computed") { context in
      context.assessment.headline ? context.figure(context.assessment.totals.score, "score") : nil
    }
    Field.object("coverage", "How much was assessed; it leads to how it was computed") {
      $0.figure($0.counts.coverage, "coverage")
    }
    Field.list("counts", "The counts by status") { context in
      Status.allCases.map {
        LegendContext(status: $0, count: context.counts[$0], place: context.page.place)
      }
    }
    Field.number("requirements", "How many requirements were counted") { $0.counts.total }
    Field.number("gaps", "How many gaps there are") { $0.assessment.gaps.count }
    Field.number("findings", "How many findings are open") { context in
      context.assessment.findings.count { $0.finding.status.isOpen }
    }
    Field.number("overdue", "How many duties are overdue") { context in
      context.assessment.deadlines.count { $0.state == .overdue && !$0.isStep }
    }
    Field.flag("compared", "Whether there is an earlier report to compare with") {
      $0.assessment.comparison != nil
    }
    Field.section("edition", "What the counts of an edition cover; nothing in the whole report")
    Field.section("plan", "The section on what the plan costs and when it is done")
    Field.section("opinion", "The section with the assessors' opinion")
    Field.section("result", "The section with the counts, the score and the coverage")
    Field.section("risks", "The section with the open findings by risk")
    Field.section("caution", "The section on what the report is not")
    Field.section("families", "The section with the table by family")
    Field.section("scope", "The section on what was looked at")
    Field.section("top_findings", "The section with the findings and risks of the highest level")
    Field.section("top_gaps", "The section with the gravest gaps")
    Field.section("changes", "The section on what changed since an earlier report")
    Field.section("legal_deadlines", "The section with the deadlines of the law that are not met")
    Field.section("missed_deadlines", "The section with the deadlines that were missed")
    Field.section("deadlines", "The section with the next deadlines")
    Field.section("reading", "The section on how to read the report")
  }

  let assessment: Assessment
  let page: PageContext

  private var counts: StatusCounts { assessment.totals.counts }

  private func figure(_ share: Rational?, _ metric: String) -> LinkContext {
    page.figure(page.words.percent(share), "assessment." + metric)
  }
}

/// A policy, on its page.
struct PolicyContext: SubjectContext {
  static let model = Model<Self>("Policy", "A policy") {
    Field.text("id", "Its id, or the name of its file") { $0.policy.id }
    Field.text("number", "Its id, where its author wrote one") { $0.policy.number }
    Field.flag("labeled", "Whether the panel has anything to show") { $0.isLabeled }
    Field.text("title", "Its title") { $0.policy.title }
    Field.text("kind", "What it is: a policy, a procedure, a plan") {
      $0.page.words("policy_kind_", $0.policy.kind)
    }
    Field.text("version", "Its version") { $0.policy.version.shown }
    Field.object("status", "Draft, approved or retired, as a chip") { context in
      context.policy.shownStatus(asOf: context.page.asOf).map {
        Chip(plain: context.page.words("policy_status_", $0))
      }
    }
    Field.text("owner", "Who keeps it") { $0.policy.owner.shown }
    Field.text("approver", "Who approved it") { $0.policy.approver.shown }
    Field.object("approved", "When") { context in context.policy.approved.map(context.page.day) }
    Field.object("effective", "From when it holds") { context in
      context.policy.effective.map(context.page.day)
    }
    Field.object("review", "By when it is to be reviewed") { context in
      context.policy.reviewBy.map(context.page.day)
    }
    Field.object("lapsed", "That this day is over, as a chip") { context in
      context.policy.isLapsed(on: context.page.asOf)
        ? Chip(plain: context.page.words("chip_lapsed")) : nil
    }
    Field.text("supersedes", "The policies that it takes the place of") {
      Optional($0.policy.supersedes.map(\.value).joined(separator: ", ")).shown
    }
    Field.object("updated", "When its file was last changed, where git says it") { context in
      context.view.updated.map(context.page.day)
    }
    Field.object("acknowledgement", "The form on which it is acknowledged, as a link") { context in
      context.view.form.map {
        LinkContext(
          href: context.page.place.href($0),
          text: context.page.words("link_acknowledgement")
        )
      }
    }
    Field.text("tags", "Its tags, where the page has no links to them") { context in
      context.page.hasTags ? nil : Optional(context.policy.tags.joined(separator: ", ")).shown
    }
    Field.section("text", "The section of its author's words", id: "body")
    Field.section("satisfies", "The section on the requirements that it answers")
    Field.section("changes", "The section on its versions")
    Field.section("rests_on", "The section on the law that it rests on")
  }

  let view: PolicyView
  let page: PageContext

  fileprivate var policy: Policy { view.policy }

  /// Whether one of the labels has something to say.
  fileprivate var isLabeled: Bool {
    policy.number != nil || policy.hasLabels || view.updated != nil || view.form != nil
      || policy.shownStatus(asOf: page.asOf) != nil
  }
}

extension Policy {
  fileprivate var hasLabels: Bool {
    version.shown != nil || owner.shown != nil || approver.shown != nil || approved != nil
      || effective != nil || reviewBy != nil || !supersedes.isEmpty || !tags.isEmpty
  }
}

extension String? {
  /// The text, if there is one.
  fileprivate var shown: String? { self?.isEmpty == true ? nil : self }
}
