import Diagnostics
import GapAnalysis
import Regulation
import Words

extension AnalysisPages {
  func exposure() -> Page {
    let hasBasis = assessment.exposure.contains { $0.item.basis != nil }
    let rows = assessment.exposure.map { result -> [Table.Cell] in
      let item = result.item
      let assessed = min(item.assessed ?? assessment.asOf, assessment.asOf)
      return [
        Table.Cell(provision(item.provision)), tier(of: result), year(of: result),
        Scorecards.number(item.violations),
      ] + (hasBasis ? [basis(of: item)] : []) + [
        amount(result.codified, cap: result.cap)
      ] + (notice == nil ? [] : [underNotice(result)]) + [
        Table.Cell([
          .link(result.table.title, LawBlocks.page(result.table)), .text(" "),
          .note(words("exposure_assessed", ["day": words.day(assessed)])),
        ])
      ]
    }
    let discretion = Table.Column(words("column_under_the_2019_discretion"), .prose)
    let table = Table(
      caption: words("caption_exposure"),
      columns: [
        Table.Column(words("column_provision"), .prose), Table.Column(words("column_tier")),
        Table.Column(words("column_year"), .number),
        Table.Column(words("column_violations"), .number),
      ] + (hasBasis ? [Table.Column(words("column_basis"), .prose)] : []) + [
        Table.Column(words("column_by_regulation"), .prose)
      ] + (notice == nil ? [] : [discretion]) + [Table.Column(words("column_table"), .prose)],
      rows: rows,
      emptySentence: words("empty_exposure")
    )
    return Page(
      .exposure,
      words,
      [
        Section(
          id: "exposure",
          title: nil,
          [.table(table)] + (rows.isEmpty ? [] : remarks)
        )
      ],
      lawChecked: law.catalog.asOf
    )
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
              ], "day": [.day(law.catalog.asOf ?? asOf)],
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

  /// What the number of violations rests on.
  private func basis(of item: ExposureItem) -> Table.Cell {
    Table.Cell(
      item.basis.map { assessment.linked($0) } ?? [.note(words("note_no_basis"))]
    )
  }

  /// What the notice would leave of a sum, where it was in force when the penalty was assessed.
  private func underNotice(_ result: ExposureResult) -> Table.Cell {
    result.discretionRange.map { amount($0, cap: result.discretionCap) }
      ?? .text(words("discretion_not_in_force"))
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
