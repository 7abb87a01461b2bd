import Foundation
import Glibc
import TestSupport
import Testing

@Suite("A build with --encrypt")
struct EncryptTests {
  private static let secret = "Ünder $(the) \"sea\" --\\ 'x'"
  private static let hasQPDF = exists("/usr/bin/qpdf")

  private struct Made {
    let folder: TemporaryFolder
    let engine: TemporaryFolder
    let password: String

    func build(_ arguments: String..., environment: [String: String] = [:]) throws -> ProgramResult
    {
      try run(
        buildFolder + "/gapbook",
        ["build", folder.path + "/ws ü", "--no-cache", "--typst", engine.path + "/typst"]
          + arguments,
        environment: environment
      )
    }

    var site: String { folder.path + "/ws ü/site" }
  }

  private func made() throws -> Made {
    let folder = try TemporaryFolder(["secret": .text(Self.secret + "\r\nsecond line\n")])
    let workspace = try ClientWorkspace.made()
    try folder.copy(workspace.path, to: "ws ü")
    let engine = try EmptyPDF.engine("exec cat \"$0.pdf\"\n")
    return Made(folder: folder, engine: engine, password: folder.path + "/secret")
  }

  private func mode(_ path: String) -> UInt32 {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
  }

  @Test(
    "writes a copy of each PDF beside the output that the password alone opens",
    .enabled(if: hasQPDF)
  )
  func encrypts() throws {
    let made = try made()
    let built = try made.build("--pdf", "--encrypt", made.password)
    #expect(built.code == 0, "\(built.stderr)")
    let site = try contents(of: made.site)
    #expect(site["clients/alpha/report.pdf"] != nil)
    let copies = try contents(of: made.site + ".encrypted")
    #expect(copies.keys.sorted() == ["clients/alpha/report.pdf"])
    #expect(built.stdout.contains("encrypted: \(made.site).encrypted/clients/alpha/report.pdf\n"))
    let copy = made.site + ".encrypted/clients/alpha/report.pdf"
    #expect(mode(copy) == 0o600 && mode(made.site + ".encrypted") == 0o700)
    func opens(_ arguments: String...) throws -> Bool {
      try run("/usr/bin/qpdf", arguments + ["--check", copy]).code == 0
    }
    #expect(try !opens() && !opens("--password=second line") && opens("--password=" + Self.secret))
    let method = try run("/usr/bin/qpdf", ["--password=" + Self.secret, "--show-encryption", copy])
    #expect(method.stdout.contains("AESv3"), "\(method.stdout)")
    // It is no part of the site, of its list or of the next build.
    #expect(!site.values.contains { String(decoding: $0, as: UTF8.self).contains("encrypted/") })
    let again = try made.build("--pdf")
    #expect(again.code == 0 && again.stdout.contains("\n0 files written"), "\(again.stderr)")
    #expect(try contents(of: made.site + ".encrypted") == copies)
    let renewed = try made.build("--pdf", "--encrypt", made.password)
    #expect(renewed.code == 0, "\(renewed.stderr)")
    #expect(names(in: made.site + ".encrypted/clients/alpha") == ["report.pdf"])
  }

  @Test("gives the password in no argument, variable or file of a program", .enabled(if: hasQPDF))
  func tellsNobody() throws {
    let made = try made()
    let watching = try standIn(
      "qpdf",
      """
      { tr '\\0' '\\n' < /proc/$$/cmdline; tr '\\0' '\\n' < /proc/$$/environ; } >> "$0.seen"
      find "\(made.folder.path)/ws ü" -type f -exec cat {} + >> "$0.seen"
      exec /usr/bin/qpdf "$@"
      """
    )
    let path = ["PATH": watching.path + ":/usr/bin:/bin", "GAPBOOK_PDF_PASSWORD": Self.secret]
    for arguments in [["--encrypt", "-"], [], ["--encrypt", made.password]] {
      let built = try run(
        buildFolder + "/gapbook",
        ["build", made.folder.path + "/ws ü", "--pdf", "--typst", made.engine.path + "/typst"]
          + arguments,
        environment: path
      )
      #expect(built.code == 0, "\(built.stderr)")
      #expect(built.stdout.contains("encrypted: "), "\(arguments)")
      #expect(!(built.stdout + built.stderr).contains(Self.secret))
    }
    let seen = try watching.text("qpdf.seen")
    #expect(seen.contains("--job-json-file=/dev/stdin") && seen.contains("PATH="))
    #expect(!seen.contains(Self.secret) && !seen.contains("GAPBOOK_PDF_PASSWORD"))
  }

  @Test("without the program or a password ends before any work", .enabled(if: hasQPDF))
  func needsProgramAndPassword() throws {
    let made = try made()
    let empty = try TemporaryFolder([
      "none": "\nsecond", "long": .text(String(repeating: "x", count: 128)),
    ])
    try empty.put(.bytes([0xFF, 0x0A]), at: "bytes")
    let lacking = try made.build(
      "--pdf",
      "--encrypt",
      made.password,
      environment: ["PATH": empty.path]
    )
    #expect(lacking.code == 5 && lacking.stderr.contains("qpdf is missing"), "\(lacking.stderr)")
    let old = try standIn("qpdf", "echo 'qpdf version 9.1.1'\n")
    let older = try made.build("--pdf", "--encrypt", made.password, environment: ["PATH": old.path])
    #expect(older.code == 5 && older.stderr.contains("is qpdf 9.1.1"), "\(older.stderr)")
    for name in ["none", "long", "bytes", "not there"] {
      let result = try made.build("--pdf", "--encrypt", empty.path + "/" + name)
      #expect(result.code == 2, "\(name): \(result.stderr)")
    }
    #expect(try made.build("--pdf", "--encrypt", "-").code == 2)
    #expect(!exists(made.site) && !exists(made.site + ".encrypted"))
    let nothing = try made.build("--encrypt", made.password)
    #expect(nothing.code == 0 && nothing.lines("nothing-encrypted").count == 1, "\(nothing.stderr)")
  }

  @Test("repeats no password that the program says", .enabled(if: hasQPDF))
  func repeatsNoPassword() throws {
    let made = try made()
    try made.folder.put("open sesame\n", at: "secret")
    let telling = try standIn(
      "qpdf",
      "case $1 in --version) exec /usr/bin/qpdf --version;; esac; echo 'open sesame is weak' >&2; exit 2\n"
    )
    let path = ["PATH": telling.path + ":/usr/bin:/bin"]
    let result = try made.build("--pdf", "--encrypt", made.password, environment: path)
    #expect(result.code == 5 && result.stderr.contains(": … is weak"), "\(result.stderr)")
    #expect(!(result.stdout + result.stderr).contains("sesame"))
  }

  @Test("that cannot encrypt writes nothing", .enabled(if: hasQPDF))
  func isWholeOrNothing() throws {
    let made = try made()
    for script in [
      "case $1 in --version) exec /usr/bin/qpdf --version;; esac; echo \"no room\" >&2; exit 2\n",
      // One that writes the file as it was.
      "case $1 in --version|--requires-password) exec /usr/bin/qpdf \"$@\";; esac; exit 0\n",
    ] {
      let failing = try standIn("qpdf", script)
      let path = ["PATH": failing.path + ":/usr/bin:/bin"]
      let result = try made.build("--pdf", "--encrypt", made.password, environment: path)
      #expect(result.code == 5 && result.stderr.contains("cannot be encrypted"), "\(result.stderr)")
      #expect(!exists(made.site) && !exists(made.site + ".encrypted"))
    }
    let elsewhere = try TemporaryFolder()
    try made.folder.put(.link(to: elsewhere.path), at: "ws ü/site.encrypted")
    let linked = try made.build("--pdf", "--encrypt", made.password)
    #expect(linked.code == 5 && linked.stderr.contains("is a link"), "\(linked.stderr)")
    #expect(!exists(made.site))
  }
}
