import CNettle

/// The SHA-1 digest by the system's nettle, for names alone: UUID version 5 is defined by it.
func sha1(_ message: [UInt8]) -> [UInt8] {
  var context = sha1_ctx()
  var digest = [UInt8](repeating: 0, count: Int(SHA1_DIGEST_SIZE))
  unsafe nettle_sha1_init(&context)
  unsafe nettle_sha1_update(&context, message.count, message)
  unsafe nettle_sha1_digest(&context, digest.count, &digest)
  return digest
}
