import GapAnalysis
import Regulation
import Words

/// The days of a report: for which it holds, on which its law was last checked, and that of its version.
struct ReportDates {
  let client: Client
  let asOf: Day
  /// When the law was last checked; nil where the catalog does not say.
  let lawChecked: Day?
  let words: Words

  /// The day that the list of versions gives for this one.
  private var versionDay: Day? { client.versionDay }

  private var isIssued: Bool { client.reportStatus == .issued }

  /// The three, for a cover; of a version whose date nobody recorded it says so.
  @ListBuilder<PanelItem>
  var items: [PanelItem] {
    PanelItem(words("label_as_of"), [.day(asOf)])
    if versionDay != nil || client.version != nil {
      PanelItem(
        words(isIssued ? "label_issued" : "label_version_day"),
        [versionDay.map { .day($0) } ?? .note(words("note_not_recorded"))]
      )
    }
    if let lawChecked {
      PanelItem(
        words("label_law"),
        words.line("law_dates", ["as_of": [.day(asOf)], "day": [.day(lawChecked)]])
      )
    }
  }

  /// The day of the version in a few words; nil without one.
  var version: [Inline]? {
    versionDay.map {
      words.line(isIssued ? "meta_issued" : "meta_version_day", ["day": [.day($0)]])
    }
  }

  /// What each of them means.
  var section: Section {
    var lines = [words.line("dates_data", ["day": [.day(asOf)]])]
    lines.append(words.line("dates_law", ["day": [.day(asOf)]]))
    if let lawChecked {
      let key =
        lawChecked == asOf
        ? "dates_checked" : lawChecked < asOf ? "dates_checked_earlier" : "dates_checked_later"
      lines.append(words.line(key, ["as_of": [.day(asOf)], "day": [.day(lawChecked)]]))
    }
    if let versionDay {
      lines.append(
        words.line(isIssued ? "dates_issued" : "dates_version", ["day": [.day(versionDay)]])
      )
    }
    if let checked = client.checkAfterIssue(of: lawChecked) {
      lines.append(words.line("dates_issued_before_check", ["day": [.day(checked)]]))
    }
    return Section(
      id: "dates",
      title: words("heading_dates"),
      [.paragraph(.joined(lines, by: " "))]
    )
  }
}

extension Client {
  /// The day that the list of versions gives for its version.
  var versionDay: Day? { history.last { $0.version == version }?.day }

  /// The day on which the law was last checked, if that is after its issued version: what was issued
  /// then cannot have had the law as this report shows it.
  func checkAfterIssue(of lawChecked: Day?) -> Day? {
    guard reportStatus == .issued, let issued = versionDay, let lawChecked else { return nil }
    return lawChecked > issued ? lawChecked : nil
  }
}

extension ClientPages {
  /// The days of the report.
  var dates: ReportDates {
    ReportDates(
      client: assessment.client,
      asOf: assessment.asOf,
      lawChecked: lawChecked,
      words: words
    )
  }
}
