import Diagnostics
import Files

/// ssh-keygen, which signs lists of digests and checks signatures.
struct SSHKeygen {
  private let path: String

  /// What signatures are made for: one for another purpose does not count.
  static let namespace = "gapbook"
  /// A key may be on a device that waits for a touch; seconds.
  private static let limit = 60
  /// A program that answers no question in the place of a person.
  private static let nobody = ["SSH_ASKPASS=/bin/false", "SSH_ASKPASS_REQUIRE=force"]

  /// The first one on a search path.
  ///
  /// - Throws: `DeliveryFault` where there is none.
  init(searchPath: String, for purpose: String) throws(DeliveryFault) {
    guard let path = Self.find(searchPath) else {
      throw DeliveryFault(
        "\(purpose), as ssh-keygen is missing; this installs it: \(DeliveryPrograms.signingHelp)",
        isOfCall: false
      )
    }
    self.path = path
  }

  static func find(_ searchPath: String) -> String? {
    DeliveryPrograms.find("ssh-keygen", searchPath)
  }

  /// Signs bytes in a folder of the caller's, which must be empty.
  ///
  /// - Throws: `DeliveryFault` in the program's words; `Interruption` where a signal ended it.
  func signature(of bytes: [UInt8], _ options: SigningOptions, in folder: String) throws -> [UInt8]
  {
    let file = folder + "/" + Manifest.name
    try Disk.makeFolder(folder, mode: 0o700)
    defer { Disk.remove(folder) }
    try Disk.write(bytes, to: file, mode: 0o600)
    // The file is an argument, and standard input is empty: nothing waits for a passphrase.
    let ended = Child.run(
      path,
      ["-Y", "sign", "-n", Self.namespace, "-f", Self.whole(options.key), file],
      variables: Self.nobody + (options.agent.map { ["SSH_AUTH_SOCK=\($0)"] } ?? []),
      limit: Self.limit
    )
    try Interruption.check()
    guard ended.ending == .code(0), let signature = Disk.read(file + ".sig"), !signature.isEmpty
    else {
      throw DeliveryFault(
        "nothing was written: \(options.key) signs nothing: \(Self.words(ended)); a passphrase is "
          + "taken from ssh-agent alone",
        isOfCall: false
      )
    }
    return signature
  }

  /// What the program says of a signature; nil where it is good.
  ///
  /// - Throws: where the program cannot be run.
  func fault(
    ofSignature signature: [UInt8],
    of bytes: [UInt8],
    by identity: String,
    among signers: [UInt8]
  ) throws -> String? {
    let folder = try Disk.makeTemporaryFolder()
    defer { Disk.remove(folder) }
    // What is checked is what was read, whatever becomes of the files meanwhile.
    let names = (list: folder + "/list", signature: folder + "/signature", keys: folder + "/keys")
    try Disk.write(bytes, to: names.list, mode: 0o600)
    try Disk.write(signature, to: names.signature, mode: 0o600)
    try Disk.write(signers, to: names.keys, mode: 0o600)
    let ended = Child.run(
      path,
      [
        "-Y", "verify", "-n", Self.namespace, "-f", names.keys, "-I", identity, "-s",
        names.signature,
      ],
      input: names.list,
      variables: Self.nobody,
      limit: Self.limit
    )
    switch ended.ending {
    case .code(0): return nil
    case .code: return Self.words(ended).replacing(names.keys, with: "the file of signers")
    default:
      throw DeliveryFault(
        "\(path) did not check a signature: \(Self.words(ended))",
        isOfCall: false
      )
    }
  }

  /// A path that begins with `/`, so that it is no option.
  private static func whole(_ path: String) -> String {
    path.hasPrefix("/") ? path : Disk.currentFolder + "/" + path
  }

  /// Why it ended, on one line.
  private static func words(_ ended: ChildResult) -> String {
    switch ended.ending {
    case .tooLong: return "it took longer than \(limit) seconds"
    case .notStarted(let words): return words
    case .signal(let number): return "signal \(number) ended it"
    case .code(let code):
      let said = [ended.errors, ended.output].map { String(decoding: $0, as: UTF8.self) }
      let lines = said.flatMap { $0.split(whereSeparator: \.isNewline) }
      return lines.isEmpty ? "it ended with \(code)" : lines.joined(separator: "; ").oneLine
    }
  }
}

/// The programs that deliveries need, and how they are installed.
public enum DeliveryPrograms {
  /// How ssh-keygen is installed.
  public static let signingHelp = "apt-get install openssh-client"
  /// How qpdf is installed.
  public static let encryptionHelp = "apt-get install qpdf"

  /// A program on a search path as `PATH` has it; nil where there is none.
  public static func find(_ name: String, _ searchPath: String) -> String? {
    searchPath.split(separator: ":").map { "\($0)/\(name)" }.first {
      $0.hasPrefix("/") && Disk.isExecutable($0)
    }
  }

  /// What qpdf calls itself, such as `11.3.0`; nil for another program.
  public static func versionOfQPDF(at path: String) -> String? {
    let said = String(decoding: Child.run(path, ["--version"], limit: 10).output, as: UTF8.self)
    let words = said.split(whereSeparator: \.isNewline).first?.split(separator: " ") ?? []
    guard words.count >= 3, words[0] == "qpdf", words[2].first?.isNumber == true else { return nil }
    return String(words[2])
  }
}
