import Formats

/// Reads the bytes as XML.
///
/// Beside not crashing: a text that comes in small pieces gives the same events, and the same fault if it
/// has one.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let whole = events(bytes, by: max(count, 1))
  precondition(whole == events(bytes, by: 7), "pieces give other events")
  return 0
}

private func events(_ bytes: [UInt8], by size: Int) -> [String] {
  var found: [String] = []
  var depth = 0
  let reader = XMLReader(depth: 32)
  func take(_ event: XMLEvent, _ place: XMLPlace) {
    precondition(place.line > 0 && place.column > 0)
    switch event {
    case .start: depth += 1
    case .end: depth -= 1
    case .text(let text): precondition(!text.isEmpty)
    }
    precondition((0...32).contains(depth), "elements are deeper than allowed")
    found.append("\(place) \(event)")
  }
  do throws(XMLFault) {
    for first in stride(from: 0, to: bytes.count, by: size) {
      let piece = bytes[first..<min(first + size, bytes.count)]
      try reader.feed(piece) { (event, place) throws(XMLFault) in take(event, place()) }
    }
    try reader.end { (event, place) throws(XMLFault) in take(event, place()) }
    precondition(depth == 0, "an element is open at the end")
  } catch {
    precondition(!error.message.isEmpty)
    found.append("\(error.place) \(error.message)")
  }
  return found
}
