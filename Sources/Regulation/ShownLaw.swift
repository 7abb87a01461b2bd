/// How much of the law has pages in a site: `law:` of gapbook.yml.
public enum ShownLaw: String, Sendable, CaseIterable {
  /// Every requirement and fact, crosswalks, sources and what changed.
  case all
  /// What a client must do, and what a page of the site links, cites or satisfies.
  case named
  /// Only what a client must do; links to anything else become words.
  case none
}
