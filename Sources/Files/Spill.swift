/// Bytes that are kept for later: the first of them in memory, the rest in a file without a name, which
/// goes with the program.
///
/// Where such a file cannot be made or has no room, all stays in memory.
package struct Spill: Sendable {
  /// How many bytes memory still takes.
  private var room: Int
  private var file: UnnamedFile?
  private var isBroken = false
  private var end = 0

  /// Bytes that were kept.
  package enum Kept: Sendable {
    /// In memory.
    case memory([UInt8])
    /// In a file: where they begin, and how many there are.
    case file(UnnamedFile, start: Int, count: Int)

    /// The bytes, read now.
    package var bytes: [UInt8] {
      switch self {
      case .memory(let bytes): bytes
      case .file(let file, let start, let count): file.read(start, count)
      }
    }
  }

  /// A store that keeps so many bytes in memory.
  package init(room: Int) { self.room = room }

  /// Keeps bytes.
  package mutating func keep(_ bytes: [UInt8]) -> Kept {
    if room >= bytes.count {
      room -= bytes.count
      return .memory(bytes)
    }
    if file == nil, !isBroken { file = UnnamedFile() }
    guard !isBroken, let file, file.write(bytes, at: end) else {
      isBroken = true
      return .memory(bytes)
    }
    defer { end += bytes.count }
    return .file(file, start: end, count: bytes.count)
  }
}
