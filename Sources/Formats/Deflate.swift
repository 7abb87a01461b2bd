import CZlib

/// Takes out what was deflated (RFC 1951), as archives, pictures and PDFs hold it, by the system's zlib.
public struct Inflate {
  /// Why bytes cannot be taken out.
  public enum Fault: Error, Sendable {
    /// They are no deflated data, or are cut short.
    case damaged
    /// They come to more than was allowed.
    case tooLarge
  }

  /// The bytes that were deflated, `most` of them at most; what follows their end is passed over.
  public static func inflated(_ bytes: ArraySlice<UInt8>, most: Int) throws(Fault) -> [UInt8] {
    let stream = InflateStream(bytes)
    var out: [UInt8] = []
    while let piece = try stream.next() {
      guard out.count + piece.count <= most else { throw .tooLarge }
      out += piece
    }
    return out
  }
}

/// Takes out what was deflated, piece by piece.
@safe final class InflateStream {
  private let bytes: ArraySlice<UInt8>
  private let stream: UnsafeMutablePointer<z_stream>
  private var isDone = false

  static let piece = 1 << 16

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // Nothing but missing memory makes it fail, which the first call then says.
    let size = unsafe CInt(MemoryLayout<z_stream>.size)
    unsafe inflateInit2_(stream, -MAX_WBITS, ZLIB_VERSION, size)
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// The next bytes, some thousands; nil behind the last one.
  func next() throws(Inflate.Fault) -> [UInt8]? {
    if isDone { return nil }
    var result = Z_OK
    let start = unsafe bytes.startIndex + Int(stream.pointee.total_in)
    // zlib counts in 32 bits.
    let input = bytes[start...].prefix(1 << 30)
    let out = unsafe input.withUnsafeBufferPointer { input in
      unsafe [UInt8](unsafeUninitializedCapacity: Self.piece) { room, count in
        unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        unsafe stream.pointee.avail_in = uInt(input.count)
        unsafe stream.pointee.next_out = room.baseAddress
        unsafe stream.pointee.avail_out = uInt(Self.piece)
        result = unsafe inflate(stream, Z_NO_FLUSH)
        count = unsafe Self.piece - Int(stream.pointee.avail_out)
      }
    }
    switch result {
    case Z_STREAM_END: isDone = true
    // Nothing more came out, and more bytes were there for no end.
    case Z_OK where !out.isEmpty || input.count == 1 << 30: break
    default: throw .damaged
    }
    if out.isEmpty, !isDone { return try next() }
    return out.isEmpty ? nil : out
  }
}

/// Deflates bytes by the system's zlib (RFC 1951).
enum Deflate {
  /// The bytes deflated, at a level from 1 to 9: the same each time.
  static func deflated(_ bytes: [UInt8], level: Int) -> [UInt8] {
    var stream = unsafe z_stream()
    let size = unsafe CInt(MemoryLayout<z_stream>.size)
    let method = Z_DEFLATED
    unsafe deflateInit2_(
      &stream,
      CInt(level),
      method,
      -MAX_WBITS,
      8,
      Z_DEFAULT_STRATEGY,
      ZLIB_VERSION,
      size
    )
    let most = unsafe Int(deflateBound(&stream, uLong(bytes.count)))
    let out = unsafe bytes.withUnsafeBufferPointer { input in
      unsafe [UInt8](unsafeUninitializedCapacity: most) { room, count in
        unsafe stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        unsafe stream.avail_in = uInt(input.count)
        unsafe stream.next_out = room.baseAddress
        unsafe stream.avail_out = uInt(most)
        unsafe deflate(&stream, Z_FINISH)
        count = unsafe most - Int(stream.avail_out)
      }
    }
    unsafe deflateEnd(&stream)
    return out
  }
}

/// The check sum of archives and PNG files, by the system's zlib.
enum CRC32 {
  static func sum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt = 0
    add(bytes, to: &sum)
    return UInt32(sum)
  }

  static func add(_ bytes: [UInt8], to sum: inout UInt) {
    if bytes.isEmpty { return }
    sum = unsafe bytes.withUnsafeBufferPointer { unsafe crc32_z(sum, $0.baseAddress, $0.count) }
  }
}
