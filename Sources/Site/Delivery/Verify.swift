import Diagnostics
import Files
import Report

/// Who may have signed a delivery.
public struct Signers: Sendable {
  /// The file with their public keys, as ssh-keygen reads it.
  public let file: String
  /// The name of the one who must have signed.
  public let identity: String
  /// Where ssh-keygen is looked for.
  public let searchPath: String

  /// Signers from their parts.
  public init(file: String, identity: String, searchPath: String) {
    self.file = file
    self.identity = identity
    self.searchPath = searchPath
  }
}

/// Compares a site with its `SHA256SUMS`, and each client's site below a workspace's own with its own.
///
/// - Throws: `DeliveryFault` where the call is wrong, or what it needs cannot be read or run.
public func verify(_ name: String, signers: Signers?) throws -> [SiteCheck] {
  guard Disk.isThere(name) else { throw DeliveryFault("there is no folder \(name)") }
  guard Disk.isFolder(name) else { throw DeliveryFault("\(name) is not a folder") }
  let root = Disk.wholePath(name)
  let checker = try signers.map(SignatureCheck.init)
  let top = try checked(root, named: name, top: true, checker)
  guard top.isWhole else { return [top.check] }
  var checks = [top.check]
  for folder in belowWhole(root) {
    checks.append(
      try checked("\(root)/\(folder)", named: "\(name)/\(folder)", top: false, checker).check
    )
  }
  return checks
}

/// The folders of the sites below a workspace's own: of its clients, and the portfolio.
private func belowWhole(_ root: String) -> [String] {
  let clients = ((try? Disk.entries(in: root + "/clients")) ?? []).filter { $0.kind == .folder }
    .map { "clients/" + $0.name }
  let portfolio = String(PortfolioPage.folder.dropLast())
  return clients + (Disk.kind(of: root + "/" + portfolio) == .folder ? [portfolio] : [])
}

private func checked(
  _ folder: String,
  named name: String,
  top: Bool,
  _ checker: SignatureCheck?
) throws -> (check: SiteCheck, isWhole: Bool) {
  let path = folder + "/" + Manifest.name
  guard let status = Disk.status(of: path) else {
    var check = SiteCheck(name: name, listed: 0)
    check.problems = ["missing: \(Manifest.name), so that nothing says what the site holds"]
    if checker != nil { check.signature = .missing }
    return (check, false)
  }
  guard status.kind == .file, status.stamp.size <= SiteList.mostBytes else {
    var check = SiteCheck(name: name, listed: 0)
    let isLarge = status.kind == .file
    check.problems = [
      isLarge
        ? "\(Manifest.name) is too large to be a list, and was not read"
        : "no file: \(Manifest.name) is a link or a folder, and was not read"
    ]
    if checker != nil { check.signature = .bad("there is no list that it could sign") }
    return (check, false)
  }
  guard let bytes = Disk.read(path) else {
    throw DeliveryFault("\(name)/\(Manifest.name) cannot be read", isOfCall: false)
  }
  let list = SiteList(bytes)
  // Only a workspace's own site says at its top what all was made from.
  let isWhole = top && list.files[Provenance.name] != nil
  var check = SiteComparison.check(folder, named: name, list, isWhole: isWhole)
  if isWhole { check.problems += strays(in: folder) }
  let signature = folder + "/" + Manifest.signature
  check.signature =
    try checker?.signature(at: signature, of: bytes)
    ?? .unchecked(isThere: Disk.kind(of: signature) != nil)
  return (check, isWhole)
}

/// What is among the folders of the clients' sites and is none.
private func strays(in root: String) -> [String] {
  let entries = (try? Disk.entries(in: root + "/clients")) ?? []
  return entries.filter { $0.kind != .folder }.map { entry in
    entry.kind == .file
      ? "added: clients/\(entry.name)"
      : "no file: clients/\(entry.name) is a link, a device, a pipe or a socket, and was not opened"
  }
}

/// Checks signatures of lists against one set of keys.
private struct SignatureCheck {
  private let program: SSHKeygen
  private let signers: Signers
  private let keys: [UInt8]

  /// A signature is a few hundred bytes.
  private static let mostBytes: Int64 = 100_000

  init(_ signers: Signers) throws {
    self.signers = signers
    guard Disk.isThere(signers.file) else {
      throw DeliveryFault("there is no file \(signers.file)")
    }
    switch Disk.readArgument(signers.file) {
    case .success(let bytes): keys = bytes
    case .failure(let fault):
      throw DeliveryFault("\(signers.file) cannot be read: \(fault.words)", isOfCall: false)
    }
    program = try SSHKeygen(
      searchPath: signers.searchPath,
      for: "no signature can be checked"
    )
  }

  func signature(at path: String, of bytes: [UInt8]) throws -> SiteCheck.Signature {
    guard let status = Disk.status(of: path) else { return .missing }
    guard status.kind == .file, status.stamp.size <= Self.mostBytes else {
      return .bad("\(Manifest.signature) is no file that holds a signature")
    }
    guard let signature = Disk.read(path) else {
      throw DeliveryFault("\(path) cannot be read", isOfCall: false)
    }
    let fault = try program.fault(
      ofSignature: signature,
      of: bytes,
      by: signers.identity,
      among: keys
    )
    guard let fault else { return .good(signers.identity) }
    // ssh-keygen says the same of another key and of another list.
    let key = SSHSignature(signature)?.fault(for: signers.identity, among: keys)
    return .bad(key.map { "\($0) (\(fault))" } ?? fault)
  }
}
