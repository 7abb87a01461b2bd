/// A text as spreadsheets write it: UTF-8, or Windows-1252 where it is not, so that nothing else is
/// wrong with its row.
public func spreadsheetText(_ bytes: ArraySlice<UInt8>) -> String {
  if let text = String(validating: bytes, as: UTF8.self) { return text }
  return String(String.UnicodeScalarView(bytes.map(windowsLetter)))
}

private func windowsLetter(_ byte: UInt8) -> Unicode.Scalar {
  guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
  return Unicode.Scalar(windowsSigns[Int(byte) - 0x80]) ?? "\u{FFFD}"
}

/// What Windows-1252 has in place of the controls from 0x80 on; where it has nothing, a sign for that.
private let windowsSigns: [UInt32] = [
  0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
  0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
  0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
]
