import ArgumentParser
import Diagnostics
import Site

/// `gapbook verify`.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks that a site is as it was delivered.",
    discussion: """
      Example: gapbook verify site/clients/riverside-dental

      Each file is compared with SHA256SUMS: what is missing, changed, renamed or added is printed, and \
      ends with 1. Below a workspace's own site, each client's site is checked by its own list. Links \
      are not followed. Without --signers no signature is checked, so that whoever changed a file may \
      have changed the list as well.
      """
  )

  @Argument(help: ArgumentHelp("The site's folder.", valueName: "site"))
  var site: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The public keys of those who may sign, a line each, as ssh-keygen -Y verify reads them.",
      valueName: "file"
    )
  )
  var signers: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Whose signature SHA256SUMS.sig must be, as that file names him.",
      valueName: "name"
    )
  )
  var identity: String?

  @Flag(name: .shortAndLong, help: "Print only what makes the command fail.")
  var quiet = false

  func validate() throws {
    if (signers == nil) != (identity == nil) {
      throw ValidationError(
        "--signers and --identity go together: the keys, and whose key it must be"
      )
    }
    if identity?.isEmpty ?? false { throw ValidationError("--identity lacks a name") }
  }

  func run() throws {
    var asked: Signers?
    if let signers, let identity {
      asked = Signers(
        file: signers,
        identity: identity,
        searchPath: Console.variable("PATH") ?? ""
      )
    }
    let checks = try verify(site, signers: asked)
    for check in checks { report(check) }
    if !quiet, asked == nil {
      let isThere = checks.contains { $0.signature == .unchecked(isThere: true) }
      Console.print(
        isThere
          ? "No signature was checked: --signers FILE --identity NAME checks SHA256SUMS.sig.\n"
          : "No signature was checked, and there is none.\n"
      )
    }
    if checks.contains(where: { !$0.unreadable.isEmpty }) { throw Outcome.environment }
    if checks.contains(where: { !$0.holds }) { throw Outcome.gateSaidNo }
  }

  private func report(_ check: SiteCheck) {
    let name = check.name.oneLine
    for problem in check.problems + check.unreadable.map({ "unreadable: \($0)" }) {
      Console.print("\(name): \(problem.oneLine)\n")
    }
    switch check.signature {
    case .bad(let words): Console.print("\(name): bad signature: \(words.oneLine)\n")
    case .missing: Console.print("\(name): missing signature: there is no SHA256SUMS.sig\n")
    case .good, .unchecked: break
    }
    guard check.holds else {
      Console.say("\(check.name) is not as it was delivered")
      return
    }
    guard !quiet else { return }
    let files = check.listed == 1 ? "1 file is" : "\(check.listed) files are"
    let by: String = if case .good(let who) = check.signature { ", signed by \(who)" } else { "" }
    Console.print("\(name): \(files) as SHA256SUMS says\(by)".oneLine + "\n")
    if !check.uncovered.isEmpty {
      Console.print(
        "\(name): not covered by SHA256SUMS: \(check.uncovered.joined(separator: ", "))".oneLine
          + "\n"
      )
    }
  }
}
