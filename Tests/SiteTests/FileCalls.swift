import Foundation
import TestSupport
import Testing

/// What a run of the program asked of the system about files, as strace saw it.
struct FileCalls {
  /// The paths that were opened, in order.
  let opened: [String]
  /// The paths that were opened or asked about.
  let named: [String]
  /// How the program ended.
  let code: Int32

  /// Whether strace is here and may look at programs.
  static let canTrace = strace != nil
  static let why: Comment = "needs strace, which may trace"

  /// Where strace is; nil where there is none, or the system lets it trace nothing.
  static let strace: String? = {
    ["/usr/bin/strace", "/usr/local/bin/strace"].first { path in
      guard exists(path) else { return false }
      let result = try? run(path, ["-o", "/dev/null", "/bin/true"], limit: 20)
      return result?.code == 0
    }
  }()

  /// Runs the program in a folder; nil where nothing can be traced.
  static func of(_ call: [String], in folder: String) throws -> FileCalls? {
    guard let strace else { return nil }
    let log = try TemporaryFolder()
    let options = ["-f", "-qq", "-s", "4096", "-e", "trace=%file", "-o", log.path + "/log"]
    let result = try run(
      strace,
      options + [buildFolder + "/gapbook"] + call,
      in: folder,
      limit: 240
    )
    var (opened, named): ([String], [String]) = ([], [])
    for line in try log.text("log").split(separator: "\n") {
      // A name is between the first two quotes.
      let parts = line.split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { continue }
      let path = String(parts[1])
      let names = (path.hasPrefix("/") ? path : folder + "/" + path).split(separator: "/")
      let whole = "/" + names.filter { $0 != "." }.joined(separator: "/")
      named.append(whole)
      if parts[0].contains("open") { opened.append(whole) }
    }
    return FileCalls(opened: opened, named: named, code: result.code)
  }
}
