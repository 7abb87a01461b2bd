import CNettle

/// SHA-256 by the system's nettle.
public enum SHA256 {
  /// The digest of bytes as 64 hexadecimal digits.
  public static func hex(_ bytes: [UInt8]) -> String {
    var context = sha256_ctx()
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
    unsafe nettle_sha256_init(&context)
    unsafe nettle_sha256_update(&context, bytes.count, bytes)
    unsafe nettle_sha256_digest(&context, digest.count, &digest)
    return Hexadecimal.text(digest)
  }

  /// Takes bytes piece by piece.
  public struct Stream {
    private var context = sha256_ctx()

    /// One of nothing yet.
    public init() { unsafe nettle_sha256_init(&context) }

    /// Takes in the next bytes.
    public mutating func add(_ bytes: [UInt8]) {
      unsafe nettle_sha256_update(&context, bytes.count, bytes)
    }

    /// The digest as 64 hexadecimal digits; the next bytes begin another one.
    public mutating func hex() -> String {
      var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
      unsafe nettle_sha256_digest(&context, digest.count, &digest)
      return Hexadecimal.text(digest)
    }
  }
}

/// SHA-1 by the system's nettle, for names alone: UUID version 5 is defined by it.
public enum SHA1 {
  /// The 20 bytes of the digest.
  public static func digest(_ bytes: [UInt8]) -> [UInt8] {
    var context = sha1_ctx()
    var digest = [UInt8](repeating: 0, count: Int(SHA1_DIGEST_SIZE))
    unsafe nettle_sha1_init(&context)
    unsafe nettle_sha1_update(&context, bytes.count, bytes)
    unsafe nettle_sha1_digest(&context, digest.count, &digest)
    return digest
  }
}
