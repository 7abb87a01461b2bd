import Diagnostics
import Files
import Formats
import Report

/// The built sites as they are served: from the output's folder, and the pages that were made again
/// before all else was.
struct ServedSites {
  /// The output's folder, an absolute path without links.
  let folder: String
  let port: Int
  /// Files that are newer than those of the output, by their paths in it.
  var newer: [String: [UInt8]] = [:]
  /// Whether the output was ever written.
  var isBuilt = false
  /// What is wrong with the workspace as it was last saved, in words.
  var fault: String?

  /// What to answer to a request, and whether the connection becomes a stream of events of a page.
  func answer(_ request: ServedRequest) -> (answer: ServedAnswer, events: Listening?) {
    switch request.address {
    case LivePage.scriptAddress: return (Self.text(LivePage.script, ServedType.script), nil)
    case LivePage.styleAddress: return (Self.text(LivePage.style, ServedType.style), nil)
    case LivePage.eventsAddress:
      guard let page = request.value("page").flatMap(ServedRequest.path), !request.isHead else {
        return (notFound(request.address), nil)
      }
      var answer = ServedAnswer(type: ServedType.events, isOpen: true)
      answer.content = Array("retry: 500\n\n".utf8)
      let listening = Listening(page: file(of: page), seen: request.value("seen") ?? "")
      return (answer, listening)
    // Browsers ask for a picture that few sites have.
    case "/favicon.ico" where bytes("favicon.ico") == nil:
      return (ServedAnswer(status: 204), nil)
    default: return (answer(at: request.address), nil)
    }
  }

  /// A page that a browser shows and that waits for events.
  struct Listening {
    /// The page's path in the output.
    let page: String
    /// The digest of what it shows.
    let seen: String
    /// What it was told last that is wrong.
    var fault: String?
    /// Whether it was told to load itself again.
    var isReloading = false
  }

  private static func text(_ text: String, _ type: String) -> ServedAnswer {
    ServedAnswer(type: type, content: Array(text.utf8))
  }

  private func answer(at address: String) -> ServedAnswer {
    guard isBuilt else { return live(unbuilt, seen: "") }
    guard let path = ServedRequest.path(of: address) else { return notFound(address) }
    let name = file(of: path)
    guard let bytes = bytes(name) else {
      if !path.isEmpty, !path.hasSuffix("/"), bytes(file(of: path + "/")) != nil {
        var answer = ServedAnswer.page(301, "Moved", address + "/")
        answer.headers.append("Location: \(address)/")
        return answer
      }
      return notFound(address)
    }
    let type = ServedType.of(name)
    guard type == ServedType.html else { return ServedAnswer(type: type, content: bytes) }
    let page = LivePage.made(of: bytes, seen: seen(name))
    return ServedAnswer(type: type, content: page)
  }

  /// The page in the place of all others where no build has succeeded yet.
  private var unbuilt: ServedAnswer {
    .page(503, "The site cannot be built", fault ?? "There is nothing yet.")
  }

  private func notFound(_ address: String) -> ServedAnswer {
    live(.page(404, "There is no such page", PercentCodes.decoded(address).oneLine), seen: "")
  }

  private func live(_ answer: ServedAnswer, seen: String) -> ServedAnswer {
    var answer = answer
    answer.content = LivePage.made(of: answer.content, seen: seen)
    return answer
  }

  /// The file that a path means: of a folder, its first page.
  private func file(of path: String) -> String {
    path.isEmpty || path.hasSuffix("/") ? path + SitePage.front.path : path
  }

  /// A regular file of the output, never one that a link leads to.
  private func bytes(_ path: String) -> [UInt8]? {
    if let bytes = newer[path] { return bytes }
    let whole = folder + "/" + path
    guard isBuilt, Disk.realPath(whole) == whole else { return nil }
    return Disk.read(whole)
  }

  /// The digest of all that makes a page look as it does: its bytes, and the styles and scripts of its
  /// site but for the search's index; empty where there is no page.
  func seen(_ page: String) -> String {
    guard var bytes = bytes(page) else { return "" }
    let prefix = Self.site(of: page) + SiteAssets.folder + "/"
    let names = Disk.names(in: folder + "/" + prefix).map { prefix + $0 }
    for name in Set(names + newer.keys.filter { $0.hasPrefix(prefix) }).sorted()
    where name != Self.site(of: page) + SiteAssets.searchIndex {
      let type = ServedType.of(name)
      guard type == ServedType.style || type == ServedType.script else { continue }
      bytes += self.bytes(name) ?? []
    }
    return String(SHA256.hex(bytes).prefix(32))
  }

  /// The folder of the site that a page belongs to: empty, or a path that ends in `/`.
  static func site(of page: String) -> String {
    let parts = page.split(separator: "/", maxSplits: 2)
    return parts.count == 3 && parts[0] == "clients" ? "clients/\(parts[1])/" : ""
  }
}
