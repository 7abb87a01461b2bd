public import Diagnostics

extension Diagnostic {
  /// A warning on a file that is not at its own address in the site, as the site has something else
  /// there.
  public static func moved(_ file: String, to address: String, at place: SourceRange?) -> Diagnostic
  {
    .warning(
      "duplicate-address",
      "\(file) is written as \(address): the site has something else at its own address",
      at: place,
      help: "rename it, or keep the new address"
    )
  }

  /// A note on a name that not every file system takes.
  static func renamed(
    _ file: String,
    to address: String,
    at place: SourceRange? = nil
  ) -> Diagnostic {
    .note(
      "file-name",
      "\(file) is written as \(address): Windows cannot unpack its own name",
      at: place ?? .file(file),
      help: "names without < > : \" | ? * \\, without a full stop or blank at the end"
    )
  }

  /// Two files of authors at one address.
  static func clash(_ page: ProsePage, with other: String, at address: String) -> Diagnostic {
    .error(
      "duplicate-address",
      "two files have the address \"\(address)\"",
      at: .file(page.file),
      help: "the other is \(other); rename one of them"
    )
  }

  /// A name that no file system takes.
  static func tooLong(_ page: ProsePage, _ address: String) -> Diagnostic {
    let name = address.split(separator: "/").last ?? ""
    return .error(
      "duplicate-address",
      "the address would have a name of \(name.utf8.count) bytes; a file system takes \(SiteAddresses.longest)",
      at: .file(page.file),
      help: "give the file or folder a shorter name"
    )
  }
}
