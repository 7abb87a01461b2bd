import Files
import Report

/// Keeps what pages say until they are rendered: in memory as far as that is little, else in a file.
struct SpillStore: ByteStore {
  private var spill = Spill(room: 4_000_000)

  mutating func keep(_ bytes: [UInt8]) -> KeptBytes {
    let kept = spill.keep(bytes)
    return KeptBytes { kept.bytes }
  }
}
