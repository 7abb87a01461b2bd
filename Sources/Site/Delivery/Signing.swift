import Diagnostics
import Files
import Workspace

/// Signs the lists of a build's sites.
struct Signing {
  private let program: SSHKeygen
  private let options: SigningOptions

  /// Finds the program and tries the key, before any work is done.
  ///
  /// - Throws: `DeliveryFault` where either is missing or nothing can be signed.
  init(_ options: SigningOptions) throws {
    program = try SSHKeygen(
      searchPath: options.searchPath,
      for: "nothing was written: no list can be signed"
    )
    self.options = options
    let key = options.key
    switch Disk.content(of: key) {
    case .success: break
    case .failure(let fault):
      throw DeliveryFault(
        "nothing was written: the key \(key) cannot be read: \(fault.words)",
        isOfCall: false
      )
    }
    let folder = try Disk.makeTemporaryFolder()
    defer { Disk.remove(folder) }
    _ = try program.signature(of: Array("gapbook\n".utf8), options, in: folder + "/trial")
  }

  /// Stages a signature of each site's list, and says where it takes the place of another key's.
  func sign(_ sites: [String], in writer: inout OutputWriter) throws -> [Diagnostic] {
    var replaced: [Diagnostic] = []
    for site in sites {
      try Interruption.check()
      let signature = try program.signature(
        of: writer.list(of: site),
        options,
        in: writer.workFolder + "/signature"
      )
      if let old = writer.oldSignature(of: site).flatMap({ SSHSignature($0) }),
        let new = SSHSignature(signature), old.key != new.key
      {
        replaced.append(Self.replaced(site, old, new))
      }
      try writer.sign(site, signature)
    }
    Disk.remove(writer.workFolder)
    return replaced
  }

  private static func replaced(
    _ site: String,
    _ old: SSHSignature,
    _ new: SSHSignature
  ) -> Diagnostic {
    .warning(
      "signature-replaced",
      "\(site)\(Manifest.signature) of the output was by the key \(old.fingerprint), of the same files, "
        + "and is now by \(new.fingerprint)",
      at: nil,
      help:
        "who has the delivery checks it by the key that was told; sign by that one, or tell the new one"
    )
  }
}

/// Signs the lists of all staged sites, or keeps the signatures of those that are as they were.
///
/// A signature of another list is worth nothing and would read as one of a changed delivery: it goes,
/// with a note.
func signed(
  _ writer: inout OutputWriter,
  by signing: Signing?,
  besides parts: String?
) throws -> [Diagnostic] {
  let sites = writer.sites(besides: parts)
  if let signing {
    return try signing.sign(sites, in: &writer)
  }
  return try writer.keepSignatures(of: sites).map { site in
    .note(
      "signature-removed",
      "\(site)\(Manifest.signature) of the output is removed: it signs the files as they were",
      at: nil,
      help: "--sign KEY signs them as they are"
    )
  }
}
