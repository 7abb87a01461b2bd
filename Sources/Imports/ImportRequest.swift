public import Regulation

/// What an import is asked for.
public struct ImportRequest: Sendable {
  /// The workspace's folder.
  public var workspace: String
  /// The file to read.
  public var file: String
  /// The slug of the client; nil where the workspace has one alone.
  public var client: String?
  /// The folders outside of the workspace into which its links may lead.
  public var allowedLinks: [String] = []
  /// Columns of the file by their heads, with the names of what they hold.
  public var columns: [ImportPair] = []
  /// Words for statuses, with the statuses that they mean.
  public var statuses: [ImportPair] = []
  /// The sheet of a workbook; nil where one alone fits.
  public var sheet: String?
  /// The format of a scan; nil or `auto`: as the file shows it.
  public var format: String?
  /// The id of a scan's evidence; nil: the next free one, such as `EV-S1`.
  public var id: String?
  /// Its title; nil: what wrote it, and when.
  public var title: String?
  /// The day on which the file was made or handed over; nil: the day of the import, and for a scan the
  /// day that it has.
  public private(set) var collected: Day?
  /// Whether rows are placed although others have no place.
  public var isPartial = false
  /// Whether cells that are filled otherwise are replaced.
  public var overwrites = false
  /// The day of the import.
  public let today: Day

  /// A request for a file and a workspace; the rest is set on it.
  ///
  /// - Throws: `ImportFault` where today is no day of the calendar.
  public init(file: String, workspace: String, today: String) throws(ImportFault) {
    guard let day = Day(today) else { throw ImportFault("\(today) is no day of the calendar") }
    self.file = file
    self.workspace = workspace
    self.today = day
  }
}

extension ImportRequest {
  /// Sets the day on which the file was handed over.
  ///
  /// - Throws: `ImportFault` where the calendar has no such day.
  public mutating func setCollected(_ text: String?) throws(ImportFault) {
    guard let text else { return }
    guard let day = Day(text) else {
      throw ImportFault("\"\(text)\" is no day of the calendar; write YYYY-MM-DD")
    }
    collected = day
  }
}

/// A name of theirs and one of ours, as `--map "Their column=status"` joins them.
public struct ImportPair: Sendable, Hashable {
  /// The name that the file has.
  public let theirs: String
  /// Our name for it.
  public let ours: String

  /// A pair from the value of an option, in which the last equals sign counts.
  ///
  /// It is nil where there is none, or nothing on one side of it.
  public init?(_ text: String) {
    guard let sign = text.lastIndex(of: "=") else { return nil }
    let theirs = text[..<sign].drop { $0.isWhitespace }
    let ours = text[text.index(after: sign)...].drop { $0.isWhitespace }
    guard !theirs.isEmpty, !ours.isEmpty else { return nil }
    (self.theirs, self.ours) = (String(theirs), String(ours))
  }
}

/// What an import did.
public struct Imported: Sendable {
  /// What was placed, a line each.
  public let lines: [String]
}

/// Why an import cannot begin.
public struct ImportFault: Error, Sendable {
  /// The sentence.
  public let message: String

  init(_ message: String) { self.message = message }
}
