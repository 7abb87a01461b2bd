import Diagnostics
import GapAnalysis
import Regulation
import Words

extension AnalysisPages {
  func exposure() -> Page {
    let table = exposureTable()
    return Page(
      .exposure,
      words,
      [Section(id: "exposure", title: nil, [.table(table)] + (table.rows.isEmpty ? [] : remarks))],
      lawChecked: law.catalog.asOf
    )
  }

  private func exposureTable() -> Table {
    Table(words("caption_exposure"), rows: assessment.exposure, empty: words("empty_exposure")) {
      Column(words("column_provision"), .prose) { Table.Cell(provision($0.item.provision)) }
      Column(words("column_tier")) { tier(of: $0) }
      Column(words("column_year"), .number) { year(of: $0) }
      Column(words("column_violations"), .number) { .text("\($0.item.violations)") }
      if assessment.exposure.contains(where: { $0.item.basis != nil }) {
        Column(words("column_basis"), .prose) { basis(of: $0.item) }
      }
      Column(words("column_by_regulation"), .prose) { amount($0.codified, cap: $0.cap) }
      if notice != nil {
        Column(words("column_under_the_2019_discretion"), .prose) { underNotice($0) }
      }
      Column(words("column_table"), .prose) {
        [.link($0.table.title, LawBlocks.page($0.table)), .text(" "), .note(assessed($0.item))]
      }
    }
  }

  /// The day for which a penalty's table is chosen: the one that was written, else the report's.
  private func assessed(_ item: ExposureItem) -> String {
    if let day = item.assessed, day <= assessment.asOf {
      return words("exposure_assessed", ["day": words.day(day)])
    }
    return words("exposure_if_assessed", ["day": words.day(assessment.asOf)])
  }

  /// What a reader must know of the caps, as far as it was law on the as-of day.
  private var remarks: [Block] {
    let asOf = assessment.asOf
    var texts: [[Inline]] = [.text(words("exposure_caps"))]
    if law.facts.fact("cmp-2016")?.validity.begins(after: asOf) == false {
      texts.append(.text(words("exposure_adjusted")))
    }
    if let notice {
      texts.append(
        words.line(
          "exposure_notice",
          [
            "notice": [
              .link(words("exposure_notice_link"), LawBlocks.page(notice))
            ], "day": notice.validity.from.map { [.day($0)] } ?? [],
          ]
        )
      )
      if let estimates = law.facts.fact(of: "ned-caps-derived", on: asOf) {
        texts.append(
          words.line(
            "exposure_estimates",
            [
              "estimates": [
                .link(words("exposure_estimates_link"), LawBlocks.page(estimates))
              ], "day": estimates.checked.map { [.day($0)] } ?? .text(words("not_recorded")),
            ]
          )
        )
      }
    }
    return [assumed] + texts.map { .paragraph($0) }
  }

  /// The notice of enforcement discretion on the caps, where it had been published by the day.
  private var notice: Fact? { law.facts.fact(of: "ned-2019", on: assessment.asOf) }

  /// Where the violations come from: nobody counted them.
  private var assumed: Block {
    let files = Set(assessment.exposure.compactMap { assessment.file($0.item.place) }).sorted()
    return .paragraph(
      .text(words("exposure_assumed")) + source(files.isEmpty ? nil : files.joined(separator: ", "))
    )
  }

  /// Where an input is, after a sentence; nothing for what is built into the program.
  func source(_ place: String?) -> [Inline] { place.map { [.source(" (\($0))")] } ?? [] }

  private func provision(_ id: String) -> [Inline] {
    guard let requirement = law.catalog.requirement(id) else { return .text(id) }
    return [
      .link(id, LawBlocks.page(requirement)), .text(" "),
      .foreign(.note(requirement.title), Inline.lawLanguage),
    ]
  }

  /// What the number of violations rests on.
  private func basis(of item: ExposureItem) -> Table.Cell {
    Table.Cell(item.basis.map { assessment.linked($0) } ?? [.note(words("note_no_basis"))])
  }

  /// What the notice would leave of a sum, where it was in force when the penalty was assessed.
  private func underNotice(_ result: ExposureResult) -> Table.Cell {
    result.discretionRange.map { amount($0, cap: result.discretionCap) }
      ?? .text(words("discretion_not_in_force"))
  }

  /// The year of violations, with what a reader should know of it.
  private func year(of result: ExposureResult) -> Table.Cell {
    Table.Cell(
      [.text(String(result.item.year))]
        + result.notes.flatMap { [.text(" "), .note(words("exposure_note_", $0))] }
    )
  }

  private func tier(of result: ExposureResult) -> Table.Cell {
    let culpability = FactFormat.culpability(
      ofTier: result.item.tier,
      in: result.table,
      facts: law.facts,
      words
    )
    return Table.Cell(
      [.text(words("tier", ["n": String(result.item.tier)]))]
        + (culpability.map { [.text(" "), .note($0)] } ?? [])
    )
  }

  /// What a year could cost, and the cap for it.
  private func amount(_ amount: DollarRange, cap: Int?) -> Table.Cell {
    let limit = cap.map { words("capped_at", ["cap": words.dollars($0)]) }
    return Table.Cell([.text(range(amount))] + (limit.map { [.text(" "), .note($0)] } ?? []))
  }

  private func range(_ range: DollarRange) -> String {
    guard range.minimum < range.maximum else { return words.dollars(range.maximum) }
    return words(
      "dollar_range",
      ["least": words.dollars(range.minimum), "most": words.dollars(range.maximum)]
    )
  }
}
