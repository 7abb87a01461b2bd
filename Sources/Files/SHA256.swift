import CNettle

/// SHA-256 by the system's nettle.
package enum SHA256 {
  /// The digest of bytes as 64 hexadecimal digits.
  package static func hex(_ bytes: [UInt8]) -> String {
    var context = sha256_ctx()
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
    unsafe nettle_sha256_init(&context)
    unsafe nettle_sha256_update(&context, bytes.count, bytes)
    unsafe nettle_sha256_digest(&context, digest.count, &digest)
    return hexadecimal(digest)
  }

  private static let digits = Array("0123456789abcdef".utf8)

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = digits.span
    return unsafe String(unsafeUninitializedCapacity: bytes.count * 2) { text in
      for (index, byte) in bytes.enumerated() {
        unsafe text[2 * index] = digits[Int(byte >> 4)]
        unsafe text[2 * index + 1] = digits[Int(byte & 15)]
      }
      return text.count
    }
  }
}
