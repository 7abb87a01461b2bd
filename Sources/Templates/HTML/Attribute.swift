/// What the value of an attribute is taken for by a browser.
enum Attribute: Hashable {
  case plain
  /// An address to follow or to load.
  case address
  /// A script, a style or a document of its own: nothing may be printed there.
  case code

  private static let addresses: Set<String> = [
    "action", "archive", "background", "cite", "classid", "codebase", "data", "formaction", "href",
    "icon", "imagesrcset", "longdesc", "manifest", "ping", "poster", "profile", "src", "srcset",
    "usemap", "xlink:href", "xml:base",
  ]

  /// What an attribute is for, by its name in small letters.
  init(named word: [UInt8]) {
    let name = String(decoding: word, as: UTF8.self)
    if Self.addresses.contains(name) {
      self = .address
    } else if name == "style" || name == "srcdoc" || name.hasPrefix("on") {
      self = .code
    } else {
      self = .plain
    }
  }
}
