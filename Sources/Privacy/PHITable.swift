/// What the head of a column says of the cells below it, in CSV and in tables of Markdown.
struct PHITable {
  private let text: PHIText
  private let separator: UInt8

  private init(_ text: PHIText, separator: UInt8) {
    self.text = text
    self.separator = separator
  }

  /// The hits that heads of columns tell, in the order of the text; `rows` is whether all of it is one
  /// table, as CSV is.
  static func hits(in text: PHIText, rows: Bool) -> [PHIHit] {
    if rows {
      let first = text.bytes.prefix(4_096).prefix { $0 != 0x0A && $0 != 0x0D }
      let signs = [0x2C, 0x3B, 0x09] as [UInt8]
      let counts = signs.map { sign in first.count { $0 == sign } }
      let most = counts.firstIndex(of: counts.max() ?? 0) ?? 0
      let table = PHITable(text, separator: signs[most])
      return table.hits(in: 0..<text.count)
    }
    let table = PHITable(text, separator: 0x7C)
    var hits: [PHIHit] = []
    var index = 0
    while index < text.count {
      let start = index
      while index < text.count, text[index] == 0x7C { index = table.end(ofLine: index) }
      if index > start {
        hits += table.hits(in: start..<index)
      } else {
        index = table.end(ofLine: index)
      }
    }
    return hits
  }

  /// Behind the end of a line.
  private func end(ofLine start: Int) -> Int {
    var index = start
    while index < text.count, !text.isLineEnd(index) { index += 1 }
    if text[index] == 0x0D, text[index + 1] == 0x0A { index += 1 }
    return min(index + 1, text.count)
  }

  /// The hits of one table.
  private func hits(in range: Range<Int>) -> [PHIHit] {
    var columns: [Int: PHIScan.CellLabel] = [:]
    var index = range.lowerBound
    var number = 0
    var isHead = true
    var hits: [PHIHit] = []
    while index < range.upperBound {
      let (cell, next, ends) = cell(index, range.upperBound)
      if isHead {
        columns[number] = column(cell)
      } else if let column = columns[number], let hit = hit(cell, column) {
        hits.append(hit)
      }
      number = ends ? 0 : number + 1
      if ends {
        isHead = false
        if columns.isEmpty { return [] }
      }
      index = next
    }
    return hits
  }

  /// A cell without quotes and blanks around it, where the next one begins, and whether the row ends.
  private func cell(_ start: Int, _ limit: Int) -> (cell: Range<Int>, next: Int, ends: Bool) {
    var index = start
    while text[index] == 0x20 { index += 1 }
    var isQuoted = separator != 0x7C && text[index] == 0x22
    var first = isQuoted ? index + 1 : index
    if isQuoted { index += 1 }
    while index < limit {
      if isQuoted {
        if text[index] == 0x22 { isQuoted = text[index + 1] == 0x22 }
        index += text[index] == 0x22 && isQuoted ? 2 : 1
        continue
      }
      if text[index] == separator || text.isLineEnd(index) { break }
      index += 1
    }
    var last = min(index, limit)
    while first < last, [0x20, 0x22, 0x2A, 0x60].contains(text[last - 1]) { last -= 1 }
    while first < last, [0x2A, 0x60].contains(text[first]) { first += 1 }
    let ends = index >= limit || text.isLineEnd(index)
    let isPair = text[index] == 0x0D && text[index + 1] == 0x0A
    return (first..<last, min(index + (isPair ? 2 : 1), limit), ends)
  }

  private func column(_ cell: Range<Int>) -> PHIScan.CellLabel? {
    guard !cell.isEmpty, cell.count < 40 else { return nil }
    let head = PHIText(bytes: Array(text.bytes[cell]), isMarkup: false)
    if let label = head.label(before: head.count) { return .label(label) }
    for name in [
      "dob", "date of birth", "birth date", "date_of_birth", "birthdate", "admitted",
      "discharged", "date of death",
    ]
    where head.count == name.utf8.count && head.has(name, at: 0) {
      return .day
    }
    for name in ["patient", "patient name", "patient_name", "name of patient"]
    where head.count == name.utf8.count && head.has(name, at: 0) {
      return .name
    }
    return nil
  }

  /// What a cell is, alone: its neighbors are other cells.
  private func hit(_ cell: Range<Int>, _ column: PHIScan.CellLabel) -> PHIHit? {
    guard !cell.isEmpty, cell.count <= 60 else { return nil }
    let scan = PHIScan(PHIText(bytes: Array(text.bytes[cell]), isMarkup: false), [])
    guard let kind = scan.kind(ofCell: column) else { return nil }
    return PHIHit(kind, cell)
  }
}

extension PHIScan {
  /// What the head of a column says of a cell.
  enum CellLabel {
    case label(PHILabel)
    case day
    case name
  }

  /// What a text that is a cell's is, by the head of its column; nil where it has another form.
  func kind(ofCell label: CellLabel) -> PHIKind? {
    let count = text.count
    switch label {
    case .day:
      var digit = 0
      while digit < count, !text.isDigit(digit) { digit += 1 }
      let end = digit + text.digits(digit, most: 5)
      return date(digit, end) == 0..<count ? .date : nil
    case .name: return name(from: 0) == 0..<count ? .name : nil
    case .label(let label):
      let digits = text.bytes.count { $0 &- 0x30 < 10 }
      guard text.bytes.allSatisfy({ $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 26 || $0 == 0x2D })
      else { return nil }
      switch label {
      case .kind(.ssn): return digits == 9 && count == 9 && isGivenPlain(0..<9) ? .ssn : nil
      case .kind(let kind), .weak(let kind):
        let isIt = Self.fits(count, digits, label) && !isDay(0..<count) && !isDated(0..<count, kind)
        return isIt ? kind : nil
      case .request:
        return Self.fits(count, digits, .kind(.mrn)) && !isDated(0..<count, .mrn) ? .mrn : nil
      case .phone: return (7...11).contains(digits) ? .phone : nil
      case .npi: return isProvider(0..<count) ? .npi : nil
      case .vin: return isVehicle(0..<count, isLabelled: true) ? .vin : nil
      case .version, .part: return nil
      }
    }
  }
}
