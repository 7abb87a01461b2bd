/// What `gapbook.yml` says of the manners of sites.
public struct SiteManners: Sendable {
  static let keys = ["glossary", "autolink", "print"]

  /// Whether words of the glossary lead to it; nil: where the workspace has a glossary of its own.
  public let linksGlossary: Bool?
  /// Whether web and mail addresses in prose are links without being marked as such.
  public let linksAddresses: Bool
  /// Whether the workspace's own site has all its pages as one document to print.
  public let printsAll: Bool

  init(_ map: YAMLMap) {
    linksGlossary = map.flag("glossary")
    linksAddresses = map.flag("autolink") ?? false
    printsAll = map.flag("print") ?? false
  }
}
