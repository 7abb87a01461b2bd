import Formats

/// What tells one message from another from one run to the next: its rule, file and words, without the
/// line, which other edits move; of the same ones the first, the second and so on.
public struct Fingerprints {
  private var counts: [String: Int] = [:]

  /// None yet.
  public init() {}

  /// The fingerprint of the next message, as 64 hexadecimal digits.
  public mutating func next(of rule: String, in file: String, _ words: String) -> String {
    let same = [rule, file, words].joined(separator: "\u{0}")
    let count = counts[same, default: 0] + 1
    counts[same] = count
    return SHA256.hex(Array("\(same)\u{0}\(count)".utf8))
  }
}
