import Diagnostics
import Files
import Report
import Workspace

/// The styles, scripts and pictures of one site, in a folder that no author's folder shares a name with.
struct SiteAssets {
  /// The folder that holds them.
  static let folder = "_gapbook"
  /// The style sheet that is made of the brand.
  static let brandStyle = folder + "/brand.css"
  /// The index of the search.
  static let searchIndex = folder + "/search-index.js"
  /// The folder of what the search shows of the pages that it finds.
  static let searchTexts = folder + "/search-texts"

  /// The files of `templates/assets`, each at its address.
  let files: [OutputFile]
  let diagnostics: [Diagnostic]
  /// The addresses by the path below `templates/assets`.
  private let addresses: [String: String]
  /// All addresses in small letters.
  private let taken: Set<String>

  /// The client's files replace the workspace's of the same name.
  init(_ own: [TemplateFile], over shared: [TemplateFile]) {
    let prefix = "assets/"
    let ownFiles = own.filter { $0.path.hasPrefix(prefix) }
    let names = Set(ownFiles.map(\.path))
    let all =
      ownFiles + shared.filter { $0.path.hasPrefix(prefix) && !names.contains($0.path) }
    var taken: Set<String> = [Self.brandStyle, Self.searchIndex, Self.searchTexts]
    var files: [OutputFile] = []
    var addresses: [String: String] = [:]
    var diagnostics: [Diagnostic] = []
    for file in all.sorted(by: { $0.path < $1.path }) {
      let name = String(file.path.dropFirst(prefix.count))
      let wished = (Self.folder + "/" + name).lowercased()
      if wished.hasPrefix(Self.searchTexts + "/") { taken.insert(wished) }
      let address = Addresses.free(Self.folder + "/" + name, among: taken)
      if address != Self.folder + "/" + name {
        diagnostics.append(.moved(file.source.file, to: address, at: .file(file.source.file)))
      }
      taken.insert(address.lowercased())
      addresses[name] = address
      files.append(OutputFile(path: address, bytes: file.source.bytes))
    }
    self.files = files
    self.addresses = addresses
    self.diagnostics = diagnostics
    self.taken = taken
  }

  /// Where a logo is: a file of `templates/assets` is there already, another gets an address that no
  /// file has.
  ///
  /// `path` is the file's path from the workspace's top, `templates` the folders of templates there,
  /// `other` the address of another logo.
  func address(ofLogo path: String, templates: [String], besides other: String?) -> String {
    let parts = path.split(separator: "/").filter { $0 != "." }
    let whole = parts.joined(separator: "/")
    for folder in templates where whole.hasPrefix(folder + "/assets/") {
      let name = String(whole.dropFirst(folder.count + "/assets/".count))
      if let address = addresses[name] { return address }
    }
    let taken = taken.union([other?.lowercased()].compactMap(\.self))
    return Addresses.free(Self.folder + "/" + (parts.last.map(String.init) ?? ""), among: taken)
  }
}
