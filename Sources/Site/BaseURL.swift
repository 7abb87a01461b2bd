import Formats

/// The address at which a site will be read, such as `https://example.org/policies`.
enum BaseURL {
  /// An address without the `/` at its end; nil where it is none on the web, or has what a site's address
  /// does not: a query, a fragment, a user.
  static func normalized(_ text: String) -> String? {
    let small = text.lowercased()
    guard let scheme = ["https://", "http://"].first(where: small.hasPrefix) else { return nil }
    let rest = text.dropFirst(scheme.count)
    let host = rest.prefix { $0 != "/" }
    let path = rest.dropFirst(host.count)
    guard isHost(host), path.utf8.allSatisfy(inPath.contains), !path.contains("//"),
      !path.split(separator: "/").contains(where: { $0 == "." || $0 == ".." })
    else { return nil }
    let trimmed = path.hasSuffix("/") ? path.dropLast() : path
    return scheme + host.lowercased() + trimmed
  }

  private static let inPath = ByteSet(lettersDigitsAnd: "/-._~%!$&'()*+,;=@")
  private static let inHost = ByteSet(lettersDigitsAnd: "-.")

  /// Whether a text is a host's name or number, maybe with a port.
  private static func isHost(_ text: Substring) -> Bool {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = parts.first, !name.isEmpty, !name.hasPrefix("."), !name.hasPrefix("-"),
      !name.contains(".."), name.utf8.allSatisfy(inHost.contains)
    else { return false }
    guard parts.count == 2 else { return true }
    return Int(parts[1]).map { (1...65_535).contains($0) && parts[1].first != "+" } ?? false
  }
}
