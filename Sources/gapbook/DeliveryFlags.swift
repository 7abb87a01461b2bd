import ArgumentParser
import Site

/// The flag by which lists are signed.
struct SigningFlags: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Sign each site's SHA256SUMS by ssh-keygen.",
      valueName: "key"
    )
  )
  var sign: String?

  func validate() throws {
    if sign == "" { throw ValidationError("--sign lacks the name of a key") }
  }

  /// The key, nil where none is asked for.
  var options: SigningOptions? {
    sign.map {
      SigningOptions(
        key: $0,
        searchPath: Console.variable("PATH") ?? "",
        agent: Console.variable("SSH_AUTH_SOCK")
      )
    }
  }
}

/// The flag by which copies of PDFs are encrypted.
struct EncryptionFlags: ParsableArguments {
  /// A variable with the password, for a call without a file.
  private static let variable = "GAPBOOK_PDF_PASSWORD"

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Encrypt copies of PDFs; the file has the password.",
      valueName: "file"
    )
  )
  var encrypt: String?

  func validate() throws {
    if encrypt == "" { throw ValidationError("--encrypt lacks the name of a file") }
  }

  /// The password, nil where nothing is to be encrypted.
  ///
  /// - Throws: `DeliveryFault` where there is none in the place that is named.
  func options() throws -> EncryptionOptions? {
    let named = Console.variable(Self.variable)
    let password: PDFPassword
    switch (encrypt, named) {
    case (nil, nil): return nil
    case (let file?, _) where file != "-": password = try PDFPassword.read(file)
    case (_, let named):
      password = try PDFPassword(Array((named ?? "").utf8), from: Self.variable)
    }
    return EncryptionOptions(password: password, searchPath: Console.variable("PATH") ?? "")
  }
}
