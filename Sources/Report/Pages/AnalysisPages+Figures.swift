import Diagnostics
import GapAnalysis
import Regulation
import Words

extension AnalysisPages {
  /// How each number was computed, with the places of its inputs.
  func figures() -> Page {
    // The caption names it once.
    let folder = "content/clients/\(assessment.client.slug)/"
    let metrics = assessment.metrics
    // Whoever does not see all sees no places of inputs.
    let isWhole = assessment.audience == Audience.full
    let table = Table(
      words(
        isWhole ? "caption_figures" : "caption_figures_alone",
        ["n": String(metrics.count), "folder": folder]
      ),
      rows: metrics,
      isRegister: true,
      empty: words("empty_figures")
    ) {
      Column(words("column_figure"), .prose) {
        Table.Cell([.code($0.id)], anchor: Addresses.anchor($0.id))
      }
      Column(words("column_value"), .number) {
        .text(MetricFormat.words($0, in: assessment, words))
      }
      Column(words("column_formula"), .prose) { .text(words.text(of: $0.formula)) }
      Column(words("column_numerator_and_denominator")) { .text(quotient($0)) }
      Column(words("column_left_out"), .prose) {
        .text(words.text(of: $0.excluded.filter { $0.count > 0 }))
      }
      if isWhole {
        Column(words("column_inputs"), .prose) { .text(Self.inputs($0, below: folder)) }
      }
    }
    return Page(.figures, words, [Section(id: "figures", title: nil, [.table(table)])])
  }

  private func quotient(_ metric: Metric) -> String {
    guard let above = metric.numerator, let below = metric.denominator else { return "" }
    return "\(number(above)) / \(number(below))"
  }

  /// A number without a decimal where it is whole.
  private func number(_ value: Rational) -> String {
    words.decimal(value.denominator == 2 ? value.oneDecimal : value.decimals)
  }

  /// Places by file, lines joined and runs of them cut short: `responses.csv:2-5, 7`.
  ///
  /// A file below `folder` is named without it.
  private static func inputs(_ metric: Metric, below folder: String) -> String {
    var files: [(file: String, runs: [ClosedRange<Int>])] = []
    for place in metric.inputs {
      let line = place.start.line
      if files.last?.file != place.file {
        files.append((place.file, [line...line]))
      } else if let run = files[files.count - 1].runs.last, run.upperBound + 1 == line {
        files[files.count - 1].runs[files[files.count - 1].runs.count - 1] = run.lowerBound...line
      } else {
        files[files.count - 1].runs.append(line...line)
      }
    }
    return files.map { file, runs in
      let name = file.hasPrefix(folder) ? file.dropFirst(folder.count) : file[...]
      return "\(name):\(runs.map(text).joined(separator: ", "))"
    }.joined(separator: "; ")
  }

  private static func text(_ run: ClosedRange<Int>) -> String {
    run.count < 3
      ? run.map(String.init).joined(separator: ", ") : "\(run.lowerBound)-\(run.upperBound)"
  }
}
