extension PHICorpus {
  /// A text with its digits, and some of its signs, as East Asian keyboards write them.
  func wide(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar {
          case "0"..."9", "-", ".", "/": Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar
          default: scalar
          }
        }
      )
    )
  }

  /// A line as a paragraph of a Word file, whose runs part the identifier where somebody set some of it
  /// otherwise; a line that has markup stays as it is.
  mutating func paragraph(_ before: String, _ identifier: String, _ after: String) -> Line {
    let all = before + identifier + after
    guard !all.contains(where: { "<>&\n".contains($0) }) else {
      return Line(text: all, planted: identifier)
    }
    let marks = pick([
      "<w:b/>", "<w:i/>", "<w:lang w:val=\"en-US\"/>", "<w:color w:val=\"1F4E79\"/>",
    ])
    let next =
      "</w:t></w:r>"
      + pick(["", "<w:proofErr w:type=\"spellEnd\"/>", "\n  "])
      + "<w:r w:rsidR=\"00A91C77\"><w:rPr>\(marks)</w:rPr><w:t xml:space=\"preserve\">"
    func parted(_ text: String, _ places: [Int]) -> String {
      let pieces = text.enumerated().map { place, sign in
        (places.contains(place) && place > 0 ? next : "") + String(sign)
      }
      return pieces.joined()
    }
    func places(_ text: String) -> [Int] {
      (0..<2).map { _ in number(0...max(text.count - 1, 0)) }
    }
    let planted = parted(identifier, places(identifier))
    let text =
      "<w:p><w:r><w:t xml:space=\"preserve\">" + parted(before, places(before)) + planted + after
      + "</w:t></w:r></w:p>"
    return Line(text: text, planted: planted, isDocument: true)
  }
}
