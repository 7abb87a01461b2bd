/// A language as BCP 47 writes it, such as `en-US`.
enum LanguageTag {
  /// The two-letter codes of ISO 639.
  private static let known: Set<Substring> = Set(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv \
    dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie \
    ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv \
    mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm \
    rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts \
    tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """.split(separator: " ")
  )

  /// Whether a tag has the shape of BCP 47 and begins with a language that there is.
  static func isValid(_ tag: String) -> Bool {
    let parts = tag.lowercased().split(separator: "-", omittingEmptySubsequences: false)
    guard let language = parts.first, parts.allSatisfy({ (1...8).contains($0.utf8.count) }),
      parts.allSatisfy({ $0.utf8.allSatisfy(isLetterOrDigit) })
    else { return false }
    guard known.contains(language) || language.utf8.count == 3 && isLetters(language) else {
      return false
    }
    return isRest(parts.dropFirst())
  }

  /// At most one script and one region, then variants, then what single letters introduce.
  private static func isRest(_ parts: ArraySlice<Substring>) -> Bool {
    var rest = parts
    if let script = rest.first, script.utf8.count == 4, isLetters(script) { rest.removeFirst() }
    if let region = rest.first, isRegion(region) { rest.removeFirst() }
    while let variant = rest.first, isVariant(variant) { rest.removeFirst() }
    guard let singleton = rest.first else { return true }
    return singleton.utf8.count == 1 && rest.count > 1
  }

  private static func isRegion(_ part: Substring) -> Bool {
    part.utf8.count == 2 && isLetters(part) || part.utf8.count == 3 && part.utf8.allSatisfy(isDigit)
  }

  private static func isVariant(_ part: Substring) -> Bool {
    part.utf8.count >= 5 || part.utf8.count == 4 && part.utf8.first.map(isDigit) == true
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x61...0x7A).contains(byte)
  }

  private static func isLetters(_ part: Substring) -> Bool {
    part.utf8.allSatisfy { (0x61...0x7A).contains($0) }
  }
}
