import Diagnostics
import Site

/// How long a build took, for people.
extension StageTimes {
  /// A table with a line for each stage that ran, one for all with what no stage has, and one for each
  /// search.
  var table: String {
    let stages = Stage.allCases.compactMap { stage in
      entries[stage].map { entry in
        (name: stage.rawValue, time: entry.time, counted: stage.counted(entry.count))
      }
    }
    let rows = stages + [(name: "all", time: total, counted: "")]
    let head = Self.aligned("stage", "wall", "CPU", "made")
    return head
      + rows.map { row in
        Self.aligned(
          row.name,
          Self.seconds(row.time.wall),
          Self.seconds(row.time.processor),
          row.counted
        )
      }.joined() + searched
  }

  /// A line for each search, which takes its time of the stages'.
  private var searched: String {
    Search.allCases.map { search in
      let time = Self.seconds(searches[search] ?? 0)
      return Self.aligned(search.rawValue, "", time, "of the time above")
    }.joined()
  }

  private static func aligned(
    _ name: String,
    _ wall: String,
    _ used: String,
    _ counted: String
  ) -> String {
    let cells =
      name.padded(to: 10) + wall.padded(to: 11, isNumber: true)
      + used.padded(to: 11, isNumber: true)
    return (counted.isEmpty ? cells : cells + "  " + counted) + "\n"
  }

  /// Nanoseconds as seconds with three decimals.
  static func seconds(_ nanoseconds: Int64) -> String {
    let thousandths = (max(0, nanoseconds) + 500_000) / 1_000_000
    let decimals = String(1_000 + thousandths % 1_000).dropFirst()
    return "\(thousandths / 1_000).\(decimals) s"
  }
}

extension String {
  fileprivate func padded(to width: Int, isNumber: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, width - count))
    return isNumber ? blanks + self : self + blanks
  }
}

extension BuildProgress {
  /// A line for a terminal: how far it is, how long it still takes once that is known, and what is
  /// being done.
  func line(at now: Moment) -> String {
    var parts: [String] = []
    if let sites, sites.all > 1 { parts.append("\(sites.done) of \(sites.all) sites") }
    if files > 0 { parts.append("\(files) files") }
    if let left = secondsLeft(at: now) {
      parts.append(left < 120 ? "\(left) s left" : "\((left + 30) / 60) min left")
    }
    return (parts.isEmpty ? words : parts.joined(separator: ", ") + ": " + words).oneLine
  }
}

extension WorkspaceOptions {
  /// Prints how long a build took and how much memory, where that was asked for.
  func sayTimes(_ result: BuildResult?) {
    if let times = result?.times { Console.note(times.table + Console.memory + "\n") }
  }
}
