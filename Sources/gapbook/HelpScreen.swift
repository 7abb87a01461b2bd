/// The help of a command on a screen of 40 lines.
///
/// Options that few need stand in the whole help, in completions, in the manual and in the reference,
/// and are left out here.
enum HelpScreen {
  private static let rare: Set = ["--jobs", "--timings", "--typst", "--pandoc", "--verbose"]

  /// A help without the rare options; its last line says how many those are, and what lists them.
  static func fitting(_ help: String) -> String {
    var left = 0
    var isLeftOut = false
    var lines: [Substring] = []
    for line in help.split(separator: "\n", omittingEmptySubsequences: false) {
      let isOption = line.hasPrefix("  -")
      // The words of an option go on below its first line, far to the right.
      if isOption || !line.hasPrefix("      ") {
        isLeftOut = isOption && line.split(separator: " ").contains { rare.contains(word($0)) }
        if isLeftOut { left += 1 }
      }
      if !isLeftOut { lines.append(line) }
    }
    guard left > 0, let last = lines.lastIndex(where: { $0.hasPrefix("  -h, --help ") }) else {
      return help
    }
    let options = left == 1 ? "1 option more" : "\(left) options more"
    lines[last] = "  -h, --help              Show this help; --help-hidden has \(options)."
    return lines.joined(separator: "\n")
  }

  private static func word(_ word: Substring) -> String {
    String(word.last == "," ? word.dropLast() : word)
  }
}
