/// Which language the content of a site is marked with.
enum LanguageMark {
  /// The mark of a language in a site of another; nil where both are the same, whatever their regions.
  static func of(_ language: String, in site: String) -> String? {
    language == site || primary(language) == primary(site) ? nil : language
  }

  private static func primary(_ language: String) -> String {
    language.prefix { $0 != "-" }.lowercased()
  }
}

extension Imprint {
  /// The mark of a language where it is not the site's own.
  public func mark(of language: String) -> String? { LanguageMark.of(language, in: self.language) }
}
