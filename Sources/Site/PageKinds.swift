import Formats
import Report
import Templates

/// The page kinds with their templates; the one list of what a set of templates must hold.
enum PageKinds {
  static let roots = [
    Root("page", PageContext.self, "Prose, and anything without a template of its own"),
    Root("front", PageContext.self, "The front page of a client's site"),
    Root("requirement", PageContext.self, "A requirement"),
    Root("finding", PageContext.self, "A finding"),
    Root("policy", PageContext.self, "A policy"),
    Root("search", PageContext.self, "The search"),
    Root("all-pages", PageContext.self, "All pages from A to Z"),
    Root("report", PrintContext.self, "The print edition"),
    Root("redirect", RedirectContext.self, "A former address of a page"),
    Root("not-found", NotFoundContext.self, "The page for addresses that lead nowhere"),
    Root(
      InterviewContext.template,
      InterviewContext.self,
      "The interview script of gapbook new client NAME --interview"
    ),
    Root(BlockWriter.template, BlockContext.self, "A block that stands in prose"),
  ]

  /// Kinds that a workspace may give a template of their own; `page` makes them otherwise.
  static let optional = [
    Root(
      "section-index",
      PageContext.self,
      "The pages of a folder, where there is such a template"
    ),
    Root("register", PageContext.self, "A table that is the page, where there is such a template"),
  ]

  /// The page kinds for which a set of templates must have one, and those for which it has one.
  static func roots(of set: TemplateSet) -> [Root] {
    roots + optional.filter { set.names.contains($0.template) }
  }
}

/// What templates can see, as `gapbook model` prints it.
public func templateModel(asJSON: Bool) -> String {
  let listing = ModelListing(PageKinds.roots + PageKinds.optional)
  return asJSON
    ? String(decoding: listing.json.serialized(indented: true), as: UTF8.self) : listing.text
}

/// The same as a Markdown page, which is `templates/model.md`.
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
