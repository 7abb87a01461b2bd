import CCrypto

/// SHA-256 by the system's libcrypto.
enum SHA256 {
  /// The digest of bytes as 64 hexadecimal digits; nil where libcrypto fails.
  static func hex(_ bytes: [UInt8]) -> String? {
    var digest = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    let done = unsafe digest.withUnsafeMutableBufferPointer { out in
      unsafe bytes.withUnsafeBytes { input in
        unsafe EVP_Digest(
          input.baseAddress,
          input.count,
          out.baseAddress,
          &length,
          EVP_sha256(),
          nil
        )
      }
    }
    guard done == 1, length == 32 else { return nil }
    let digits = Array("0123456789abcdef".utf8)
    var hex: [UInt8] = []
    hex.reserveCapacity(64)
    for byte in digest {
      hex.append(digits[Int(byte >> 4)])
      hex.append(digits[Int(byte & 15)])
    }
    return String(decoding: hex, as: UTF8.self)
  }
}
