import Regulation

/// Events of whole days as RFC 5545 has them: lines end in CRLF and have 75 octets at most.
struct Calendar {
  /// An event.
  struct Event {
    /// What is the same in each version of the file.
    let uid: String
    let day: Day
    let summary: String
    let description: String
  }

  /// The day of the file, which stands for the time at which it was made.
  let stamp: Day
  let events: [Event]
  /// The program's version.
  let version: String

  /// The file.
  var bytes: [UInt8] {
    var out: [UInt8] = []
    let head = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Gapbook//Gapbook \(Self.text(version))//EN",
      "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
    ]
    for line in head { Self.append(line, to: &out) }
    for event in events {
      for line in lines(of: event) { Self.append(line, to: &out) }
    }
    Self.append("END:VCALENDAR", to: &out)
    return out
  }

  private func lines(of event: Event) -> [String] {
    [
      "BEGIN:VEVENT", "UID:\(event.uid)@gapbook", "DTSTAMP:\(Self.date(stamp))T000000Z",
      "DTSTART;VALUE=DATE:\(Self.date(event.day))",
      "DTEND;VALUE=DATE:\(Self.date(event.day.adding(days: 1)))",
      "SUMMARY:\(Self.text(event.summary))", "DESCRIPTION:\(Self.text(event.description))",
      "TRANSP:TRANSPARENT", "END:VEVENT",
    ]
  }

  private static func date(_ day: Day) -> String { day.iso.filter { $0 != "-" } }

  /// A text with what parts values and lines escaped; other control characters are left out.
  static func text(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",":
        out.append("\\")
        out.append(scalar)
      case "\n": out.append(contentsOf: "\\n".unicodeScalars)
      case "\t": out.append(" ")
      default: if scalar.value >= 0x20, scalar.value != 0x7F { out.append(scalar) }
      }
    }
    return String(out)
  }

  /// So many octets a line has at most, its end apart.
  private static let longest = 75

  /// Adds a line, folded before no octet that goes on a character.
  static func append(_ line: String, to out: inout [UInt8]) {
    let bytes = Array(line.utf8)
    var start = 0
    var room = longest
    while bytes.count - start > room {
      var end = start + room
      while end > start, bytes[end] & 0xC0 == 0x80 { end -= 1 }
      out += bytes[start..<end] + [0x0D, 0x0A, 0x20]
      start = end
      // The blank at the head of a line counts.
      room = longest - 1
    }
    out += bytes[start...] + [0x0D, 0x0A]
  }
}
