import Diagnostics
import GapAnalysis
import Regulation
import Words

extension AnalysisPages {
  func exposure() -> Page {
    let rows = assessment.exposure.map { result -> [Table.Cell] in
      let item = result.item
      let assessed = min(item.assessed ?? assessment.asOf, assessment.asOf)
      return [
        Table.Cell(provision(item.provision)), tier(of: result), year(of: result),
        Scorecards.number(item.violations), amount(result.codified, cap: result.cap),
        result.discretionRange.map { amount($0, cap: result.discretionCap) }
          ?? .text(words("discretion_not_in_force")),
        Table.Cell([
          .link(result.table.title, LawBlocks.page(result.table)), .text(" "),
          .note(words("exposure_assessed", ["day": words.day(assessed)])),
        ]),
      ]
    }
    let table = Table(
      caption: words("caption_exposure"),
      columns: [
        Table.Column(words("column_provision"), .prose), Table.Column(words("column_tier")),
        Table.Column(words("column_year"), .number),
        Table.Column(words("column_violations"), .number),
        Table.Column(words("column_by_regulation"), .prose),
        Table.Column(words("column_under_the_2019_discretion"), .prose),
        Table.Column(words("column_table"), .prose),
      ],
      rows: rows,
      emptySentence: words("empty_exposure")
    )
    return Self.page(
      "exposure.html",
      words("title_exposure"),
      words("lede_exposure"),
      [
        Section(
          id: "exposure",
          title: nil,
          [.table(table)]
            + (rows.isEmpty
              ? [] : [assumed, .paragraph(.text(words("exposure_caps"))), .paragraph(notice)])
        )
      ],
      lawChecked: law.catalog.asOf
    )
  }

  /// The notice of 2019 and what is estimated from it, with links where the law is there.
  private var notice: [Inline] {
    let estimates = law.facts.fact(of: "ned-caps-derived", on: assessment.asOf)
    return words.line(
      "exposure_notice",
      [
        "notice": linked(law.facts.fact("ned-2019"), words("exposure_notice_link")),
        "estimates": linked(estimates, words("exposure_estimates_link")),
        "checked": law.catalog.asOf.map { [.day($0)] } ?? .text(words.day(assessment.asOf)),
      ]
    )
  }

  private func linked(_ fact: Fact?, _ text: String) -> [Inline] {
    [fact.map { .link(text, LawBlocks.page($0)) } ?? .text(text)]
  }

  /// Where the violations come from: nobody counted them.
  private var assumed: Block {
    let files = Set(assessment.exposure.map(\.item.place.file)).sorted()
    return .paragraph(
      words.line("exposure_assumed", ["file": .joined(files.map { [.code($0)] }, by: ", ")])
    )
  }

  private func provision(_ id: String) -> [Inline] {
    guard let requirement = law.catalog.requirement(id) else { return .text(id) }
    return [
      .link(id, LawBlocks.page(requirement)), .text(" "),
      .foreign(.note(requirement.title), Inline.lawLanguage),
    ]
  }

  /// The year of violations, with what a reader should know of it.
  private func year(of result: ExposureResult) -> Table.Cell {
    let number = String(result.item.year)
    return Table.Cell(
      [.text(number)] + result.notes.flatMap { [.text(" "), .note(words("exposure_note_", $0))] },
      sortValue: number
    )
  }

  private func tier(of result: ExposureResult) -> Table.Cell {
    let number = String(result.item.tier)
    let culpability = FactSetting.culpability(
      ofTier: result.item.tier,
      in: result.table,
      facts: law.facts,
      words
    )
    return Table.Cell(
      [.text(words("tier", ["n": number]))]
        + (culpability.map { [.text(" "), .note($0)] } ?? []),
      sortValue: number
    )
  }

  /// What a year could cost, and the cap for it.
  private func amount(_ amount: DollarRange, cap: Int?) -> Table.Cell {
    let limit = cap.map { words("capped_at", ["cap": words.dollars($0)]) }
    return Table.Cell(
      [.text(range(amount))] + (limit.map { [.text(" "), .note($0)] } ?? []),
      sortValue: String(amount.maximum)
    )
  }

  private func range(_ range: DollarRange) -> String {
    guard range.minimum < range.maximum else { return words.dollars(range.maximum) }
    return words(
      "dollar_range",
      [
        "least": words.dollars(range.minimum),
        "most": words.dollars(range.maximum),
      ]
    )
  }
}
