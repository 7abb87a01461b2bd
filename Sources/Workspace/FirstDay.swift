import Diagnostics
import Regulation

extension Log {
  /// The day of a report as a file writes it; an error where no report can hold for it.
  func asOf(_ day: Day, at place: SourceRange) -> Day {
    if day < .firstOfReports {
      error(
        "as-of-too-early",
        "\"as_of\" is \(day), and no report can hold for a day before \(Day.firstOfReports)",
        at: place,
        help:
          "the law of earlier days is not in the catalog; gapbook facts --as-of \(day) still answers"
      )
    }
    return day
  }
}
