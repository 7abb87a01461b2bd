import Formats

extension Workbook {
  /// Reads an .xlsx or .xlsm workbook, as Excel, LibreOffice, Google Sheets or a program wrote it.
  ///
  /// Nothing of it is run, and no other file is opened. What it may come to has limits (`ZipReader`).
  public static func read(_ bytes: [UInt8]) throws(WorkbookFault) -> Workbook {
    if let other = OtherFile.fault(of: bytes) { throw other }
    let zip: ZipReader
    do throws(ZipReader.Fault) {
      zip = try ZipReader(bytes)
    } catch {
      throw WorkbookFault("no workbook: \(error.message)")
    }
    if let other = OtherFile.fault(of: zip) { throw other }
    return try Package(zip: zip).workbook()
  }
}

/// The parts of a workbook's archive.
private struct Package {
  let zip: ZipReader

  /// A sheet as the workbook lists it.
  private struct Listed {
    let name: String
    let isHidden: Bool
    let relation: String
  }

  /// What a part says that others are to it.
  private struct Relation {
    let type: String
    let target: String
  }

  func workbook() throws(WorkbookFault) -> Workbook {
    let parts = try relations(of: "").values
    let main = parts.first { $0.type == "officeDocument" }
    let path = main?.target ?? "xl/workbook.xml"
    if path.hasSuffix(".bin") {
      throw WorkbookFault("no .xlsx workbook: it is of the binary form .xlsb; save it as .xlsx")
    }
    let (listed, is1904) = try sheets(of: path)
    let relations = try relations(of: path)
    let strings = try strings(relations.values.first { $0.type == "sharedStrings" }?.target)
    let formats = try formats(relations.values.first { $0.type == "styles" }?.target)
    var room = WorkbookLimits.cells
    var sheets: [Sheet] = []
    // A file that many sheets name would be read as often.
    var known: Set<String> = []
    for sheet in listed {
      guard let relation = relations[sheet.relation] else {
        throw WorkbookFault("the workbook is damaged: sheet \"\(sheet.name)\" has no file in it")
      }
      // The others are charts alone, or dialogs.
      guard relation.type == "worksheet" else { continue }
      guard known.insert(relation.target.lowercased()).inserted else {
        throw WorkbookFault(
          "the workbook is damaged: sheet \"\(sheet.name)\" has the file of another sheet"
        )
      }
      var reader = SheetReader(strings: strings, formats: formats, is1904: is1904, room: room)
      let isThere = try parse(relation.target, of: sheet.name) { (event, place) throws(XMLFault) in
        try reader.take(event, at: place)
      }
      guard isThere else {
        throw WorkbookFault(
          "the workbook is damaged: sheet \"\(sheet.name)\" lacks its file \(relation.target)"
        )
      }
      room = reader.room
      var read = Sheet(
        name: sheet.name,
        isHidden: sheet.isHidden,
        rows: reader.rows,
        merges: reader.merges,
        room: &room
      )
      read.comments = try comments(of: relation.target, sheet.name)
      sheets.append(read)
    }
    let core = parts.first { $0.type == "core-properties" }?.target
    // Nobody's data are in them: where they are damaged, they say nothing.
    let said = (try? properties(core)) ?? [:]
    return Workbook(sheets: sheets, subject: said["subject"], creator: said["creator"])
  }

  /// The comments on the cells of a sheet.
  private func comments(of path: String, _ sheet: String) throws(WorkbookFault) -> [CellComment] {
    let part = try relations(of: path).values.first { $0.type == "comments" }
    guard let part else { return [] }
    var reader = CommentReader()
    _ = try parse(part.target, of: sheet) { (event, place) throws(XMLFault) in
      try reader.take(event, at: place)
    }
    return reader.comments
  }

  /// What the properties of the workbook say, by the names of their elements.
  private func properties(_ path: String?) throws(WorkbookFault) -> [String: String] {
    guard let path else { return [:] }
    var said: [String: String] = [:]
    var name: String?
    _ = try parse(path) { event, _ in
      switch event {
      case .start(let element, _): name = element.local
      case .end: name = nil
      case .text(let text): if let name { said[name, default: ""] += text }
      }
    }
    return said
  }

  private func sheets(of path: String) throws(WorkbookFault) -> ([Listed], is1904: Bool) {
    var sheets: [Listed] = []
    var is1904 = false
    var root: String?
    let isThere = try parse(path) { (event, place) throws(XMLFault) in
      guard case .start(let name, let attributes) = event else { return }
      root = root ?? (MainNamespace.holds(name) ? name.local : "none of a workbook")
      guard MainNamespace.holds(name) else { return }
      switch name.local {
      case "workbookPr": is1904 = ["1", "true", "on"].contains(attributes["date1904"] ?? "0")
      case "sheet":
        guard sheets.count < WorkbookLimits.sheets else {
          let message = "there are more than \(WorkbookLimits.sheets) sheets"
          throw XMLFault(message: message, place: place())
        }
        sheets.append(
          Listed(
            name: attributes["name"] ?? "",
            isHidden: attributes["state"].map { $0 != "visible" } ?? false,
            relation: attributes.first { $0.name.local == "id" && !$0.name.space.isEmpty }?.value
              ?? ""
          )
        )
      default: break
      }
    }
    guard isThere else { throw WorkbookFault("no workbook: the archive holds no \(path)") }
    guard root == "workbook" else {
      throw WorkbookFault(
        "no workbook: it is an Office file of another kind, such as a document; save the table as .xlsx"
      )
    }
    return (sheets, is1904)
  }

  private func strings(_ path: String?) throws(WorkbookFault) -> [String] {
    var strings: [String] = []
    var text = ""
    var (isText, isPhonetic) = (false, false)
    guard let path else { return strings }
    _ = try parse(path) { (event, place) throws(XMLFault) in
      switch event {
      case .start(let name, _):
        switch name.local {
        case "si":
          text = ""
          guard strings.count < WorkbookLimits.cells else {
            let message = "there are more than \(WorkbookLimits.cells) texts"
            throw XMLFault(message: message, place: place())
          }
        case "t": isText = !isPhonetic
        case "rPh": isPhonetic = true
        default: break
        }
      case .end(let name):
        switch name.local {
        case "si": strings.append(EscapedText.read(text))
        case "t": isText = false
        case "rPh": isPhonetic = false
        default: break
        }
      case .text(let more): if isText { text += more }
      }
    }
    return strings
  }

  private func formats(_ path: String?) throws(WorkbookFault) -> NumberFormats {
    var formats = NumberFormats()
    guard let path else { return formats }
    _ = try parse(path) { event, _ in formats.take(event) }
    return formats
  }

  /// What the part of a path, or the archive itself, says that others are to it, by their ids.
  private func relations(of path: String) throws(WorkbookFault) -> [String: Relation] {
    let parts = path.split(separator: "/")
    let folder = parts.dropLast().map { $0 + "/" }.joined()
    var relations: [String: Relation] = [:]
    _ = try parse("\(folder)_rels/\(parts.last ?? "").rels") { event, _ in
      guard case .start(let name, let attributes) = event, name.local == "Relationship",
        attributes["TargetMode"] != "External", let id = attributes["Id"],
        let type = attributes["Type"]?.split(separator: "/").last,
        let target = attributes["Target"]
      else { return }
      let whole = target.hasPrefix("/") ? target : folder + target
      relations[id] = Relation(type: String(type), target: Self.resolved(whole))
    }
    return relations
  }

  /// A path without `.` and `..`.
  private static func resolved(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }

  /// Parses a part; false where there is none.
  private func parse(
    _ path: String,
    of sheet: String? = nil,
    _ handle: XMLReader.Handler
  ) throws(WorkbookFault) -> Bool {
    let reader = XMLReader(depth: 64)
    func damaged(_ fault: XMLFault) -> WorkbookFault {
      let place = "\(path):\(fault.place.line):\(fault.place.column)"
      let name = sheet.map { "sheet \"\($0)\"" } ?? "the workbook"
      return WorkbookFault("\(name) is damaged: \(place): \(fault.message)")
    }
    let isThere = try zip.read(
      path,
      wrap: { WorkbookFault("the workbook is damaged: \($0.message)") },
      { (piece) throws(WorkbookFault) in
        do throws(XMLFault) {
          try reader.feed(piece[...], handle)
        } catch {
          throw damaged(error)
        }
      }
    )
    if isThere {
      do throws(XMLFault) {
        try reader.end(handle)
      } catch {
        throw damaged(error)
      }
    }
    return isThere
  }
}
