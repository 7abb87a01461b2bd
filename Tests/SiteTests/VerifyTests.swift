import Foundation
import Glibc
import TestSupport
import Testing

@Suite("The command verify")
struct VerifyTests {
  private static let built = Result {
    let keys = try SigningKeys()
    let folder = try ClientWorkspace.made(["/content/straße ä.md": "# Street\n\nWords.\n"])
    let result = try gapbook("build", folder.path, "--sign", keys.key)
    guard result.code == 0 else { throw TestFailure(result.stderr) }
    return (folder: folder, keys: keys)
  }

  /// A copy of a workspace that was built, with what signed its sites.
  private func built() throws -> (folder: TemporaryFolder, keys: SigningKeys) {
    let built = try Self.built.get()
    return (try TemporaryFolder(copyOf: built.folder), built.keys)
  }

  private func verify(
    _ site: String,
    _ keys: SigningKeys? = nil,
    identity: String = SigningKeys.identity
  ) throws -> ProgramResult {
    let signers = keys.map { ["--signers", $0.signers, "--identity", identity] } ?? []
    return try run(buildFolder + "/gapbook", ["verify", site] + signers)
  }

  @Test("says of a whole output that each site is as its own list says, and what was not checked")
  func holds() throws {
    let (folder, keys) = try built()
    let site = folder.path + "/site"
    let plain = try verify(site)
    #expect(plain.code == 0, "\(plain.stdout)\(plain.stderr)")
    let lists = ["", "/clients/alpha"].map {
      (readFile(site + $0 + "/SHA256SUMS") ?? []).count { $0 == 10 } - 1
    }
    #expect(plain.stdout.contains("\(site): \(lists[0]) files are as SHA256SUMS says\n"))
    #expect(
      plain.stdout.contains("\(site)/clients/alpha: \(lists[1]) files are as SHA256SUMS says\n")
    )
    #expect(plain.stdout.contains("No signature was checked: --signers"))
    let signed = try verify(site, keys)
    #expect(signed.code == 0, "\(signed.stdout)\(signed.stderr)")
    #expect(
      signed.stdout.components(separatedBy: ", signed by \(SigningKeys.identity)\n").count == 3
    )
    #expect(!signed.stdout.contains("No signature"))
    #expect(try verify(site + "/clients/alpha", keys).code == 0)
    // What publishing needs is no part of a delivery, and is named.
    try folder.put("example.org\n", at: "site/CNAME")
    let published = try verify(site)
    #expect(published.code == 0 && published.stdout.contains("not covered by SHA256SUMS: CNAME"))
    try folder.put("example.org\n", at: "site/clients/alpha/CNAME")
    #expect(try verify(site).stdout.contains("clients/alpha: added: CNAME"))
  }

  @Test("holds for a folder that was packed and unpacked")
  func holdsUnpacked() throws {
    let (folder, keys) = try built()
    let packed = """
      import shutil, sys
      shutil.make_archive(sys.argv[1] + '/delivery', 'zip', sys.argv[2])
      shutil.unpack_archive(sys.argv[1] + '/delivery.zip', sys.argv[1] + '/unpacked')
      """
    let site = folder.path + "/site/clients/alpha"
    let done = try run("/usr/bin/env", ["python3", "-c", packed, folder.path, site])
    #expect(done.code == 0, "\(done.stderr)")
    let result = try verify(folder.path + "/unpacked", keys)
    #expect(result.code == 0, "\(result.stdout)")
  }

  @Test("names each file that is missing, changed, renamed or added")
  func namesDifferences() throws {
    let (folder, _) = try built()
    let site = "site/clients/alpha/"
    let path = folder.path + "/" + site
    let manager = FileManager.default
    try manager.removeItem(atPath: path + "gaps.html")
    try manager.moveItem(atPath: path + "plan.html", toPath: path + "plän ñ.html")
    try folder.put("more", at: site + "data/gaps.csv")
    try folder.put("new", at: site + "data/new.csv")
    try folder.put(.folder, at: site + "empty/inner")
    let result = try verify(path)
    #expect(result.code == 1)
    let told = result.stdout.split(separator: "\n").compactMap { line in
      line.components(separatedBy: "alpha/: ").last
    }
    #expect(
      told.dropLast() == [
        "missing: gaps.html", "changed: data/gaps.csv", "renamed: plan.html is now plän ñ.html",
        "added: data/new.csv", "added: empty/inner/, an empty folder",
      ]
    )
    #expect(result.stderr.contains("is not as it was delivered"))
    // The whole output does not hold either, and says of which site.
    let whole = try verify(folder.path + "/site")
    #expect(whole.code == 1 && whole.stdout.contains("site/clients/alpha: missing: gaps.html"))
    #expect(whole.stdout.contains("site: "))
  }

  @Test("opens no link, pipe or device, and names each", .timeLimit(.minutes(1)))
  func followsNothing() throws {
    let (folder, _) = try built()
    let site = "site/clients/alpha/"
    let manager = FileManager.default
    try manager.moveItem(
      atPath: folder.path + "/" + site + "gaps.html",
      toPath: folder.path + "/elsewhere.html"
    )
    try folder.put(.link(to: "../../../elsewhere.html"), at: site + "gaps.html")
    try folder.put(.link(to: "/"), at: site + "root")
    try folder.put(.link(to: "nowhere"), at: site + "nothing")
    try folder.put(.pipe, at: site + "pipe")
    let result = try verify(folder.path + "/" + site)
    #expect(result.code == 1)
    for name in ["gaps.html", "root", "nothing"] {
      #expect(result.stdout.contains("no file: \(name) is a link, and was not opened"), "\(name)")
    }
    #expect(result.stdout.contains("no file: pipe is a device, a pipe or a socket"))
    #expect(!result.stdout.contains("missing: gaps.html") && !result.stdout.contains("root/"))
    for name in ["SHA256SUMS", "SHA256SUMS.sig"] {
      removeTree(folder.path + "/" + site + name)
      try folder.put(.pipe, at: site + name)
      let piped = try verify(folder.path + "/" + site, try Self.built.get().keys)
      #expect(piped.code == 1, "\(piped.stdout)")
    }
  }

  @Test("trusts nothing of a list", .timeLimit(.minutes(1)))
  func trustsNothing() throws {
    let digest = String(repeating: "a", count: 64)
    let good = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
    func told(_ list: String) throws -> [String] {
      let folder = try TemporaryFolder(["s/a": "test", "s/SHA256SUMS": .text(list), "out": "test"])
      let result = try verify(folder.path + "/s")
      #expect(result.code == 1, "\(result.stdout)")
      return result.stdout.split(separator: "\n").compactMap { line in
        line.components(separatedBy: "/s: ").dropFirst().first
      }
    }
    let head = "# gapbook T\n\(good)  a\n"
    for path in ["../out", "/etc/passwd", "a/../a", "./a", "b//c", "a/", ""] {
      let lines = try told(head + "\(digest)  \(path)\n")
      #expect(
        lines.count == 1 && lines[0].hasPrefix("SHA256SUMS:3: the line "),
        "\(path): \(lines)"
      )
    }
    #expect(
      try told(head + "\(good)  a\n") == ["SHA256SUMS:3: the line names a again, after line 2"]
    )
    for line in [
      "\(digest.dropLast())  b", "\(digest) b", "\(digest)  ", "b", "# more", "",
      "\\\(digest)  b\\x",
    ] {
      let lines = try told(head + line + "\n")
      #expect(
        lines == ["SHA256SUMS:3: the line is not a digest, two characters and a name"],
        "\(line): \(lines)"
      )
    }
    for name in ["SHA256SUMS", "SHA256SUMS.sig"] {
      #expect(try told(head + "\(digest)  \(name)\n")[0].contains("which no list can"))
    }
    #expect(try told("\(good)  a\n")[0].contains("does not begin with \"# gapbook \""))
    #expect(try told("# gapbook T\r\n\(good)  a\r\n")[0].contains("Windows"))
    #expect(try told("# gapbook T\n").contains("SHA256SUMS lists no file"))
    #expect(try told(head.dropLast().description)[0].contains("does not end"))
    let flood = head + String(repeating: "x\n", count: 100_000)
    #expect(try told(flood)[100] == "SHA256SUMS: 99900 more lines were not read")
    let folder = try TemporaryFolder(["s/a": "test", "s/SHA256SUMS": "# gapbook T\n"])
    let path = folder.path + "/s/SHA256SUMS"
    #expect(unsafe truncate(path, 5_000_000_000) == 0)
    let huge = try verify(folder.path + "/s")
    #expect(huge.code == 1 && huge.stdout.contains("too large to be a list"), "\(huge.stdout)")
  }

  @Test("hides no site below a client's, which has none")
  func hidesNoSite() throws {
    let (folder, _) = try built()
    let site = folder.path + "/site/clients/alpha"
    try folder.put("evil", at: "site/clients/alpha/clients/x/index.html")
    let list = "# gapbook T\n" + String(repeating: "0", count: 64) + "  index.html\n"
    try folder.put(.text(list), at: "site/clients/alpha/clients/x/SHA256SUMS")
    let result = try verify(site)
    #expect(result.code == 1 && result.stdout.contains("added: clients/x/index.html"))
    try folder.put("evil", at: "site/clients/y/index.html")
    try folder.put("evil", at: "site/clients/z")
    let whole = try verify(folder.path + "/site").stdout
    #expect(whole.contains("clients/y: missing: SHA256SUMS") && whole.contains("added: clients/z"))
  }

  @Test("says whether a signature is good, bad or missing")
  func checksSignatures() throws {
    let (folder, keys) = try built()
    let other = try SigningKeys()
    let site = folder.path + "/site/clients/alpha"
    let stranger = try verify(site, other)
    #expect(
      stranger.code == 1 && stranger.stdout.contains("alpha: bad signature: "),
      "\(stranger.stdout)"
    )
    let unknown = try verify(site, keys, identity: "somebody")
    #expect(unknown.code == 1 && unknown.stdout.contains("bad signature"))
    // Who changes a file and the list cannot sign it.
    try folder.put("<p>All is well.", at: "site/clients/alpha/gaps.html")
    let sums = try run(
      "/bin/sh",
      [
        "-c",
        "sed -i \"s/.*  gaps.html/$(sha256sum gaps.html | cut -c1-64)  gaps.html/\" SHA256SUMS",
      ],
      in: site
    )
    #expect(sums.code == 0)
    #expect(try verify(site).code == 0)
    let forged = try verify(site, keys)
    #expect(forged.code == 1 && forged.stdout.contains("bad signature"), "\(forged.stdout)")
    try FileManager.default.removeItem(atPath: site + "/SHA256SUMS.sig")
    let unsigned = try verify(site, keys)
    #expect(unsigned.code == 1 && unsigned.stdout.contains("missing signature"))
    #expect(try verify(site).stdout.contains("No signature was checked, and there is none."))
    try folder.put("no signature\n", at: "site/clients/alpha/SHA256SUMS.sig")
    #expect(try verify(site, keys).stdout.contains("bad signature"))
  }

  @Test("has a code for each way to fail")
  func hasCodes() throws {
    let (folder, keys) = try built()
    let site = folder.path + "/site"
    #expect(try verify(folder.path + "/none").code == 2)
    #expect(try verify(folder.path + "/gapbook.yml").code == 2)
    #expect(try gapbook("verify", site, "--signers", keys.signers).code == 2)
    #expect(try gapbook("verify", site, "--identity", "x").code == 2)
    #expect(try gapbook("verify", site, "--signers", "/nope", "--identity", "x").code == 2)
    let empty = try TemporaryFolder()
    #expect(try verify(empty.path).stdout.contains("missing: SHA256SUMS"))
    #expect(try verify(empty.path).code == 1)
    let lacking = try run(
      buildFolder + "/gapbook",
      ["verify", site, "--signers", keys.signers, "--identity", "x"],
      environment: ["PATH": empty.path]
    )
    #expect(lacking.code == 5 && lacking.stderr.contains("ssh-keygen is missing"))
    guard getuid() == 0 else { return }
    _ = unsafe chmod(site + "/clients/alpha/gaps.html", 0)
    let closed = try run(
      "/usr/bin/setpriv",
      ["--reuid=65534", "--clear-groups", buildFolder + "/gapbook", "verify", site]
    )
    // The program or the folder may be closed to that user altogether.
    if closed.code != 126, closed.code != 127, closed.code != 2 {
      #expect(
        closed.code == 5 && closed.stdout.contains("unreadable: gaps.html"),
        "\(closed.stdout)"
      )
    }
  }
}
