import Foundation
import Glibc
import TestSupport
import Testing

/// What becomes of documents, encrypted copies, signatures and editions once a version was issued.
@Suite("A delivery that is made again")
struct ReissueTests {
  private typealias Issued = IssuedWorkspace
  private static let hasQPDF = exists("/usr/bin/qpdf")

  /// A program in Typst's place that prints a page, and what is in a file beside it.
  private func engine() throws -> TemporaryFolder {
    try EmptyPDF.engine("cat \"$0.pdf\"; cat \"$0.more\" 2>/dev/null; exit 0\n")
  }

  @Test(
    "has its documents again, and names encrypted copies of the ones before",
    .enabled(if: hasQPDF)
  )
  func hasItsDocuments() throws {
    let folder = try Issued.made()
    let engine = try self.engine()
    try engine.put("secret\n", at: "password")
    let typst = engine.path + "/typst"
    let (report, copy) = (Issued.site + "/report.pdf", "site.encrypted/clients/alpha/report.pdf")
    let first = try Issued.call(
      "issue",
      folder,
      "--pdf",
      "--typst",
      typst,
      "--encrypt",
      engine.path + "/password"
    )
    #expect(first.code == 0, "\(first.stderr)")
    #expect(first.lines("stale-encrypted-copy").isEmpty, "\(first.stderr)")
    #expect(exists("\(folder.path)/\(report)") && exists("\(folder.path)/\(copy)"))
    let kept = try Issued.call("build", folder)
    #expect(kept.code == 0 && kept.lines("stale-encrypted-copy").isEmpty, "\(kept.stderr)")
    // As one types it after correcting a cell.
    try engine.put("% corrected\n", at: "typst.more")
    try folder.replace("implemented", by: "partial", in: "content/clients/alpha/responses.csv")
    let again = try Issued.call("issue", folder, "--reissue", "One answer", "--typst", typst)
    #expect(again.code == 0, "\(again.stderr)")
    #expect(again.lines("issued-documents").count == 1, "\(again.stderr)")
    #expect(again.lines("issued-documents")[0].contains("report.pdf was part of version 1.0"))
    let stale = again.lines("stale-encrypted-copy")
    #expect(
      stale.count == 1 && stale[0].contains("\(folder.path)/\(copy) stays"),
      "\(again.stderr)"
    )
    let text = String(decoding: readFile("\(folder.path)/\(report)") ?? [], as: UTF8.self)
    #expect(text.hasSuffix("% corrected\n"))
    #expect(try folder.text(Issued.record).contains("\"report.pdf\": "))
    #expect(!exists(folder.path + "/site.earlier"))
    // It is named until it is made anew.
    let built = try Issued.call("build", folder)
    #expect(built.lines("stale-encrypted-copy").count == 1, "\(built.stderr)")
    let anew = try Issued.call(
      "build",
      folder,
      "--pdf",
      "--typst",
      typst,
      "--encrypt",
      engine.path + "/password"
    )
    #expect(anew.code == 0 && anew.lines("stale-encrypted-copy").isEmpty, "\(anew.stderr)")
    // The other client's PDF went, as this build makes none.
    let left = try Issued.call("build", folder).lines("stale-encrypted-copy")
    #expect(left.count == 1 && left[0].contains("clients/beta/report.pdf stays"), "\(left)")
    // Without the program that makes them nothing is issued.
    let none = try Issued.call(
      "issue",
      folder,
      "--reissue",
      "Twice",
      "--typst",
      folder.path + "/none"
    )
    #expect(none.code == 5, "\(none.stderr)")
  }

  @Test("says that a version without a PDF gets none", .enabled(if: hasQPDF))
  func saysWhatItLacks() throws {
    let folder = try Issued.issued()
    let typst = try engine()
    let built = try Issued.call("build", folder, "--pdf", "--typst", typst.path + "/typst")
    #expect(built.code == 0, "\(built.stderr)")
    let told = built.lines("issued-without-document")
    #expect(told.count == 1 && told[0].contains("without a PDF"), "\(built.stderr)")
    #expect(!exists("\(folder.path)/\(Issued.site)/report.pdf"))
    #expect(try Issued.call("build", folder).lines("issued-without-document").isEmpty)
  }

  @Test("tells where another key signs what was signed, and which key a bad signature is by")
  func tellsKeys() throws {
    let folder = try Issued.made()
    let (keys, other) = (try SigningKeys(), try SigningKeys())
    #expect(try Issued.call("issue", folder, "--sign", keys.key).code == 0)
    let same = try Issued.call("build", folder, "--sign", keys.key)
    #expect(same.code == 0 && same.lines("signature-replaced").isEmpty, "\(same.stderr)")
    func fingerprint(_ keys: SigningKeys) throws -> String {
      let told = try run("/usr/bin/ssh-keygen", ["-l", "-f", keys.key + ".pub"]).stdout
      return String(told.split(separator: " ")[1])
    }
    let replaced = try Issued.call("build", folder, "--sign", other.key)
    let told = replaced.lines("signature-replaced").filter { $0.contains("clients/alpha/") }
    #expect(replaced.code == 0 && told.count == 1, "\(replaced.stderr)")
    let line = try #require(told.first)
    #expect(try line.contains("was by the key \(fingerprint(keys))"), "\(told)")
    #expect(try line.contains("is now by \(fingerprint(other))"), "\(told)")
    let site = "\(folder.path)/\(Issued.site)"
    func verified(_ signers: String, _ name: String = SigningKeys.identity) throws -> String {
      let result = try gapbook("verify", site, "--signers", signers, "--identity", name)
      #expect(result.code == 1)
      return result.stdout
    }
    let stranger = try verified(keys.signers)
    #expect(
      try stranger.contains(
        "bad signature: it is by another key, \(fingerprint(other)), which the file of signers does not have"
      ),
      "\(stranger)"
    )
    let unnamed = try verified(other.signers, "somebody@example.org")
    #expect(
      unnamed.contains("which the file of signers gives to \(SigningKeys.identity)"),
      "\(unnamed)"
    )
    // The right key of another list is no other key.
    try folder.put("# gapbook T\n", at: Issued.site + "/SHA256SUMS")
    #expect(try !verified(other.signers).contains("another key"))
  }

  @Test("warns of an edition that was made from other inputs than there are now")
  func warnsOfStaleEditions() throws {
    let finding = "id: F-1\nrequirements: [164.308(a)(2)]\nlikelihood: high\nimpact: high\n"
    let folder = try ClientWorkspace.made([
      "findings/a.md": .text("---\n\(finding)---\n# The tapes\n\nThey were sold.\n")
    ])
    func build(_ more: String...) throws -> ProgramResult {
      let result = try run(
        buildFolder + "/gapbook",
        ["build", folder.path, "--no-cache"] + more
      )
      #expect(result.code == 0, "\(result.stderr)")
      return result
    }
    #expect(try build("--audience", "client", "--audience", "full").lines("stale-edition").isEmpty)
    #expect(try build().lines("stale-edition").isEmpty)
    try folder.put(
      .text("---\n\(finding)audience: [full]\n---\n# The tapes\n\nThey were sold.\n"),
      at: "content/clients/alpha/findings/a.md"
    )
    let stale = try build()
    let told = stale.lines("stale-edition")
    #expect(
      told.count == 1 && told[0].contains("clients/alpha@client of the output stays"),
      "\(told)"
    )
    #expect(
      stale.helps.contains {
        $0.hasPrefix("gapbook build --client alpha --audience client makes it again")
      }
    )
    #expect(try build().lines("stale-edition").count == 1)
    #expect(try build("--audience", "client").lines("stale-edition").isEmpty)
    #expect(try build().lines("stale-edition").isEmpty)
    // The whole report is one edition of several.
    try folder.put("# Summary\n\nOther.\n", at: "content/clients/alpha/summary.md")
    let other = try build("--audience", "client").lines("stale-edition")
    #expect(other.count == 1 && other[0].contains("clients/alpha of the output"), "\(other)")
  }

  @Test("refuses a linked file that is too large to be copied, at the link, in a check too")
  func refusesLargeFiles() throws {
    let folder = try ClientWorkspace.made(["summary.md": "# Summary\n\n[all](big.bin)\n"])
    let path = folder.path + "/content/clients/alpha/big.bin"
    #expect(FileManager.default.createFile(atPath: path, contents: nil))
    #expect(unsafe truncate(path, 600 << 20) == 0)
    for command in ["check", "build"] {
      let told = try gapbook(command, folder.path)
      #expect(told.code == 3, "\(told.stderr)")
      let lines = told.lines("file-too-large")
      #expect(lines.count == 1, "\(told.stderr)")
      #expect(lines.first?.contains("content/clients/alpha/summary.md:3:") ?? false, "\(lines)")
      #expect(lines.first?.contains("has 600 MB") ?? false, "\(lines)")
    }
  }
}
