import Diagnostics
import Files
import Formats

/// Makes encrypted copies of the PDFs of a build, beside the output: they are no part of a site, of its
/// list, or of what is frozen.
struct PDFEncryption {
  private let program: String
  private let options: EncryptionOptions

  /// The oldest qpdf that takes its work as JSON.
  private static let oldest = [10, 6]
  /// Seconds.
  private static let limit = 120

  /// Finds the program, before any work is done.
  ///
  /// - Throws: `DeliveryFault` where it is missing or too old.
  init(_ options: EncryptionOptions) throws {
    let path = DeliveryPrograms.find("qpdf", options.searchPath)
    let version = path.flatMap(DeliveryPrograms.versionOfQPDF)
    guard let path, let version else {
      throw DeliveryFault(
        "nothing was written: no PDF can be encrypted, as qpdf is missing; this installs it: "
          + DeliveryPrograms.encryptionHelp,
        isOfCall: false
      )
    }
    let numbers = version.split(separator: ".").compactMap { Int($0) }
    guard !numbers.lexicographicallyPrecedes(Self.oldest) else {
      throw DeliveryFault(
        "nothing was written: no PDF can be encrypted, as \(path) is qpdf \(version), and 10.6 or "
          + "newer is needed; this installs it: \(DeliveryPrograms.encryptionHelp)",
        isOfCall: false
      )
    }
    program = path
    self.options = options
  }

  /// An encrypted copy that is made and not yet at its place.
  fileprivate struct Copy {
    let new: String
    let path: String
    /// The folder of all copies.
    let top: String
  }

  /// The copies of one build.
  struct Copies {
    fileprivate var copies: [Copy] = []

    /// Puts the copies at their places.
    ///
    /// - Returns: the places.
    func commit() throws -> [String] {
      for copy in copies { try Disk.move(copy.new, to: copy.path) }
      return copies.map(\.path)
    }

    /// Removes what is at no place.
    func abandon() {
      for copy in copies {
        Disk.unlink(copy.new)
        var folder = OutputFolder.parent(of: copy.path)
        // Folders that were made for nothing go; what is above them is not ours.
        while folder.hasPrefix(copy.top), Disk.removeEmptyFolder(folder) {
          folder = OutputFolder.parent(of: folder)
        }
      }
    }
  }

  /// Encrypts staged files, by their paths in the output, under their names in a folder that nobody
  /// else may enter.
  func copies(of paths: [String], in writer: OutputWriter, to folder: String) throws -> Copies {
    var made = Copies()
    do {
      for path in paths {
        try Interruption.check()
        let copy = try place(of: path, below: folder)
        made.copies.append(copy)
        try encrypt(writer.place(of: path), as: copy.new, path)
      }
    } catch {
      made.abandon()
      throw error
    }
    return made
  }

  private func place(of path: String, below folder: String) throws -> Copy {
    let whole = folder + "/" + path
    let above = OutputFolder.parent(of: whole)
    for part in [folder, above] where Disk.isLink(part) {
      throw DeliveryFault("nothing was written: \(part) is a link; remove it", isOfCall: false)
    }
    if Disk.kind(of: folder) == nil { try Disk.makeFolder(folder, mode: 0o700) }
    try Disk.makeFolder(above, mode: 0o700)
    if let kind = Disk.kind(of: whole), kind != .file {
      throw DeliveryFault("nothing was written: \(whole) is no file; move it", isOfCall: false)
    }
    let name = whole.split(separator: "/").last ?? ""
    let copy = Copy(new: "\(above)/.\(name).gapbook-new", path: whole, top: folder)
    Disk.unlink(copy.new)
    try Disk.write([], to: copy.new, mode: 0o600)
    return copy
  }

  private func encrypt(_ file: String, as copy: String, _ path: String) throws {
    let password = JSON.string(options.password.text)
    let job = JSON.object([
      ("inputFile", .string(file)), ("outputFile", .string(copy)),
      (
        "encrypt",
        .object([("userPassword", password), ("ownerPassword", password), ("256bit", .object([]))])
      ),
    ])
    // What it is asked for is read from memory: an argument can be read by every user of the machine.
    let ended = Child.run(
      program,
      ["--job-json-file=/dev/stdin"],
      secret: job.serialized(),
      limit: Self.limit
    )
    try Interruption.check()
    // It ends with 3 where it wrote a file and has something to say of it.
    let isDone = [.code(0), .code(3)].contains(ended.ending)
    guard isDone,
      Child.run(program, ["--requires-password", copy], limit: Self.limit).ending == .code(0)
    else {
      let said = String(decoding: ended.errors, as: UTF8.self).split(whereSeparator: \.isNewline)
      let words = said.map { $0.replacing(options.password.text, with: "…") }.joined(
        separator: "; "
      )
      throw DeliveryFault(
        "nothing was written: \(path) cannot be encrypted: "
          + (words.isEmpty ? "\(program) made no file that asks for a password" : words.oneLine),
        isOfCall: false
      )
    }
    Disk.setMode(0o600, of: copy)
  }
}

/// The folder beside an output for encrypted copies of its PDFs.
func encryptedFolder(_ target: String) -> String { target + ".encrypted" }
