import Files
import Formats
import PDF

/// A picture as a file beside the tree, with its own size in inches.
struct WordPicture {
  let file: String
  let width: Double
  let height: Double

  /// No picture is higher than most of a sheet.
  private static let highest = 6.3

  /// The picture at a size in inches.
  func image(_ alternative: String, width: Double, by height: Double) -> JSON {
    Tree.image(file, alternative: alternative, width: width, height: height)
  }

  /// The picture no wider than its place, or a share of it in percent.
  func image(_ alternative: String, in place: Double, share: Double?) -> JSON {
    let wanted = share.map { place * $0 / 100 } ?? min(width, place)
    let scale = min(wanted / width, Self.highest / height)
    return image(alternative, width: width * scale, by: height * scale)
  }
}

/// The pictures of a report as Word can show them: what only Typst can draw, as PNG.
struct WordPictures {
  private var files: [String: WordPicture] = [:]
  private var drawings: [String: WordPicture] = [:]
  /// The family of the letters in charts.
  private let family: String
  /// The pictures that are files and that Typst cannot draw, with its words.
  private(set) var refused: [String: String] = [:]

  /// A picture of the report by the name that the data give it.
  func file(_ name: String) -> WordPicture? { files[name] }

  /// A chart by its SVG; nil where nothing can draw it.
  func drawing(_ svg: String) -> WordPicture? { drawings[svg] }

  /// The kinds that Word shows as they are.
  private static let shown: Set<PictureKind> = [.png, .jpg, .gif]

  /// Draws what has to be drawn below a folder, where the pictures are files already.
  init(
    _ data: JSON,
    _ pictures: [OutputFile],
    by engine: TypstEngine?,
    in folder: String
  ) throws(PrintFault) {
    family = data["brand"]["font"].text ?? "Libertinus Serif"
    var sources: [Source] = []
    for picture in pictures {
      let kind = PictureKind(bytes: picture.bytes)
      if let kind, Self.shown.contains(kind), let size = PictureSize(kind, picture.bytes) {
        files[picture.path] = WordPicture(
          file: picture.path,
          width: size.width / Self.dotsPerInch,
          height: size.height / Self.dotsPerInch
        )
      } else {
        sources.append(Source(text: picture.path, isFile: true))
      }
    }
    sources += data.drawings.map { Source(text: $0, isFile: false) }
    guard let engine, !sources.isEmpty else { return }
    if try draw(sources, from: 0, by: engine, in: folder) != nil, sources.count > 1 {
      // One of them is at fault: each is tried by itself.
      for (index, source) in sources.enumerated() {
        let words = try draw([source], from: sources.count + index, by: engine, in: folder)
        if let words, source.isFile { refused[source.text] = words }
      }
    } else if sources.count == 1, sources[0].isFile, files[sources[0].text] == nil {
      refused[sources[0].text] = "the engine cannot draw it"
    }
  }

  private struct Source {
    /// A file's name, or a chart's SVG.
    let text: String
    let isFile: Bool

    /// As the template reads it; in a chart "report" stands for the report's family.
    func json(_ family: String) -> JSON {
      guard !isFile else { return .object([("file", .string(text))]) }
      let own = "font-family=\"\(family.xml)\""
      return .object([("svg", .string(text.replacing("font-family=\"report\"", with: own)))])
    }
  }

  /// A picture has as many dots an inch as Typst takes it to have.
  private static let dotsPerInch = 72.0
  /// How many dots an inch of a drawing has.
  static let sharpness = 216

  private static let template = """
    #set page(width: auto, height: auto, margin: 0pt, fill: none)
    #set text(font: ("Libertinus Serif", "DejaVu Sans Mono"))
    #for it in json("drawings.json") {
      page(if "svg" in it { image(bytes(it.svg), format: "svg") } else { image(it.file) })
    }
    """

  /// Draws pictures in one run, the first of which gets a number.
  ///
  /// - Returns: the engine's words where it could not.
  private mutating func draw(
    _ sources: [Source],
    from first: Int,
    by engine: TypstEngine,
    in folder: String
  ) throws(PrintFault) -> String? {
    let own = "\(folder)/drawings-\(first)"
    do throws(OutputError) {
      Disk.remove(folder + "/drawings.typ")
      Disk.remove(folder + "/drawings.json")
      try Disk.makeFolder(own)
      try Disk.write(Array(Self.template.utf8), to: folder + "/drawings.typ")
      let list = JSON.array(sources.map { $0.json(family) }).serialized()
      try Disk.write(list, to: folder + "/drawings.json")
    } catch {
      throw PrintFault(message: error.message)
    }
    let result = engine.draw(
      "drawings.typ",
      in: folder,
      to: own,
      dotsPerInch: Self.sharpness,
      limit: 60
    )
    guard result.ending == .code(0) else { return engine.firstFault(of: result, in: folder) }
    for (index, source) in sources.enumerated() {
      let name = "drawings-\(first)/\(index + 1).png"
      guard let bytes = Disk.read("\(folder)/\(name)"), let size = PictureSize(.png, bytes) else {
        return "the engine drew nothing"
      }
      let dots = Double(Self.sharpness)
      let picture = WordPicture(file: name, width: size.width / dots, height: size.height / dots)
      if source.isFile {
        files[source.text] = picture
      } else {
        drawings[source.text] = picture
      }
    }
    return nil
  }
}

extension JSON {
  /// The SVG of its charts, each once.
  fileprivate var drawings: [String] {
    var seen: Set<String> = []
    var found: [String] = []
    gatherDrawings { if seen.insert($0).inserted { found.append($0) } }
    return found
  }

  private func gatherDrawings(_ add: (String) -> Void) {
    switch self {
    case .array(let items): for item in items { item.gatherDrawings(add) }
    case .object(let members):
      for (key, value) in members {
        if key == "svg" || key == "axis", let text = value.text {
          add(text)
        } else {
          value.gatherDrawings(add)
        }
      }
    default: break
    }
  }
}
