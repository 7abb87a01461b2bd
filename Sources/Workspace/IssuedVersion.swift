public import Diagnostics
import Formats
public import GapAnalysis
public import Regulation

/// What was recorded when a version of a client's report was issued: a file of `issued/`.
public struct IssuedVersion: Sendable {
  /// A file with its digest, 64 hexadecimal digits.
  public struct File: Sendable, Hashable {
    /// The path: of an input as the workspace names it, of a file as the site does.
    public let path: String
    /// SHA-256.
    public let digest: String

    /// A file from its parts.
    public init(path: String, digest: String) {
      self.path = path
      self.digest = digest
    }
  }

  /// An issue that another one of the same version took the place of.
  public struct Earlier: Sendable {
    /// When it was issued.
    public let day: Day
    /// The program's version.
    public let tool: String
    /// The digest of its inputs.
    public let inputs: String
    /// The digest of its `SHA256SUMS`.
    public let sums: String
    /// Why the version was issued again.
    public let reissue: Reissue

    /// An issue from its parts.
    public init(day: Day, tool: String, inputs: String, sums: String, reissue: Reissue) {
      self.day = day
      self.tool = tool
      self.inputs = inputs
      self.sums = sums
      self.reissue = reissue
    }
  }

  /// The version, as client.yml has it.
  public let version: String
  /// Whom the issued site is for.
  public let audience: String
  /// When it was issued, the last time.
  public let day: Day
  /// The day for which the report holds.
  public let asOf: Day
  /// The version of the program that made it.
  public let tool: String
  /// The files that it was made from, sorted by path.
  public let inputs: [File]
  /// The files of the site, sorted by path.
  public let files: [File]
  /// The digest of its `SHA256SUMS`.
  public let sums: String
  /// What was issued under this version before, the first one first.
  public let earlier: [Earlier]
  /// Where it is recorded.
  public let place: SourceRange

  /// A record from its parts.
  public init(
    version: String,
    audience: String,
    day: Day,
    asOf: Day,
    tool: String,
    inputs: [File],
    files: [File],
    sums: String,
    earlier: [Earlier],
    place: SourceRange
  ) {
    self.version = version
    self.audience = audience
    self.day = day
    self.asOf = asOf
    self.tool = tool
    self.inputs = inputs.sorted { $0.path < $1.path }
    self.files = files.sorted { $0.path < $1.path }
    self.sums = sums
    self.earlier = earlier
    self.place = place
  }

  /// The folder of the records in a client's.
  public static let folder = "issued"

  /// A digest of all that a version was made from: its inputs and the day for which it holds.
  public static func digest(of inputs: [File], asOf: Day) -> String {
    let lines = inputs.sorted { $0.path < $1.path }.map { "\($0.digest)  \($0.path)\n" }
    return SHA256.hex(Array((lines.joined() + "as of \(asOf)\n").utf8))
  }

  /// The digest of all that this version was made from.
  public var inputsDigest: String { Self.digest(of: inputs, asOf: asOf) }

  /// The file of a version and an audience below the client's folder; what a name of a file may not
  /// hold is a %-code.
  public static func path(version: String, audience: String) -> String {
    var name = ""
    for scalar in version.unicodeScalars {
      let isUnsafe =
        scalar.value < 0x20 || scalar.value == 0x7F
        || "<>:\"/\\|?*%@".unicodeScalars.contains(scalar)
        || scalar.properties.generalCategory == .format
      if isUnsafe || name.isEmpty && scalar == "." {
        name += String(scalar).utf8.map { PercentCode.of($0) }.joined()
      } else {
        name.unicodeScalars.append(scalar)
      }
    }
    if let last = name.last, last == "." || last == " " {
      name.removeLast()
      name += PercentCode.of(last == "." ? 0x2E : 0x20)
    }
    if name.utf8.count > Self.longestName {
      let digest = SHA256.hex(Array(version.utf8)).prefix(16)
      var start = name.prefix(60)
      while start.utf8.count > 120 { start.removeLast() }
      name = "\(start)~\(digest)"
    }
    let suffix = audience == Audience.full ? "" : "@" + audience
    return "\(folder)/\(name)\(suffix).yml"
  }

  /// So many bytes of a version are its file's name.
  private static let longestName = 180
}

/// A byte as a %-code.
private enum PercentCode {
  static func of(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "%" + (byte < 16 ? "0" : "") + digits
  }
}

extension IssuedVersion {
  /// A digest of all that the record says.
  var recordDigest: String {
    SHA256.hex(Array((lines(recorded: nil).joined(separator: "\n")).utf8))
  }

  /// The file that records it.
  public var bytes: [UInt8] {
    Array((lines(recorded: recordDigest).joined(separator: "\n") + "\n").utf8)
  }

  private func lines(recorded digest: String?) -> [String] {
    func quoted(_ text: String) -> String {
      String(decoding: JSON.string(text).serialized(), as: UTF8.self)
    }
    func list(_ name: String, _ files: [File]) -> [String] {
      ["\(name):"] + files.map { "  \(quoted($0.path)): \($0.digest)" }
    }
    var lines = [
      "# Written by gapbook issue: this version is frozen. Do not edit it; keep it with the inputs.",
      "schema: \(Self.schema)", "version: \(quoted(version))", "audience: \(quoted(audience))",
      "day: \(day)", "as_of: \(asOf)", "tool: \(quoted(tool))",
    ]
    if let digest { lines += ["# A digest of all else in this file.", "record: \(digest)"] }
    lines += [
      "# A digest of all inputs and the as-of date, then that of each.",
      "inputs: \(inputsDigest)",
    ]
    lines += list("input_files", inputs)
    lines += ["# The digest of SHA256SUMS, then that of each file of the site.", "list: \(sums)"]
    lines += list("sums", files)
    if !earlier.isEmpty { lines.append("reissues:") }
    for one in earlier {
      lines += [
        "  - day: \(one.reissue.day)", "    reason: \(quoted(one.reissue.reason))",
        "    replaced:", "      day: \(one.day)", "      tool: \(quoted(one.tool))",
        "      inputs: \(one.inputs)", "      list: \(one.sums)",
      ]
    }
    return lines
  }

  static let schema = "gapbook-issued/2"
  /// The form of records that have no digest of their own.
  static let oldSchema = "gapbook-issued/1"
}
