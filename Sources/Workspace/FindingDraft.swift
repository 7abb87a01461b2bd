import Diagnostics

/// What a new finding says below its headings until somebody writes it.
public enum FindingDraft {
  /// Below "Observation".
  public static let observation = "What was seen, where, when, by whom."
  /// Below "Risk".
  public static let risk = "What could follow, for whom."
  /// Below "Recommendation".
  public static let recommendation = "What to do, by whom, in which order."

  /// A warning for each line of a finding's text that is as the draft had it.
  static func warnings(_ source: SourceText, from start: Int) -> [Diagnostic] {
    let drafts = [observation, risk, recommendation].map { Array($0.utf8) }
    var found: [Diagnostic] = []
    var begin = start
    for line in source.bytes[start...].split(separator: 0x0A, omittingEmptySubsequences: false) {
      let end = line.last == 0x0D ? line.endIndex - 1 : line.endIndex
      let text = source.bytes[begin..<max(begin, end)]
      if drafts.contains(where: text.elementsEqual) {
        found.append(
          .warning(
            "draft-text",
            "the finding has this line of its draft, as nobody has written it yet",
            at: source.range(ofBytes: begin..<end),
            help: "write what it asks for, or delete the line with its heading"
          )
        )
      }
      begin = line.endIndex + 1
    }
    return found
  }
}
