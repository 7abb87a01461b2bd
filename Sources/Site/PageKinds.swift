import Diagnostics
import Formats
import Report
import Templates

/// The page kinds with their templates; the one list of what a set of templates must hold.
enum PageKinds {
  static let roots = [
    Root("page", PageContext.self, "Prose, and anything without a kind of its own"),
    Root("section-index", PageContext.self, "The pages of a folder"),
    Root("front", PageContext.self, "The front page of a client's site"),
    Root("requirement", PageContext.self, "A requirement"),
    Root("finding", PageContext.self, "A finding"),
    Root("register", PageContext.self, "A table that is the page"),
    Root("search", PageContext.self, "The search"),
    Root("all-pages", PageContext.self, "All pages from A to Z"),
    Root("report", PrintContext.self, "The print edition"),
    Root(BlockWriter.template, BlockContext.self, "A block that stands in prose"),
  ]
}

/// What templates can see, as `gapbook model` prints it.
public func templateModel(asJSON: Bool) -> String {
  let listing = ModelListing(PageKinds.roots)
  return asJSON
    ? String(decoding: listing.json.serialized(indented: true), as: UTF8.self) : listing.text
}

/// The same as a Markdown page, which stands as `templates/model.md`.
public func templateModelPage() -> String {
  """
  # What templates can see

  Made by `gapbook model`; a test keeps it true. A kind says what a template may do with a field:
  `text`, `url` and `number` are printed by two braces, `html` by three, `flag` and `optional` are
  asked by a section, `list` is repeated by one, `object` is opened by one.

  ```text
  \(templateModel(asJSON: false))```

  """
}
