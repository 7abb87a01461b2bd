public import Diagnostics

extension Diagnostic {
  /// A warning on a file that is not at its own address in the site, as the site has something else
  /// there.
  public static func moved(_ file: String, to address: String, at place: SourceRange?) -> Diagnostic
  {
    .warning(
      "duplicate-address",
      "\(file) is written as \(address): its own address is taken",
      at: place,
      help: "rename the file, or link it by its new address"
    )
  }
}
