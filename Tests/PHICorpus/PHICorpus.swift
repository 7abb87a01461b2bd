public import Privacy

/// Lines with an identifier planted in them, and lines without any: made from a seed, and not by the
/// code that looks for them.
public struct PHICorpus {
  /// A line and what of it is to be found; empty where nothing is.
  public struct Line: Sendable {
    /// The whole line.
    public let text: String
    /// What is planted in it.
    public let planted: String
    /// Whether it is a paragraph of a Word file.
    public var isDocument = false
  }

  private var numbers: Numbers

  /// A corpus of a seed.
  public init(seed: UInt64 = 45_164_514) { numbers = Numbers(state: seed) }

  /// Lines with one identifier of a kind each.
  public mutating func planted(_ kind: PHIKind, count: Int) -> [Line] {
    (0..<count).map { _ in
      let (before, identifier, after) = planted(kind)
      guard PHIKind.grave.contains(kind), number(0...7) == 0 else {
        return Line(text: before + identifier + after, planted: identifier)
      }
      let isWide = number(0...1) == 0
      return isWide
        ? Line(text: before + wide(identifier) + after, planted: wide(identifier))
        : paragraph(before, identifier, after)
    }
  }

  /// Lines that look like it and have none.
  public mutating func innocent(count: Int) -> [Line] {
    (0..<count).map { _ in
      let line = innocentLine()
      switch number(0...15) {
      case 0: return Line(text: wide(line), planted: "")
      case 1: return paragraph(line, "", "")
      default: return Line(text: line, planted: "")
      }
    }
  }

  // MARK: - Parts

  struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &numbers) }

  mutating func pick<Item>(_ items: [Item]) -> Item { items[number(0...items.count - 1)] }

  mutating func digits(_ count: Int) -> String {
    (0..<count).map { _ in String(number(0...9)) }.joined()
  }

  mutating func letters(_ count: Int, of all: String = "ABCDEFGHJKLMNPRSTUVWXYZ") -> String {
    let all = Array(all)
    return String((0..<count).map { _ in pick(all) })
  }

  mutating func hex(_ count: Int) -> String { letters(count, of: "0123456789abcdef") }

  /// `#` is a digit, `@` a letter.
  mutating func filled(_ pattern: String) -> String {
    String(
      pattern.map { sign in
        sign == "#" ? Character(digits(1)) : sign == "@" ? Character(letters(1)) : sign
      }
    )
  }

  mutating func day() -> String {
    let (year, month, day) = (number(1930...2026), number(1...12), number(1...28))
    let names = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    switch number(0...4) {
    case 0: return "\(year)-\(two(month))-\(two(day))"
    case 1: return "\(month)/\(day)/\(year)"
    case 2: return "\(two(month))/\(two(day))/\(year)"
    case 3: return "\(names[month - 1]) \(day), \(year)"
    default: return "\(day) \(names[month - 1]) \(year)"
    }
  }

  mutating func isoDay() -> String {
    let (month, day) = (number(10...12), number(10...28))
    return "\(number(2015...2027))-\(month)-\(day)"
  }

  mutating func name() -> String {
    let first = pick([
      "Jane", "John", "Maria", "José", "Zoë", "Ana", "Luis", "Mary Ann", "Robert", "Linda", "Wei",
      "Priya", "Fatima", "Jürgen", "Chloé", "Ahmed", "Susan", "Karen", "Thomas", "Élise",
    ])
    let last = pick([
      "Doe", "Smith", "García", "Núñez", "O'Brien", "Smith-Jones", "Nguyen", "Patel", "Müller",
      "Johnson", "Williams", "Brown", "Hernández", "Kowalski", "Okafor", "Tanaka", "Rossi",
    ])
    return number(0...4) == 0 ? "\(first) \(letters(1)). \(last)" : "\(first) \(last)"
  }

  mutating func vehicle() -> String {
    let signs = Array("0123456789ABCDEFGHJKLMNPRSTUVWXYZ")
    let values =
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] + [1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9]
      + [2, 3, 4, 5, 6, 7, 8, 9]
    let weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
    var picked = (0..<17).map { _ in number(0...signs.count - 1) }
    picked[0] = number(10...signs.count - 1)
    let sum = zip(picked, weights).reduce(0) { $0 + values[$1.0] * $1.1 }
    var text = picked.map { signs[$0] }
    text[8] = sum % 11 == 10 ? "X" : Character(String(sum % 11))
    return String(text)
  }

  mutating func provider() -> String {
    let start = String(number(1...2)) + digits(8)
    var sum = 24
    for (offset, sign) in start.enumerated() {
      let digit = sign.wholeNumberValue ?? 0
      sum += offset.isMultiple(of: 2) ? (digit * 2) / 10 + (digit * 2) % 10 : digit
    }
    return start + String((10 - sum % 10) % 10)
  }

  mutating func phone() -> String {
    let (area, exchange, line) = (number(201...989), number(200...999), digits(4))
    switch number(0...6) {
    case 0: return "(\(area)) \(exchange)-\(line)"
    case 1: return "\(area)-\(exchange)-\(line)"
    case 2: return "\(area).\(exchange).\(line)"
    case 3: return "1-\(area)-\(exchange)-\(line)"
    case 4: return "+1 \(area) \(exchange) \(line)"
    case 5: return "+44 20 7\(digits(3)) \(digits(4))"
    default: return "\(area) \(exchange) \(line)"
    }
  }

  mutating func security() -> String {
    var area = number(1...899)
    if area == 666 { area = 667 }
    let start = String(repeating: "0", count: 3 - String(area).count) + String(area)
    let group = String(number(10...99))
    let serial = String(number(1_000...9_999))
    let sign = pick(["-", "-", "-", " ", "\u{2011}", "\u{2013}"])
    return [start, group, serial].joined(separator: sign)
  }
}
