import Diagnostics
import Regulation

extension Intake {
  /// The earlier assessment, if it is of this client and earlier; if not, that is reported.
  mutating func comparable(_ earlier: EarlierAssessment?, audience: String) -> EarlierAssessment? {
    guard let earlier else { return nil }
    let place = earlier.place ?? client.place
    if earlier.slug != client.slug {
      report(
        .error,
        .otherClient,
        "the earlier assessment is of client \"\(earlier.slug)\", not of \"\(client.slug)\"",
        at: place
      )
      return nil
    }
    if earlier.asOf >= asOf {
      report(
        isLookBack ? .warning : .error,
        .notEarlier,
        "the earlier assessment holds for \(earlier.asOf), which is not before \(asOf)",
        at: earlier.asOfPlace ?? place
      )
      return nil
    }
    if audience == "full", earlier.audience != audience {
      report(
        .warning,
        .otherAudience,
        "the earlier assessment was made for the audience \"\(earlier.audience)\": what was withheld from it looks new",
        at: place
      )
    }
    return earlier
  }
}
