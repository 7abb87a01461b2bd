import TestSupport
import Testing

/// A sheet more than a third white is a chapter's last one, and has a reason: the next one is turned the
/// other way, or begins what has a sheet of its own (the contents, the first chapter, the sign-off).
@Suite(
  "The white of a PDF's sheets",
  .enabled(if: PDFTools.areThere && PDFTools.canDraw, PDFTools.howToGetThem)
)
struct PDFWhiteTests {
  @Test("is no third of one in the example, but where the next chapter is set otherwise")
  func isLittleInTheExample() throws {
    let built = try Built(try Example.copy(), "--pdf", readingPages: false)
    let sheets = try SheetWhite.sheets(of: built.site + "/" + Example.client + "report.pdf")
    #expect(sheets.count > 40)
    #expect(SheetWhite.faults(in: sheets) == [])
    // The contents are one sheet, and no three.
    #expect(sheets.filter { $0.head.hasPrefix("Contents") }.count == 1)
  }

  @Test("is no third of one in reports of little, either", arguments: ["alpha", "beta"])
  func isLittleInSmallReports(slug: String) throws {
    let built = try Built(TwoClients.folder(), "--pdf", readingPages: false)
    let sheets = try SheetWhite.sheets(of: built.site + "/clients/\(slug)/report.pdf")
    #expect(sheets.count > 5)
    #expect(SheetWhite.faults(in: sheets) == [])
  }

  @Test("is measured below the last ink, between the margins")
  func isMeasured() {
    // 40 by 110 dots at 40 to the inch: 37 are the upper margin, 35 the lower one, 38 are between.
    var picture = [UInt8](repeating: 255, count: 40 * 110)
    picture[(37 + 18) * 40] = 0
    picture[105 * 40] = 0
    let white = SheetWhite.share(of: picture, width: 40, height: 110)
    #expect(white == 0.5)
  }
}

extension PDFTools {
  /// Whether poppler can draw pages.
  static let canDraw = exists("/usr/bin/pdftoppm") || exists("/usr/local/bin/pdftoppm")
}

/// How much of a PDF's sheets is white below the last of their ink.
struct SheetWhite {
  /// The share of the room between the margins.
  let white: Double
  let isFlipped: Bool
  /// The first line below the header.
  let head: String

  static func sheets(of path: String) throws -> [SheetWhite] {
    let drawn = try run("/usr/bin/env", ["pdftoppm", "-r", "40", "-gray", path]).output
    let text = try run("/usr/bin/env", ["pdftotext", "-layout", "-enc", "UTF-8", path, "-"]).stdout
    let heads = text.split(separator: "\u{c}", omittingEmptySubsequences: false).map { page in
      let lines = page.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
      return String((lines.dropFirst().first ?? "").drop(while: \.isWhitespace))
    }
    return zip(pictures(drawn), heads).map { picture, head in
      SheetWhite(
        white: share(of: picture.dots, width: picture.width, height: picture.height),
        isFlipped: picture.width > picture.height,
        head: head
      )
    }
  }

  /// The sheets that break the rule, by number; the cover and the last one are as they are.
  static func faults(in sheets: [SheetWhite]) -> [String] {
    sheets.indices.dropFirst().dropLast().compactMap { index in
      let (sheet, next) = (sheets[index], sheets[index + 1])
      let beginsChapter = next.head.firstMatch(of: #/^\d+\. \S/#) != nil || next.isInFront
      let hasReason =
        sheet.isInFront || next.isFlipped != sheet.isFlipped || next.head.contains("Sign-off")
      guard sheet.white > 1.0 / 3, !(beginsChapter && hasReason) else { return nil }
      return "\(index + 1): \(Int(sheet.white * 100)) % before \"\(next.head)\""
    }
  }

  private var isInFront: Bool { ["At a glance", "Contents"].contains { head.hasPrefix($0) } }

  /// The white share of a picture with 40 dots to the inch: margins are 24 mm above, 22 mm below.
  static func share(of dots: [UInt8], width: Int, height: Int) -> Double {
    let (first, end) = (37, height - 35)
    let last = (first..<end).last { row in
      dots[row * width..<(row + 1) * width].contains { $0 < 200 }
    }
    return Double(end - 1 - (last ?? first - 1)) / Double(end - first)
  }

  /// Portable gray maps, one after the other.
  private static func pictures(_ bytes: [UInt8]) -> [(dots: [UInt8], width: Int, height: Int)] {
    var found: [(dots: [UInt8], width: Int, height: Int)] = []
    var place = 0
    func number() -> Int {
      while place < bytes.count, !(0x30...0x39).contains(bytes[place]) { place += 1 }
      var value = 0
      while place < bytes.count, (0x30...0x39).contains(bytes[place]) {
        value = 10 * value + Int(bytes[place] - 0x30)
        place += 1
      }
      return value
    }
    while place + 2 < bytes.count {
      place += 2
      let (width, height, _) = (number(), number(), number())
      place += 1
      guard place + width * height <= bytes.count else { break }
      found.append((Array(bytes[place..<place + width * height]), width, height))
      place += width * height
    }
    return found
  }
}
