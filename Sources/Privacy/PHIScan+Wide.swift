/// What is searched for in clients' data alone and begins with a digit.
extension PHIScan {
  /// Looks at a number that no label precedes, and gives back where the search goes on; nil where it
  /// is nothing.
  mutating func wideNumber(_ start: Int, _ end: Int, _ isPlain: Bool) -> Int? {
    if isPlain {
      if let range = phone(start, end) { return found(.phone, range) }
      if let range = internetAddress(start, end) { return found(.ip, range) }
    }
    if let range = networkCard(start) { return found(.mac, range) }
    if isVehicle(start..<end, isLabelled: false) { return found(.vin, start..<end) }
    if let range = plate(start, end) { return found(.plate, range) }
    guard isPlain else { return nil }
    if let range = date(start, end) {
      return isBesidePatient(range) ? found(.date, range) : range.upperBound
    }
    if let range = age(start, end) { return found(.age, range) }
    return nil
  }

  // MARK: - Telephones

  /// (312) 555-0123, 312-555-0123, 1-312-555-0123 and +44 20 7946 0123.
  private func phone(_ start: Int, _ end: Int) -> Range<Int>? {
    if text[start - 1] == 0x2B, !text.isAlnum(start - 2) { return foreignPhone(start) }
    if text[start - 1] == 0x28, text[end] == 0x29 {
      guard end - start == 3, !text.isAlnum(start - 2) else { return nil }
      let next = text.separator(end + 1).map { end + 1 + $0.length } ?? end + 1
      return subscriber(start, next, .dash).map { start - 1..<$0 }
    }
    guard !text.isInside(start: start) else { return nil }
    var area = start
    if end - start == 1, text[start] == 0x31, let next = text.separator(end) {
      area = end + next.length
      if text[area] == 0x28, text.digits(area + 1, most: 4) == 3, text[area + 4] == 0x29 {
        let rest = text.separator(area + 5).map { area + 5 + $0.length } ?? area + 5
        return subscriber(area + 1, rest, .dash).map { start..<$0 }
      }
    } else if end - start != 3 {
      return nil
    }
    guard text.digits(area, most: 4) == 3, let next = text.separator(area + 3) else { return nil }
    guard let last = subscriber(area, area + 3 + next.length, next.sort) else { return nil }
    return next.sort == .blank && text.isInRow(start..<last) ? nil : start..<last
  }

  /// The end of an exchange and a line that follow an area.
  private func subscriber(
    _ area: Int,
    _ exchange: Int,
    _ separator: PHIText.Separator
  ) -> Int? {
    // Made-up numbers and foreign ones have exchanges that none has here.
    let isPlain = separator == .dash || (0x32...0x39).contains(text[exchange])
    guard (0x32...0x39).contains(text[area]), isPlain,
      text.digits(exchange, most: 4) == 3, let next = text.separator(exchange + 3)
    else { return nil }
    let line = exchange + 3 + next.length
    guard
      next.sort == separator || text[area - 1] == 0x28 || separator == .blank && next.sort == .dash,
      text.digits(line, most: 5) == 4, !text.isInside(end: line + 4)
    else { return nil }
    return line + 4
  }

  /// A number with its country's code, by its count of digits.
  private func foreignPhone(_ start: Int) -> Range<Int>? {
    var (index, digits, last) = (start, 0, start)
    while digits <= 15 {
      if text.isDigit(index) {
        (digits, index) = (digits + 1, index + 1)
        last = index
        continue
      }
      if text[index] == 0x28 || text[index] == 0x29 {
        index += 1
      } else if let next = text.separator(index),
        text.isDigit(index + next.length) || text[index + next.length] == 0x28
      {
        index += next.length
      } else {
        break
      }
    }
    return (8...15).contains(digits) && !text.isAlnum(last) ? start - 1..<last : nil
  }

  // MARK: - Addresses

  /// 10.12.0.7, and not a version or a paragraph.
  private func internetAddress(_ start: Int, _ end: Int) -> Range<Int>? {
    var parts: [Int] = []
    var (index, last) = (start, end)
    while true {
      let count = text.digits(index, most: 4)
      guard (1...3).contains(count) else { return nil }
      parts.append(text.number(index..<index + count))
      last = index + count
      guard parts.count < 4 else { break }
      guard text[last] == 0x2E else { return nil }
      index = last + 1
    }
    let isFollowed = text.isAlnum(last) || text[last] == 0x2E && text.isDigit(last + 1)
    guard parts.allSatisfy({ $0 < 256 }), !text.isInside(start: start), !isFollowed,
      ![[127, 0, 0, 1], [0, 0, 0, 0]].contains(parts), parts[0] != 255
    else { return nil }
    if case .version = text.label(before: start) { return nil }
    let isOutline = parts.allSatisfy { $0 < 30 } && isFirst(start)
    return isOutline ? nil : start..<last
  }

  /// Whether nothing but marks of a heading or a list precedes on the line.
  private func isFirst(_ start: Int) -> Bool {
    var index = start - 1
    while [0x20, 0x23, 0x2A, 0x2D].contains(text[index]), start - index < 12 { index -= 1 }
    return index < 0 || text.isLineEnd(index)
  }

  /// 00-1A-2B-3C-4D-5E and 001a.2b3c.4d5e; with colons it is found by these.
  private func networkCard(_ start: Int) -> Range<Int>? {
    for from in [start, start - 3] where from >= done {
      if let range = card(from, group: 2, count: 6, 0x2D) { return range }
    }
    guard let range = card(start, group: 4, count: 3, 0x2E) else { return nil }
    return range.contains { text.isLetter($0) } ? range : nil
  }

  /// Groups of hexadecimal digits with a sign between them, and no more of them at either end.
  func card(_ start: Int, group: Int, count: Int, _ sign: UInt8) -> Range<Int>? {
    guard start >= 0, !text.isWord(start - 1), text[start - 1] != sign else { return nil }
    var index = start
    for number in 0..<count {
      guard text.hexDigits(index, most: group + 1) == group else { return nil }
      index += group
      guard number < count - 1 else { break }
      guard text[index] == sign else { return nil }
      index += 1
    }
    return text.isWord(index) || text[index] == sign ? nil : start..<index
  }

  // MARK: - Vehicles

  /// Whether seventeen letters and digits have the check digit of a vehicle.
  func isVehicle(_ range: Range<Int>, isLabelled: Bool) -> Bool {
    guard range.count == 17 else { return false }
    let (before, after) = (text[range.lowerBound - 1], text[range.upperBound])
    let joins: [UInt8] = [0x2D, 0x5F, 0x2F, 0x2B, 0x3D]
    if !isLabelled, joins.contains(before) || joins.contains(after) && after != 0x2D {
      return false
    }
    var (sum, letters) = (0, 0)
    for (offset, index) in range.enumerated() {
      guard let value = Self.value(ofVehicle: text[index], anyCase: isLabelled) else {
        return false
      }
      if text.isLetter(index) { letters += 1 }
      sum += value * Self.weights[offset]
    }
    guard isLabelled || letters > 0 else { return false }
    let check = text[range.lowerBound + 8]
    return sum % 11 == 10 ? check | 0x20 == 0x78 : Int(check) - 0x30 == sum % 11
  }

  private static let weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
  private static let letters = Array("12345678.12345.7.923456789".utf8)

  private static func value(ofVehicle byte: UInt8, anyCase: Bool) -> Int? {
    if byte &- 0x30 < 10 { return Int(byte &- 0x30) }
    let letter = anyCase ? byte | 0x20 : byte &+ 0x20
    guard letter &- 0x61 < 26, anyCase || byte < 0x5B else { return nil }
    let value = letters[Int(letter &- 0x61)]
    return value == 0x2E ? nil : Int(value &- 0x30)
  }

  /// ABC 1234 behind the word plate.
  private func plate(_ start: Int, _ end: Int) -> Range<Int>? {
    var first = start
    if text[start - 1] == 0x20 {
      first = start - 1
      while start - first <= 4, text.isUpper(first - 1) { first -= 1 }
    }
    guard first < start - 1, (5...9).contains(end - first), !text.isWord(first - 1),
      case .kind(.plate) = text.label(before: first)
    else { return nil }
    return first..<end
  }
}
