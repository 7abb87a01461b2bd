import Diagnostics
import Files
import Formats
import PDF
import Report
import Words
import Workspace

/// What is to be said of the files that a site copies as they are.
struct CopiedFileChecks {
  let workspace: Workspace

  private static let pictures = ["png", "jpg", "jpeg", "gif", "webp", "svg"]
  private static let documents = ["html", "htm", "xhtml", "svg", "xml"]
  private static let scripts = ["js", "mjs", "cjs"]

  /// A warning for a picture that is none, and for a file that runs a script in the reader's browser.
  func diagnostics(_ copies: [CopiedFile]) -> [Diagnostic] {
    copies.flatMap { copy -> [Diagnostic] in
      if let fault = tooLarge(copy) { return [fault] }
      let name = copy.source.split(separator: "/").last ?? ""
      let ending = name.split(separator: ".").dropFirst().last.map { $0.lowercased() } ?? ""
      if Self.scripts.contains(ending) { return [script(copy, "is a script")] }
      let isPicture = Self.pictures.contains(ending)
      let isDocument = Self.documents.contains(ending)
      guard isPicture || isDocument,
        let bytes = workspace.read(workspace.contentPath(copy.source))
      else { return [] }
      return [
        isPicture && PictureKind(bytes: bytes) == nil ? noPicture(copy) : nil,
        isPicture && bytes.count > Self.largest ? large(copy, bytes.count) : nil,
        isDocument && ending != "svg" && Self.runs(bytes) ? script(copy, "holds a script") : nil,
        Self.fault(ofDrawing: copy.source, bytes, at: place(copy)),
      ].compactMap(\.self)
    }
  }

  /// What keeps a file from being copied that is there.
  private func tooLarge(_ copy: CopiedFile) -> Diagnostic? {
    let path = workspace.root + "/" + workspace.contentPath(copy.source)
    guard let size = Disk.status(following: path)?.stamp.size, size > Disk.largestFile else {
      return nil
    }
    return .error(
      "file-too-large",
      "\(copy.source) has \(size >> 20) MB, and no file of more than \(Disk.largestFile >> 20) MB is copied",
      at: place(copy),
      help: "link a smaller one, or say in words where it can be had"
    )
  }

  /// The most bytes of a picture of which nothing is said.
  private static let largest = 5_000_000

  private func large(_ copy: CopiedFile, _ count: Int) -> Diagnostic {
    let tenths = (count + 50_000) / 100_000
    return .note(
      "large-picture",
      "\(copy.source) has \(tenths / 10).\(tenths % 10) MB: pages and documents with it open slowly",
      at: place(copy),
      help: "save it smaller: 2,000 dots across are enough for a sheet's width"
    )
  }

  private func noPicture(_ copy: CopiedFile) -> Diagnostic {
    .warning(
      "no-picture",
      "\(copy.source) is no picture, or only the beginning of one: a reader sees an empty frame",
      at: place(copy),
      help: "save it as PNG, JPEG, GIF, WebP or SVG"
    )
  }

  private func script(_ copy: CopiedFile, _ what: String) -> Diagnostic {
    .warning(
      "active-content",
      "\(copy.source) \(what), and is copied into the site as it is",
      at: place(copy),
      help: "take the script out, or link the file's text or a picture of it"
    )
  }

  /// What an SVG picture must not have, though it is shown as a picture: a reader may open it alone.
  static func fault(ofDrawing name: String, _ bytes: [UInt8], at place: SourceRange?) -> Diagnostic?
  {
    guard name.lowercased().hasSuffix(".svg") else { return nil }
    if runs(bytes) {
      return .error(
        "active-picture",
        "\(name) holds a script, and no picture of a report has one",
        at: place,
        help: "save the picture without scripts, or as PNG"
      )
    }
    guard OutsideReference.isIn(bytes) else { return nil }
    return .error(
      "outside-reference",
      "\(name) loads something from elsewhere, and no page of a report does",
      at: place,
      help: "save the picture with all that it shows inside it"
    )
  }

  private func place(_ copy: CopiedFile) -> SourceRange? {
    copy.place ?? .file(workspace.contentPath(copy.source))
  }

  /// Whether a document has an element, an attribute or an address that runs a script.
  static func runs(_ bytes: [UInt8]) -> Bool {
    let lower = bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    let words = ["<script", "javascript:", "<iframe", "<object", "<embed"].map { Array($0.utf8) }
    return words.contains { lower[...].firstOccurrence(of: $0) != nil } || hasHandler(lower)
  }

  /// Whether a blank, `on`, letters and `=` follow each other, as in `<svg onload=`.
  private static func hasHandler(_ lower: [UInt8]) -> Bool {
    var index = lower.startIndex
    while let found = lower[index...].firstIndex(of: UInt8(ascii: "o")) {
      index = found + 1
      guard found > 0, index < lower.endIndex, lower[index] == UInt8(ascii: "n"),
        [0x20, 0x09, 0x0A, 0x0D, 0x2F, 0x22, 0x27].contains(lower[found - 1])
      else { continue }
      let rest = lower[(index + 1)...]
      let name = rest.prefix { (0x61...0x7A).contains($0) }
      let after = rest.dropFirst(name.count).drop { $0 == 0x20 || $0 == 0x0A }
      if !name.isEmpty, name.count <= 32, after.first == UInt8(ascii: "=") { return true }
    }
    return false
  }
}
