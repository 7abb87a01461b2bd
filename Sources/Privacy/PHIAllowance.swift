public import Diagnostics
import Formats
public import Regulation

/// A text of which somebody says, with a reason, that it may stay although it has the form of an
/// identifier.
public struct PHIAllowance: Sendable, Hashable {
  /// The text itself, or its SHA-256, 64 small hexadecimal digits.
  public enum Form: Sendable, Hashable {
    /// The text as it is found, or the same letters and digits with other signs between.
    case text(String)
    /// The digest of the text as it is found.
    case sha256(String)
  }

  /// What it has the form of.
  public let kind: PHIKind
  /// What it is.
  public let form: Form
  /// Why it may stay.
  public let reason: String
  /// The last day on which it may.
  public let until: Day?
  /// Where it is said.
  public let place: SourceRange

  /// An entry from its parts.
  public init(
    _ kind: PHIKind,
    _ form: Form,
    reason: String,
    until: Day?,
    at place: SourceRange
  ) {
    self.kind = kind
    self.form = form
    self.reason = reason
    self.until = until
    self.place = place
  }

  /// Whether it is about a text of a kind.
  public func allows(_ kind: PHIKind, _ bytes: ArraySlice<UInt8>) -> Bool {
    guard kind == self.kind else { return false }
    switch form {
    case .text(let text):
      return PHIIdentity(kind, bytes) == PHIIdentity(kind, Array(text.utf8)[...])
    case .sha256(let digest): return SHA256.hex(Array(bytes)) == digest
    }
  }
}

/// What an identifier is, however it is written: its kind, and its letters and digits.
public struct PHIIdentity: Sendable, Hashable {
  /// Its kind.
  public let kind: PHIKind
  /// Its letters, small ones, and digits.
  public let signs: [UInt8]

  /// The identity of a text of a kind.
  public init(_ kind: PHIKind, _ given: ArraySlice<UInt8>) {
    self.kind = kind
    let shown = PHIMask.withoutTags(given)
    let bytes = PHIReading(inASCII: shown)?.bytes[...] ?? shown[...]
    guard kind != .ssn else {
      signs = Self.digits(bytes)
      return
    }
    var signs: [UInt8] = []
    // A dash or a blank beyond ASCII is of two or three bytes.
    var skipped = 0
    for byte in bytes {
      if skipped > 0 {
        skipped -= 1
      } else if byte == 0xE2 || byte == 0xC2 {
        skipped = byte == 0xE2 ? 2 : 1
      } else if byte >= 0x80 || byte &- 0x30 < 10 || byte &- 0x61 < 26 {
        signs.append(byte)
      } else if byte &- 0x41 < 26 {
        signs.append(byte | 0x20)
      }
    }
    self.signs = signs
  }

  /// The digits of a number, whose groups may have entities between them.
  private static func digits(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var digits: [UInt8] = []
    var isEntity = false
    for byte in bytes {
      if isEntity {
        isEntity = byte != 0x3B
      } else if byte == 0x26 {
        isEntity = true
      } else if byte &- 0x30 < 10 {
        digits.append(byte)
      }
    }
    return digits
  }
}
