import Files

/// A password that opens a PDF; it is in no argument of a program and in no message.
public struct PDFPassword: Sendable {
  /// The characters, as UTF-8.
  let text: String

  /// A PDF takes so many bytes into account.
  private static let longest = 127

  /// The first line of what `source` holds, without its end and without a mark of the byte order.
  ///
  /// - Throws: `DeliveryFault` for one that is empty, too long or no text.
  public init(_ bytes: [UInt8], from source: String) throws {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let line = bytes.dropFirst(bytes.starts(with: mark) ? mark.count : 0).prefix { $0 != 0x0A }
    let text = String(validating: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
    guard let text,
      !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else {
      throw DeliveryFault("the password in \(source) is no line of UTF-8 text")
    }
    guard !text.isEmpty else {
      throw DeliveryFault("the password in \(source) is empty: its first line must be the password")
    }
    guard text.utf8.count <= Self.longest else {
      throw DeliveryFault(
        "the password in \(source) is longer than \(Self.longest) bytes, which is all that a PDF looks at"
      )
    }
    self.text = text
  }

  /// The password in a file that a call names.
  public static func read(_ path: String) throws -> PDFPassword {
    guard Disk.isThere(path) else { throw DeliveryFault("there is no file \(path)") }
    switch Disk.readArgument(path) {
    case .success(let bytes): return try PDFPassword(bytes, from: path)
    case .failure(let fault):
      throw DeliveryFault("\(path) cannot be read: \(fault.words)", isOfCall: false)
    }
  }
}
