import Diagnostics
import Formats
import GapAnalysis
import Privacy
import Workspace

/// Contacts that are no patient's: of the firm, the assessors, the client and the owners of work.
struct PHIContacts: Sendable {
  private var own: Set<PHIIdentity> = []
  /// The hosts of their addresses, which are theirs alone.
  private var domains: Set<String> = []

  private static let scanner = PHIScanner([.email, .phone])
  private static let everybodys: Set = [
    "gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "aol.com", "icloud.com", "live.com",
    "msn.com", "comcast.net", "proton.me", "protonmail.com", "me.com",
  ]

  /// The contacts that `gapbook.yml` and the shared pages' fields name.
  init(_ workspace: Workspace) {
    let organization = workspace.configuration.organization
    add([organization.name, organization.url, organization.contact, organization.address])
    for source in workspace.sharedSources where source.file == "gapbook.yml" { add(source.bytes) }
    for page in workspace.pages {
      guard let policy = page.policy else { continue }
      add([policy.owner, policy.approver])
    }
  }

  /// These, and those that a client's files name.
  func adding(_ folder: ClientFolder) -> PHIContacts {
    var contacts = self
    let client = folder.client
    for source in folder.sources where source.file.hasSuffix("/\(client.slug)/client.yml") {
      contacts.add(source.bytes)
    }
    contacts.add(client.assessors + [client.reviewer, client.name.value])
    contacts.add(client.history.map(\.author))
    for response in client.responses { contacts.add([response.owner, response.approver]) }
    for finding in client.findings {
      contacts.add([finding.owner, finding.verifiedBy, finding.accepted?.by])
    }
    for risk in client.risks { contacts.add([risk.owner, risk.accepted?.by]) }
    for policy in client.policies { contacts.add([policy.owner, policy.approver]) }
    return contacts
  }

  private mutating func add(_ texts: [String?]) {
    for text in texts {
      guard let text else { continue }
      let bytes = Array(text.utf8)
      own.insert(PHIIdentity(.name, bytes[...]))
      add(bytes)
    }
  }

  private mutating func add(_ bytes: [UInt8]) {
    for hit in Self.scanner.hits(in: bytes) {
      own.insert(PHIIdentity(hit.kind, bytes[hit.range]))
      if hit.kind == .email { add(domain: Self.host(of: bytes[hit.range], after: [0x40])) }
    }
    var rest = bytes[...]
    while let start = rest.firstOccurrence(of: Array("://".utf8)) {
      add(domain: Self.host(of: rest[start.lowerBound...], after: [0x3A, 0x2F, 0x2F]))
      rest = rest[start.upperBound...]
    }
  }

  private mutating func add(domain: String) {
    if !domain.isEmpty, !Self.everybodys.contains(domain) { domains.insert(domain) }
  }

  /// The host in small letters, without `www.`.
  private static func host(of bytes: ArraySlice<UInt8>, after sign: [UInt8]) -> String {
    guard let start = bytes.firstOccurrence(of: sign) else { return "" }
    let letters = bytes[start.upperBound...].prefix {
      $0 >= 0x80 || $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 26 || $0 == 0x2D || $0 == 0x2E
    }
    let host = String(decoding: letters, as: UTF8.self).lowercased()
    return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
  }

  /// Whether a text is one of them, or an address below one of their hosts.
  func has(_ kind: PHIKind, _ text: ArraySlice<UInt8>) -> Bool {
    switch kind {
    case .phone, .name: return own.contains(PHIIdentity(kind, text))
    case .email, .url:
      if own.contains(PHIIdentity(kind, text)) { return true }
      let host = Self.host(of: text, after: kind == .email ? [0x40] : [0x3A, 0x2F, 0x2F])
      return domains.contains { host == $0 || host.hasSuffix("." + $0) }
    default: return false
    }
  }
}
