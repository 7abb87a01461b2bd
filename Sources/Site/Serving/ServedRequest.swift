import Formats

/// What a browser asks of `serve`: checked, or the reason for which it is refused.
struct ServedRequest {
  /// The path of the address, as it was asked for, without what follows `?`.
  let address: String
  /// What follows `?`.
  let query: String
  /// Whether the content is left out of the answer.
  let isHead: Bool

  /// Why a request is refused.
  struct Refusal: Error, Equatable {
    let status: Int
    let reason: String
    var headers: [String] = []
  }

  /// Reads the head of a request to a server at a port of 127.0.0.1.
  init(_ head: [UInt8]?, port: Int) throws(Refusal) {
    guard let head else {
      throw Refusal(status: 431, reason: "The request is too long.")
    }
    guard let text = String(validating: head, as: UTF8.self) else {
      throw Refusal(status: 400, reason: "The request is no text.")
    }
    var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      String(Substring(line.last == 0x0D ? line.dropLast() : line))
    }
    let first = lines.removeFirst().split(separator: " ", omittingEmptySubsequences: false)
    guard first.count == 3, first[2] == "HTTP/1.1" || first[2] == "HTTP/1.0" else {
      throw Refusal(status: 400, reason: "The request is not of HTTP/1.1.")
    }
    let fields = try Self.fields(lines)
    try Self.checkOrigin(fields, port: port)
    guard first[0] == "GET" || first[0] == "HEAD" else {
      throw Refusal(
        status: 405,
        reason: "Nothing here can be changed: only GET and HEAD are answered.",
        headers: ["Allow: GET, HEAD"]
      )
    }
    guard first[1].hasPrefix("/") else {
      throw Refusal(status: 400, reason: "The address must begin with a slash.")
    }
    isHead = first[0] == "HEAD"
    let parts = first[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    address = String(parts[0])
    query = parts.count > 1 ? String(parts[1]) : ""
  }

  /// The header fields by their names in small letters.
  private static func fields(_ lines: [String]) throws(Refusal) -> [String: [String]] {
    var fields: [String: [String]] = [:]
    for line in lines where !line.isEmpty {
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, !parts[0].contains(where: \.isWhitespace) else {
        throw Refusal(status: 400, reason: "A header of the request cannot be read.")
      }
      fields[parts[0].lowercased(), default: []].append(trimmed(parts[1]))
    }
    return fields
  }

  /// Refuses what another site may have had a browser ask.
  ///
  /// A name that leads to 127.0.0.1 may be anyone's, so the name that was asked for must be ours; a
  /// page of another origin gets nothing that it could read, be it a script.
  private static func checkOrigin(
    _ fields: [String: [String]],
    port: Int
  ) throws(Refusal) {
    let names = ["127.0.0.1", "localhost"]
    let hosts = names.map { "\($0):\(port)" } + (port == 80 ? names : [])
    guard let host = fields["host"], host.count == 1 else {
      throw Refusal(status: 400, reason: "The request must name one host.")
    }
    guard hosts.contains(host[0].lowercased()) else {
      throw Refusal(
        status: 403,
        reason: "This server is http://127.0.0.1:\(port)/ and answers for no other name."
      )
    }
    let origins = hosts.map { "http://\($0)" }
    let isOthers = fields["origin", default: []].contains { !origins.contains($0.lowercased()) }
    let from = fields["sec-fetch-site"]?.first ?? "none"
    let opens = fields["sec-fetch-mode"] == ["navigate"] && fields["sec-fetch-dest"] == ["document"]
    if isOthers || !(["none", "same-origin"].contains(from) || opens) {
      throw Refusal(status: 403, reason: "A page of another site cannot read from this one.")
    }
  }

  /// The path of a file below the served folder that an address means, without a slash in front; nil
  /// where the address means none: with `..`, hidden names, a slash in a name, no UTF-8.
  static func path(of address: String) -> String? {
    guard address.utf8.first == UInt8(ascii: "/") else { return nil }
    var names: [String] = []
    let parts = address.utf8.dropFirst().split(
      separator: UInt8(ascii: "/"),
      omittingEmptySubsequences: false
    )
    for (index, part) in parts.enumerated() {
      let text = String(Substring(part))
      let name = PercentCodes.decoded(text)
      // Codes that were left as they are gave no UTF-8, or are none.
      let isLast = index == parts.count - 1
      guard isLast || !name.isEmpty, !name.hasPrefix("."), name.utf8.allSatisfy(isOfName) else {
        return nil
      }
      names.append(name)
    }
    return names.joined(separator: "/")
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != 0x7F && byte != UInt8(ascii: "/") && byte != UInt8(ascii: "\\")
  }

  /// A value of the query.
  func value(_ name: String) -> String? {
    for pair in query.split(separator: "&") where pair.hasPrefix(name + "=") {
      return PercentCodes.decoded(String(pair.dropFirst(name.utf8.count + 1)))
    }
    return nil
  }
}
