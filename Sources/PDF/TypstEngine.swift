import Diagnostics
package import Files

/// Typst: a program of that name, or its Python binding in a virtual environment.
package enum TypstEngine: Equatable, Sendable {
  case program(String)
  case python(String)

  /// The standards that every PDF declares.
  private static let standards = ["ua-1", "a-3a"]

  /// The first engine there is; nil where there is none.
  package static func find(_ options: PrintOptions) -> TypstEngine? {
    if let named = options.named {
      return Disk.isFolder(named) ? inEnvironment(named) : asProgram(named)
    }
    let programs = options.searchPath.lazy.compactMap { asProgram($0 + "/typst") }
    if let first = programs.first(where: \.isRecent) { return first }
    return homes(options).lazy.compactMap(inEnvironment).first
  }

  /// The programs and folders that decide which engine is found, and which version it is; some are not
  /// there.
  package static func places(_ options: PrintOptions) -> [String] {
    if let named = options.named { return Disk.isFolder(named) ? bindings(in: named) : [named] }
    return options.searchPath.map { $0 + "/typst" } + homes(options).flatMap(bindings)
  }

  private static func bindings(in environment: String) -> [String] {
    [environment + "/bin/python3"]
      + libraries(of: environment).map { $0 + "/site-packages/typst" }
  }

  /// The folders of an environment, one for each Python, in which its packages are.
  private static func libraries(of environment: String) -> [String] {
    let lib = environment + "/lib"
    return Disk.names(in: lib).filter { $0.hasPrefix("py") }.map { "\(lib)/\($0)" }
  }

  private static func homes(_ options: PrintOptions) -> [String] {
    [options.dataHome.map { $0 + "/gapbook/typst" }].compactMap(\.self) + programHomes
  }

  /// Where the program itself says: as a script of a virtual environment, that environment; as
  /// `bin/gapbook` of a package, `lib/gapbook/typst` beside `bin`; as it was built, `.build/typst` of
  /// every folder above it.
  private static var programHomes: [String] {
    let parts = (Disk.realPath("/proc/self/exe") ?? "").split(separator: "/").dropLast()
    let above: [String] = parts.indices.reversed().map { index in
      parts[...index].map { "/" + $0 }.joined()
    }
    let installed = parts.last == "bin" ? Array(above.dropFirst().prefix(1)) : []
    return installed.flatMap { [$0, $0 + "/lib/gapbook/typst"] }
      + above.map { $0 + "/.build/typst" }
  }

  private static func asProgram(_ path: String) -> TypstEngine? {
    Disk.isExecutable(path) ? .program(path) : nil
  }

  private static func inEnvironment(_ path: String) -> TypstEngine? {
    let hasBinding = libraries(of: path).contains { Disk.isFolder($0 + "/site-packages/typst") }
    let python = path + "/bin/python3"
    return hasBinding && Disk.isExecutable(python) ? .python(python) : nil
  }

  /// Whether a program is new enough to make tagged PDFs for archives.
  private var isRecent: Bool {
    guard case .program = self else { return true }
    let version = self.version ?? ""
    let numbers = version.split(separator: ".").prefix(2).compactMap { Int($0) }
    return numbers.count == 2 && (numbers[0], numbers[1]) >= (0, 15)
  }

  /// What it calls its version; nil where it does not say.
  package var version: String? {
    let result =
      switch self {
      case .program(let path): Child.run(path, ["--version"], limit: 10)
      case .python(let path):
        Child.run(
          path,
          ["-I", "-c", "import importlib.metadata as m; print('typst', m.version('typst'))"],
          limit: 10
        )
      }
    let words = String(decoding: result.output, as: UTF8.self).split { $0 == " " || $0 == "\n" }
    return words.dropFirst().first.map(String.init)
  }

  /// The program or the environment.
  package var path: String {
    switch self {
    case .program(let path), .python(let path): path
    }
  }

  /// Sets a file of a folder; the PDF is the program's output.
  ///
  /// One thread: a second makes a document a fifth faster for a quarter more processor time, and
  /// several documents are set at once anyway.
  func run(_ name: String, in folder: String, day: Int, limit: Int) -> ChildResult {
    let main = folder + "/" + name
    switch self {
    case .program(let path):
      let arguments = [
        "compile", "--root", folder, "--ignore-system-fonts", "--font-path", folder + "/fonts",
        "--format", "pdf",
        "--pdf-standard", Self.standards.joined(separator: ","),
        "--creation-timestamp", "\(day)", "--jobs", "1", main, "-",
      ]
      return Child.run(path, arguments, limit: limit)
    case .python(let path):
      let arguments = ["-I", "-c", Self.script, folder, main, "\(day)"] + Self.standards
      return Child.run(path, arguments, limit: limit)
    }
  }

  /// Draws each page of a folder's file as a PNG named by its number, `1.png`.
  package func draw(
    _ name: String,
    in folder: String,
    to target: String,
    dotsPerInch: Int,
    limit: Int
  ) -> ChildResult {
    let (main, pages) = (folder + "/" + name, target + "/{p}.png")
    switch self {
    case .program(let path):
      let arguments = [
        "compile", "--root", folder, "--ignore-system-fonts", "--font-path", folder + "/fonts",
        "--format", "png",
        "--ppi", "\(dotsPerInch)", "--jobs", "1", main, pages,
      ]
      return Child.run(path, arguments, limit: limit)
    case .python(let path):
      let arguments = ["-I", "-c", Self.drawing, folder, main, pages, "\(dotsPerInch)"]
      return Child.run(path, arguments, limit: limit)
    }
  }

  /// The first error of a run in a folder, or how the run ended.
  package func firstFault(of result: ChildResult, in folder: String) -> String {
    TypstMessages(result.errors, in: folder).all.first(where: \.isError)?.words
      ?? "the engine cannot draw it"
  }

  /// Calls the binding as the program would be called; messages have the program's form.
  private static let script =
    start + """
      root, main, day, *standards = sys.argv[1:]
      try:
        pdf, warnings = typst.compile_with_warnings(
          main, root=root, font_paths=[root + "/fonts"], ignore_system_fonts=True, format="pdf", pdf_standards=standards,
          timestamp=int(day))
      except typst.TypstError as error:
        sys.exit(error.diagnostic)
      for warning in warnings:
        print(warning.diagnostic, file=sys.stderr)
      sys.stdout.buffer.write(pdf)
      """

  private static let drawing =
    start + """
      root, main, pages, dots = sys.argv[1:]
      try:
        typst.compile(
          main, output=pages, root=root, font_paths=[root + "/fonts"], ignore_system_fonts=True, format="png",
          ppi=float(dots))
      except typst.TypstError as error:
        sys.exit(error.diagnostic)
      """

  /// How both begin.
  private static let start = """
    import ctypes, os, signal, sys
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    # PR_SET_PDEATHSIG: it ends with the program that called it, however that ends.
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)
    os.environ["RAYON_NUM_THREADS"] = "1"
    import typst

    """
}
