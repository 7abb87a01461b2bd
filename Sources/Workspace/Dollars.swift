import Diagnostics

/// Amounts in US dollars as people write them.
enum Dollars {
  /// Whole dollars, with or without a sign and commas between thousands; nil for anything else.
  ///
  /// They are a million millions at most: no sum of such amounts leaves the range of numbers.
  static func whole(_ text: String) -> Int? {
    var rest = text[...]
    if rest.hasPrefix("USD") { rest = rest.dropFirst(3).drop { $0.isWhitespace } }
    if rest.hasPrefix("$") { rest = rest.dropFirst().drop { $0.isWhitespace } }
    if rest.hasSuffix(".00") { rest = rest.dropLast(3) }
    let groups = rest.split(separator: ",", omittingEmptySubsequences: false)
    let areThousands =
      groups.count == 1
      || (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
    let digits = groups.joined()
    guard areThousands, !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }),
      let dollars = Int(digits), dollars <= 1_000_000_000_000
    else { return nil }
    return dollars
  }

  static func report(_ text: Sourced<String>, of key: String, log: Log) {
    log.error(
      "bad-number",
      "\"\(text.value)\" of \"\(key)\" must be whole US dollars, 0 or more",
      at: text.place,
      help: rounded(text.value).map { "write \($0), in whole dollars" } ?? "write 38000 or $38,000"
    )
  }

  /// An amount with cents in whole dollars, half of one up; nil where it is none.
  private static func rounded(_ text: String) -> Int? {
    guard let point = text.lastIndex(of: "."), let whole = whole(String(text[..<point])) else {
      return nil
    }
    let cents = text[text.index(after: point)...].utf8
    guard let first = cents.first, cents.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return first < 53 ? whole : whole + 1
  }
}
