import Formats

/// What a signature of ssh-keygen says of the key that made it.
struct SSHSignature {
  /// The public key, as the second word of its file has it.
  let key: [UInt8]

  private static let begin = "-----BEGIN SSH SIGNATURE-----"
  private static let end = "-----END SSH SIGNATURE-----"

  /// Reads `SHA256SUMS.sig`; nil for anything else.
  init?(_ bytes: [UInt8]) {
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    guard lines.first.map({ $0 == Self.begin }) ?? false,
      let last = lines.firstIndex(where: { $0 == Self.end }),
      let blob = Base64.bytes(of: lines[1..<last].joined()), blob.starts(with: "SSHSIG".utf8)
    else { return nil }
    // Six letters, the version, and the key's length, before the key.
    guard blob.count > 14 else { return nil }
    let length = blob[10..<14].reduce(0) { $0 << 8 | Int($1) }
    guard length > 0, length <= blob.count - 14 else { return nil }
    key = Array(blob[14..<14 + length])
  }

  /// The key's name, as ssh-keygen -l prints it.
  var fingerprint: String { Self.fingerprint(of: key) }

  private static func fingerprint(of key: [UInt8]) -> String {
    let digits = Array(SHA256.hex(key).utf8).map { $0 < 0x3A ? $0 &- 0x30 : $0 &- 0x57 }
    let bytes = stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    return "SHA256:" + Base64.text(of: bytes)
  }

  /// Whose the key is by the lines of a file of those who may sign; nil where no line has it.
  func names(in signers: [UInt8]) -> [String]? {
    var found: [String]?
    for line in String(decoding: signers, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let words = line.split { $0 == " " || $0 == "\t" }
      guard let first = words.first, !first.hasPrefix("#"),
        words.dropFirst().contains(where: { Base64.bytes(of: String($0)) == key })
      else { continue }
      let names = first.filter { $0 != "\"" }.split(separator: ",").map(String.init)
      found = (found ?? []) + names
    }
    return found
  }

  /// Why it is not the signature of somebody, as far as its key tells.
  func fault(for identity: String, among signers: [UInt8]) -> String? {
    guard let names = names(in: signers) else {
      return "it is by another key, \(fingerprint), which the file of signers does not have"
    }
    guard !SSHPatterns(names).match(identity) else { return nil }
    let others = names.joined(separator: ", ")
    return "it is by another key, \(fingerprint), which the file of signers gives to \(others)"
  }
}

/// Base64, as keys and signatures are written.
private enum Base64 {
  private static let signs = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
  )

  /// The bytes of a text; nil where it has another form.
  static func bytes(of text: String) -> [UInt8]? {
    var out: [UInt8] = []
    var (bits, count) = (0, 0)
    for byte in text.utf8 where byte != UInt8(ascii: "=") {
      guard let value = signs.firstIndex(of: byte) else { return nil }
      (bits, count) = (bits << 6 | value, count + 6)
      if count >= 8 {
        count -= 8
        out.append(UInt8(truncatingIfNeeded: bits >> count))
        bits &= (1 << count) - 1
      }
    }
    return out
  }

  /// The text of bytes, without what fills it up.
  static func text(of bytes: [UInt8]) -> String {
    var out: [UInt8] = []
    var (bits, count) = (0, 0)
    for byte in bytes {
      (bits, count) = (bits << 8 | Int(byte), count + 8)
      while count >= 6 {
        count -= 6
        out.append(signs[bits >> count & 0x3F])
        bits &= (1 << count) - 1
      }
    }
    if count > 0 { out.append(signs[bits << (6 - count) & 0x3F]) }
    return String(decoding: out, as: UTF8.self)
  }
}
