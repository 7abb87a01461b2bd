import Formats
import Foundation
import TestSupport
import Testing

@Suite("Inflate")
struct InflateTests {
  /// Bytes as zlib deflates them, at a level and with a strategy.
  private func deflated(_ bytes: [UInt8], level: Int, strategy: Int = 0) throws -> [UInt8] {
    let folder = try TemporaryFolder(["in": .bytes(bytes)])
    let code = """
      import zlib
      data = open('\(folder.path)/in', 'rb').read()
      c = zlib.compressobj(\(level), zlib.DEFLATED, -15, 8, \(strategy))
      open('\(folder.path)/out', 'wb').write(c.compress(data) + c.flush())
      """
    let made = try run("/usr/bin/env", ["python3", "-c", code])
    try #require(made.code == 0, "\(made.stderr)")
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.path + "/out")))
  }

  @Test("takes out what zlib deflated: stored, with fixed codes, with codes of its own")
  func takesOut() throws {
    var noise: UInt32 = 1
    let random = (0..<70_000).map { _ -> UInt8 in
      noise = noise &* 1_664_525 &+ 1_013_904_223
      return UInt8(noise >> 24)
    }
    let text = Array(String(repeating: "Every safeguard has its day. ", count: 4_000).utf8)
    for bytes in [[], [7], Array("abc".utf8), text, random, random + text + random] {
      for (level, strategy) in [(0, 0), (1, 0), (9, 0), (9, 4), (6, 2)] {
        let packed = try deflated(bytes, level: level, strategy: strategy)
        #expect(try Inflate.inflated(packed[...], most: 1 << 24) == bytes)
      }
    }
  }

  @Test("refuses what is cut short, no deflated data, or too much")
  func refuses() throws {
    let packed = try deflated(Array(repeating: 65, count: 10_000), level: 9)
    #expect(throws: Inflate.Fault.tooLarge) { try Inflate.inflated(packed[...], most: 9_999) }
    #expect(try Inflate.inflated(packed[...], most: 10_000).count == 10_000)
    for count in 0..<packed.count {
      #expect(throws: Inflate.Fault.damaged) {
        try Inflate.inflated(packed[..<count], most: 1 << 20)
      }
    }
    #expect(throws: Inflate.Fault.damaged) { try Inflate.inflated([7, 0, 0][...], most: 9) }
    // Any bytes end, with or without a result.
    var noise: UInt32 = 5
    for _ in 0..<2_000 {
      let bytes = (0..<64).map { _ -> UInt8 in
        noise = noise &* 1_664_525 &+ 1_013_904_223
        return UInt8(noise >> 24)
      }
      _ = try? Inflate.inflated(bytes[...], most: 1 << 16)
    }
  }
}
