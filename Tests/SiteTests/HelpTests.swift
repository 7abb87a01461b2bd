import Foundation
import TestSupport
import Testing

@Suite("The help of each command")
struct HelpTests {
  /// The subcommands that a help lists.
  private static func subcommands(_ help: String) -> [String] {
    let list = help.components(separatedBy: "SUBCOMMANDS:\n").dropFirst().first ?? ""
    return list.components(separatedBy: "\n\n")[0].split(separator: "\n").compactMap { line in
      guard line.hasPrefix("  "), !line.hasPrefix("   ") else { return nil }
      return String(line.dropFirst(2).prefix { $0 != " " })
    }
  }

  private static func help(_ words: [String]) throws -> ProgramResult {
    try run(buildFolder + "/gapbook", words + ["--help"], in: "/")
  }

  @Test("fits a screen of 40 lines and 80 columns, and has an example that calls it")
  func fitsScreen() throws {
    var calls: [[String]] = [[]]
    var seen = 0
    while !calls.isEmpty {
      let call = calls.removeFirst()
      let told = try Self.help(call)
      #expect(told.code == 0, "\(call): \(told.stderr)")
      let lines = told.stdout.trimmingCharacters(in: .newlines).components(separatedBy: "\n")
      let name = (["gapbook"] + call).joined(separator: " ")
      #expect(lines.count <= 40, "\(name) --help has \(lines.count) lines")
      for line in lines where line.count > 80 {
        Issue.record("\(name) --help has a line of \(line.count) columns: \(line)")
      }
      let text = lines.map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ")
      #expect(
        text.firstMatch(of: try Regex("Example[^:]*: \(name)( |$)")) != nil,
        "\(name) --help has no example"
      )
      calls += Self.subcommands(told.stdout).map { call + [$0] }
      seen += 1
    }
    #expect(seen >= 28)
  }

  @Test("has no option that only the whole help knows and that is not there")
  func namesHiddenOptions() throws {
    for (call, options) in [
      ("build", ["--typst", "--pandoc", "--jobs", "--timings", "--verbose"]),
      ("check", ["--typst", "--pandoc", "--jobs", "--timings"]),
    ] {
      let short = try Self.help([call]).stdout
      let whole = try run(buildFolder + "/gapbook", [call, "--help-hidden"], in: "/").stdout
      let last =
        "-h, --help              Show this help; --help-hidden has \(options.count) options more."
      #expect(short.contains(last), "\(short)")
      let completion = try gapbook("--generate-completion-script", "bash").stdout
      for option in options {
        #expect(!short.contains(option + " "), "\(call) \(option)")
        #expect(whole.contains(option + " "), "\(call) \(option)")
        #expect(completion.contains(option), "\(option)")
      }
    }
  }
}
