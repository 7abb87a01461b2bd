import Formats
public import Regulation

/// A workbook to write; the same one gives the same bytes.
public struct WrittenWorkbook: Sendable {
  /// What it is, in its properties.
  public let title: String
  /// What it is about, in its properties; nil where they do not say it.
  public let subject: String?
  /// What wrote it, in its properties.
  public let creator: String
  /// Its sheets in order; at least one.
  public let sheets: [WrittenSheet]

  /// A workbook from its parts.
  public init(
    title: String,
    subject: String? = nil,
    creator: String,
    sheets: [WrittenSheet]
  ) {
    self.title = title
    self.subject = subject
    self.creator = creator
    self.sheets = sheets
  }

  /// Level 6 of zlib takes three times as long for a seventh less.
  private static let level = 3

  /// The bytes of an .xlsx file.
  public func bytes() -> [UInt8] { Zip.archive(parts, level: Self.level) }

  /// The files of its archive.
  var parts: [Zip.File] {
    let names = SheetNames.distinct(sheets.map(\.name))
    let package = WorkbookParts(
      title: title,
      subject: subject,
      creator: creator,
      sheets: sheets,
      names: names
    )
    return package.files
      + sheets.enumerated().map { index, sheet in
        ("xl/worksheets/sheet\(index + 1).xml", SheetWriter.bytes(sheet, isFirst: index == 0))
      }
  }
}

/// A sheet to write: a head that stays in sight and filters, and rows.
public struct WrittenSheet: Sendable {
  /// A column.
  public struct Column: Sendable {
    /// Its name, in the head.
    public let name: String
    /// How wide it is, in digits.
    public let width: Int
    /// What its cells hold.
    public let form: Form
    /// What may be chosen in its cells; empty where anything may be written.
    public let choices: [String]

    /// A column from its parts; the choices have 255 letters together at most.
    public init(_ name: String, width: Int, form: Form = .text, choices: [String] = []) {
      self.name = name
      self.width = width
      self.form = form
      self.choices = choices
    }
  }

  /// What the cells of a column hold, and how they look.
  public enum Form: Int, Sendable, CaseIterable {
    /// A text in one line.
    case text
    /// A text that is broken into lines.
    case wrapped
    /// A day.
    case day
    /// A whole number.
    case number
    /// An amount in whole US dollars.
    case dollars
  }

  /// What a cell holds.
  public enum Value: Sendable, Hashable {
    /// Nothing.
    case none
    /// A text, never a formula.
    case text(String)
    /// A whole number.
    case number(Int)
    /// A day.
    case day(Day)
  }

  /// Its name; signs that no sheet may have are replaced, and one that is there twice is told apart.
  public let name: String
  /// Its columns.
  public let columns: [Column]
  /// Its rows, a value for each column.
  public let rows: [[Value]]

  /// A sheet from its parts.
  public init(name: String, columns: [Column], rows: [[Value]]) {
    self.name = name
    self.columns = columns
    self.rows = rows
  }
}

extension WrittenSheet.Value {
  /// A text, or nothing where there is none.
  public static func text(_ text: String?) -> Self { text.map { .text($0) } ?? .none }

  /// A number, or nothing where there is none.
  public static func number(_ number: Int?) -> Self { number.map { .number($0) } ?? .none }

  /// A day, or nothing where there is none.
  public static func day(_ day: Day?) -> Self { day.map { .day($0) } ?? .none }
}

/// Names that sheets may have.
enum SheetNames {
  private static let longest = 31

  /// Names in their order, each one that a sheet may have and that no other one has, in any case of letters.
  static func distinct(_ names: [String]) -> [String] {
    var known: Set<String> = []
    return names.map { name in
      let base = allowed(name)
      var (candidate, number) = (base, 2)
      while !known.insert(candidate.lowercased()).inserted {
        let end = " (\(number))"
        candidate = cut(base, to: longest - end.utf16.count) + end
        number += 1
      }
      return candidate
    }
  }

  private static func allowed(_ name: String) -> String {
    let signs = name.unicodeScalars.map { sign -> Unicode.Scalar in
      sign.value < 0x20 || "[]:*?/\\".unicodeScalars.contains(sign) ? "_" : sign
    }
    var text = cut(String(String.UnicodeScalarView(signs)), to: longest)
    if text.hasPrefix("'") { text = "_" + text.dropFirst() }
    if text.hasSuffix("'") { text = text.dropLast() + "_" }
    // Excel keeps that name for itself.
    return text.isEmpty ? "Sheet" : text.lowercased() == "history" ? text + "_" : text
  }

  /// A text without what is behind so many UTF-16 units, by which programs count.
  static func cut(_ text: String, to most: Int) -> String {
    if text.utf16.count <= most { return text }
    var (kept, count) = ("", 0)
    for sign in text {
      count += sign.utf16.count
      if count > most { break }
      kept.append(sign)
    }
    return kept
  }
}
