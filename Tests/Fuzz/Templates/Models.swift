import Templates

/// A page with a field of each kind, whose texts and addresses try to break out.
struct Page: TemplateContext {
  static let model = Model(
    "Page",
    "A page",
    [
      .text("text", ""), .url("url", ""), .html("html", ""), .number("number", ""),
      .flag("flag", ""), .optional(.text("note", "")), .texts("texts", ""),
      .object("object", of: Row.self, ""), .list("rows", of: Row.self, ""),
    ]
  )
  let depth: Int

  var slots: [Value] {
    [
      .text("<hostile \"'>"), .url("x.html"), .html("<b>html</b>\n"), .number(7), .flag(true),
      .text("note"), .texts(["<hostile>", "b"]), .object(Row(depth: 0)),
      .list([Row(depth: depth), Row(depth: 0)]),
    ]
  }
}

/// A row with rows below it.
struct Row: TemplateContext {
  static let model = Model(
    "Row",
    "A row",
    [.text("text", ""), .url("url", ""), .flag("flag", ""), .list("tree", of: Row.self, "")]
  )
  let depth: Int

  var slots: [Value] {
    let below = depth == 0 ? [] : [Row(depth: depth - 1), Row(depth: 0)]
    return [.text("<hostile>"), .url("y.html"), .flag(depth == 0), .list(below)]
  }
}
