import Foundation
import TestSupport
import Testing

@Suite("Every page of a site")
struct LinkTests {
  @Test("leads to pages and headings that are there")
  func resolvesLinks() throws { try expectLinksResolve(Example.built()) }

  @Test("has no id twice, and names no id that it lacks")
  func hasUniqueIDs() throws { try expectUniqueIDs(Example.built()) }

  @Test("holds no style, no event handler and nothing from the network")
  func isSelfContained() throws {
    try expectSelfContained(Example.built())
    for (path, bytes) in try Example.built().files
    where path.hasSuffix(".css") || path.hasSuffix(".js") {
      let text = String(decoding: bytes, as: UTF8.self)
      for word in ["http:", "https:", "@import", "fetch(", "XMLHttpRequest"] {
        let isNamespace = word == "http:" && text.contains("http://www.w3.org/")
        #expect(!text.contains(word) || isNamespace, "\(path) holds \(word)")
      }
    }
  }

  @Test("holds nothing of another client")
  func keepsClientsApart() throws {
    let built = try TwoClients.built()
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let secrets = [
      "clients/alpha/": ["CLIENT", "FINDING", "EVIDENCE", "clients/alpha"],
      "clients/beta/": ["Borealis", "F-9", "clients/beta"],
    ]
    for (path, bytes) in built.files {
      for (owner, words) in secrets where !path.hasPrefix(owner) {
        for word in words where contains(bytes, Array(word.utf8)) {
          Issue.record("\(path) holds \(word)")
        }
      }
    }
  }
}

/// Whether bytes hold others.
func contains(_ bytes: [UInt8], _ word: [UInt8]) -> Bool {
  Data(bytes).range(of: Data(word)) != nil
}

/// The folder of the site that a file of the output belongs to, with its `/`.
private func site(of path: String) -> String {
  let parts = path.split(separator: "/")
  return parts.first == "clients" && parts.count > 2 ? "clients/\(parts[1])/" : ""
}

/// Expects each relative address to lead to a file of the same site, and to an id where it has one.
func expectLinksResolve(_ built: Built, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let ids = built.pages.mapValues { Set($0.ids) }
  for (path, page) in built.pages.sorted(by: { $0.key < $1.key }) {
    for tag in page.tags {
      for name in ["href", "src"] {
        guard let address = tag[name] else { continue }
        if tag.name == "a", isOutside(address) { continue }
        let fault = fault(of: address, on: path, built.files, ids)
        if let fault {
          Issue.record("\(path): \(tag.name) \(address): \(fault)", sourceLocation: sourceLocation)
        }
      }
    }
  }
}

private func isOutside(_ address: String) -> Bool {
  ["http://", "https://", "mailto:", "tel:"].contains { address.hasPrefix($0) }
}

private func fault(
  of address: String,
  on path: String,
  _ files: [String: [UInt8]],
  _ ids: [String: Set<String>]
) -> String? {
  let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
  guard let file = String(parts[0]).removingPercentEncoding else { return "bad escapes" }
  var folders = path.split(separator: "/").dropLast().map(String.init)
  var target = path
  if !file.isEmpty {
    for part in file.split(separator: "/") {
      switch part {
      case ".": break
      case "..": if folders.popLast() == nil { return "leads out of the output" }
      default: folders.append(String(part))
      }
    }
    target = folders.joined(separator: "/")
  }
  guard files[target] != nil else { return "no file \(target)" }
  guard site(of: target) == site(of: path) else { return "leads to another site" }
  guard parts.count > 1 else { return nil }
  guard let id = String(parts[1]).removingPercentEncoding else { return "bad escapes" }
  return ids[target]?.contains(id) == true ? nil : "no id \(id) on \(target)"
}

/// Expects each page's ids to be unique, and each id that an attribute names to be there.
func expectUniqueIDs(_ built: Built, sourceLocation: SourceLocation = #_sourceLocation) throws {
  for (path, page) in built.pages {
    let ids = page.ids
    let unique = Set(ids)
    if unique.count != ids.count {
      let twice = Dictionary(grouping: ids) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
      Issue.record("\(path): ids twice: \(twice)", sourceLocation: sourceLocation)
    }
    for tag in page.tags {
      for name in ["aria-labelledby", "aria-describedby", "aria-controls", "for"] {
        for id in (tag[name] ?? "").split(separator: " ") where !unique.contains(String(id)) {
          Issue.record("\(path): \(name) names no id \(id)", sourceLocation: sourceLocation)
        }
      }
    }
  }
}

/// Expects no page to hold style or script of its own, or to load anything from elsewhere.
func expectSelfContained(_ built: Built, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let loading: Set = ["src", "srcset", "poster", "data", "background", "action", "ping"]
  for (path, page) in built.pages {
    for tag in page.tags {
      for (name, value) in tag.attributes {
        let isHandler = name.hasPrefix("on") || name == "style"
        let loads = loading.contains(name) || (name == "href" && tag.name != "a")
        let isFar = value.contains(":") || value.hasPrefix("//")
        let isScript = value.lowercased().hasPrefix("javascript:")
        if isHandler || isScript || (loads && isFar) {
          Issue.record(
            "\(path): \(tag.name) has \(name)=\"\(value)\"",
            sourceLocation: sourceLocation
          )
        }
      }
    }
  }
}
