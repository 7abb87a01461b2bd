import Formats
import Testing

@Suite("Packed values")
struct PackedTests {
  @Test("are read back as they were written")
  func roundTrip() {
    let numbers = [0, 1, -1, 63, 64, -64, -65, 8_191, 1 << 40, Int.max, Int.min]
    var packer = Packer()
    packer.add(each: numbers) { $1.add($0) }
    packer.add("Ä, 日本 and nothing")
    packer.add("")
    packer.add(true)
    packer.add([0, 255, 128] as [UInt8])
    packer.add(Optional("there")) { $1.add($0) }
    packer.add(String?.none) { $1.add($0) }
    var unpacker = Unpacker(packer.bytes)
    let back = unpacker.values { $0.number() }
    let (text, empty, flag, data) = (
      unpacker.text(), unpacker.text(), unpacker.flag(), unpacker.data()
    )
    let (there, none) = (unpacker.optional { $0.text() }, unpacker.optional { $0.text() })
    #expect(back == numbers)
    #expect(text == "Ä, 日本 and nothing" && empty == "" && flag)
    #expect(data == [0, 255, 128])
    #expect(there == "there" && none == nil)
    #expect(unpacker.isAtEnd && !unpacker.isDamaged)
  }

  @Test("take a byte where a number is near zero")
  func smallNumbers() {
    var packer = Packer()
    packer.add(-64)
    packer.add(63)
    #expect(packer.bytes.count == 2)
    packer.add(64)
    #expect(packer.bytes.count == 4)
  }

  @Test("are damaged wherever bytes are cut off or no packer's")
  func damage() {
    var packer = Packer()
    packer.add("seven letters and more")
    packer.add(each: [1, 2, 3]) { $1.add($0) }
    packer.add(true)
    for count in packer.bytes.indices {
      var unpacker = Unpacker(Array(packer.bytes.prefix(count)))
      _ = unpacker.text()
      _ = unpacker.values { $0.number() }
      _ = unpacker.flag()
      #expect(unpacker.isDamaged, "\(count)")
    }
    for bytes: [UInt8] in [[0xFE, 0xFF, 0xFF, 0x7F], Array(repeating: 0x80, count: 12), [1]] {
      var unpacker = Unpacker(bytes)
      let text = unpacker.text()
      #expect(text == "" && unpacker.isDamaged)
      let (number, texts) = (unpacker.number(), unpacker.values { $0.text() })
      #expect(number == 0 && texts.isEmpty)
    }
    var unpacker = Unpacker([7])
    let flag = unpacker.flag()
    #expect(!flag && unpacker.isDamaged)
  }
}
