/// The part of a text that was known on a day: parts that name a later day or year are left out.
///
/// The text is cut at a separator: a citation at its semicolons, a note at its sentences. A part that
/// names the day itself or an earlier one stays; one that names only a year stays once that year has
/// begun.
public func knownWords(_ text: String, on day: Day, cutAt separator: String = "; ") -> String? {
  guard namesLater(text, than: day) else { return text }
  let kept = pieces(of: text, by: separator).filter { !namesLater($0, than: day) }
  guard !kept.isEmpty else { return nil }
  let joined = kept.joined(separator: separator)
  return separator == ". " && !joined.hasSuffix(".") ? joined + "." : joined
}

private func pieces(of text: String, by separator: String) -> [String] {
  var pieces: [String] = []
  var rest = text[...]
  while let found = rest.firstRange(of: separator) {
    pieces.append(String(rest[..<found.lowerBound]))
    rest = rest[found.upperBound...]
  }
  return pieces + [String(rest)]
}

/// Whether a text names a day after `day`, or a year after its year.
private func namesLater(_ text: String, than day: Day) -> Bool {
  let bytes = Array(text.utf8)
  var index = 0
  while index + 4 <= bytes.count {
    defer { index += 1 }
    guard isDigit(bytes[index]), index == 0 || !isDigit(bytes[index - 1]),
      let year = year(bytes[index..<index + 4]),
      index + 4 == bytes.count || !isDigit(bytes[index + 4])
    else { continue }
    if index + 10 <= bytes.count,
      let named = Day(String(decoding: bytes[index..<index + 10], as: UTF8.self))
    {
      if named > day { return true }
    } else if year > day.year, !isAmount(bytes, before: index) {
      return true
    }
  }
  return false
}

/// Years of this law are from 1990 to 2099; other numbers of four digits are amounts.
private func year(_ digits: ArraySlice<UInt8>) -> Int? {
  guard digits.allSatisfy(isDigit) else { return nil }
  let year = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  return (1990...2099).contains(year) ? year : nil
}

/// Whether the digits are part of a larger number such as "$12,024" or a document's "2024-17466".
private func isAmount(_ bytes: [UInt8], before index: Int) -> Bool {
  guard index > 0 else { return false }
  return [UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "$")].contains(bytes[index - 1])
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

extension FactValue {
  /// What of a value was known on a day.
  ///
  /// Parts whose names contain a later year, such as `by_2026`, are left out. A day in a value stays:
  /// compliance days are known beforehand.
  public func known(on day: Day) -> FactValue {
    switch self {
    case .none, .number, .flag, .text: return self
    case .list(let items): return .list(items.map { $0.known(on: day) })
    case .parts(let parts):
      let kept = parts.filter { knownWords($0.name, on: day) != nil }
      return .parts(kept.map { Part(name: $0.name, value: $0.value.known(on: day)) })
    }
  }
}

extension Fact {
  /// The fact as it was known on a day: a later end is open, later days are left out, and
  /// a fact that has not begun states no value.
  public func known(on day: Day) -> Fact {
    var known = self
    guard !validity.begins(after: day) else {
      (known.value, known.note) = (.none, nil)
      return known
    }
    known.value = value.known(on: day)
    known.validity = Validity(from: validity.from, to: validity.to.flatMap { $0 <= day ? $0 : nil })
    known.citation = knownWords(citation, on: day) ?? citation
    known.note = note.flatMap { knownWords($0, on: day, cutAt: ". ") }
    return known
  }
}
