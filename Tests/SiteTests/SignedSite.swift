import Foundation
import Glibc
import TestSupport

/// Keys made by ssh-keygen, in a folder whose name has a blank and letters beyond ASCII.
struct SigningKeys {
  let folder: TemporaryFolder
  /// The private key.
  let key: String
  /// The file of those who may sign.
  let signers: String
  static let identity = "prüfer@example.org"

  init(passphrase: String = "", type: String = "ed25519") throws {
    folder = try TemporaryFolder()
    try folder.put(.folder, at: "kéy s")
    key = folder.path + "/kéy s/schlüssel 1"
    let made = try run(
      "/usr/bin/ssh-keygen",
      ["-q", "-t", type, "-N", passphrase, "-C", "nobody", "-f", key]
    )
    guard made.code == 0 else { throw TestFailure(made.stderr) }
    signers = folder.path + "/kéy s/signers"
    try folder.put(.text("\(Self.identity) \(try publicKey)"), at: "kéy s/signers")
  }

  /// The line of the public key.
  var publicKey: String {
    get throws { try folder.text("kéy s/schlüssel 1.pub") }
  }

  /// What ssh-keygen itself says of a site's signature; nil where it is good.
  func fault(of site: String, identity: String = identity) throws -> String? {
    let list = readFile(site + "/SHA256SUMS") ?? []
    let checked = try run(
      "/usr/bin/ssh-keygen",
      [
        "-Y", "verify", "-f", signers, "-I", identity, "-n", "gapbook", "-s",
        site + "/SHA256SUMS.sig",
      ],
      input: list
    )
    return checked.code == 0 ? nil : checked.stderr
  }
}

/// A program of that name in a folder of its own, for the front of a search path.
func standIn(_ name: String, _ script: String) throws -> TemporaryFolder {
  let folder = try TemporaryFolder([name: .text("#!/bin/sh\n" + script)])
  guard unsafe chmod(folder.path + "/" + name, 0o755) == 0 else { throw TestFailure("chmod") }
  return folder
}

/// A workspace without clients, whose output has few files.
func smallWorkspace() throws -> TemporaryFolder {
  try TemporaryFolder([
    "gapbook.yml": "title: Plain\nas_of: 2026-11-21\n", "content/index.md": "# Home\n\nWords.\n",
    "content/notes.md": "# Notes\n\nWords of notes.\n",
  ])
}
