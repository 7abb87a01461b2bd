import Templates

/// A page with a field of each kind, whose texts and addresses try to break out.
struct Page: TemplateContext {
  static let model = Model<Self>("Page", "A page") {
    Field.text("text", "") { _ in "<hostile \"'>" }
    Field.url("url", "") { _ in "x.html" }
    Field.html("html", "") { _ in Array("<b>html</b>\n".utf8) }
    Field.number("number", "") { _ in 7 }
    Field.flag("flag", "") { _ in true }
    Field.text("note", "") { $0.note }
    Field.texts("texts", "") { _ in ["<hostile>", "b"] }
    Field.object("object", "") { _ in Row(depth: 0) }
    Field.list("rows", "") { [Row(depth: $0.depth), Row(depth: 0)] }
  }
  let depth: Int

  private var note: String? { "note" }
}

/// A row with rows below it.
struct Row: TemplateContext {
  static let model = Model<Self>("Row", "A row") {
    Field.text("text", "") { _ in "<hostile>" }
    Field.url("url", "") { _ in "y.html" }
    Field.flag("flag", "") { $0.depth == 0 }
    Field.list("tree", "") { $0.depth == 0 ? [] : [Row(depth: $0.depth - 1), Row(depth: 0)] }
  }
  let depth: Int
}
