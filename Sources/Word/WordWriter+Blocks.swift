import Formats
import Words

extension WordWriter {
  mutating func blocks(_ blocks: JSON) -> [JSON] {
    var out: [JSON] = []
    for block in blocks.items { out += self.block(block) }
    return out
  }

  /// A block by its kind; one of a kind that is not known gives what it holds.
  mutating func block(_ block: JSON) -> [JSON] {
    switch block.kind {
    case "paragraph": [paragraph(block["parts"])]
    case "plain": [plain(block["parts"])]
    case "heading": heading(Int(block["level"].number ?? 1), block["parts"], block["id"])
    case "list": list(block)
    case "foreign": foreign(block)
    case "quote": [Tree.quote(blocks(block["blocks"]))]
    case "listing": [Tree.listing(block["lines"].items.compactMap(\.text).joined(separator: "\n"))]
    case "place": place(block)
    case "page-break": [Tree.raw("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>")]
    case "rule": [Tree.emptyParagraph("Rule")]
    case "table": table(block)
    // A table around two tables would be read as data: one stands below the other.
    case "beside": blocks(block["blocks"])
    case "figure": figure(block)
    case "rows": rows(block)
    case "callout": callout(block)
    case "panel": panel(block["items"])
    case "entries": [entries(block)]
    case "result": result(block)
    case "risks": [risks(block)]
    default: block.kind == nil ? [paragraph(.array([block]))] : other(block)
    }
  }

  private mutating func other(_ block: JSON) -> [JSON] {
    (block["parts"].isNull ? [] : [paragraph(block["parts"])]) + blocks(block["blocks"])
  }

  /// A paragraph in the style that holds here.
  mutating func paragraph(_ parts: JSON) -> JSON {
    let line = paragraphParts(parts)
    return style.map { Tree.paragraph($0, line) } ?? Tree.paragraph(line)
  }

  /// A paragraph without a blank line after it, where no style holds.
  private mutating func plain(_ parts: JSON) -> JSON {
    style == nil ? Tree.plain(paragraphParts(parts)) : paragraph(parts)
  }

  /// A place by itself is one of the next paragraph.
  private mutating func place(_ block: JSON) -> [JSON] {
    if let id = block["id"].text { waiting.append(id) }
    return []
  }

  private mutating func foreign(_ block: JSON) -> [JSON] {
    let before = language
    defer { language = before }
    language = block["language"].text
    return blocks(block["blocks"])
  }

  /// Blocks whose paragraphs have a style.
  private mutating func blocks(_ blocks: JSON, in style: String) -> [JSON] {
    let before = self.style
    defer { self.style = before }
    self.style = style
    return self.blocks(blocks)
  }

  /// A list; a task has its box and no bullet.
  private mutating func list(_ block: JSON) -> [JSON] {
    let tasks = block["tasks"].items
    if tasks.contains(where: { !$0.isNull }) { return taskList(block, tasks) }
    let items = block["items"].items.map { blocks($0) }
    return [
      block["ordered"].isTrue
        ? Tree.numbered(items, from: Int(block["start"].number ?? 1)) : Tree.bullets(items)
    ]
  }

  private mutating func taskList(_ block: JSON, _ tasks: [JSON]) -> [JSON] {
    var out: [JSON] = []
    for (item, task) in zip(block["items"].items, tasks) {
      let before = lead
      lead = [Tree.words(task.isNull ? "•" : task.isTrue ? "☑" : "☐"), Tree.tab]
      out += blocks(item, in: "Task")
      lead = before
    }
    return out
  }

  private mutating func figure(_ block: JSON) -> [JSON] {
    var out: [JSON] = []
    if !block["caption"].isNull {
      figures += 1
      out.append(caption("Image Caption", "Figure", figures, block["caption"]))
    }
    let alternative = block["alt"].text ?? ""
    guard let picture = pictures.file(block["file"].text ?? "") else {
      return out + [Tree.paragraph([Tree.words(alternative)])]
    }
    let image = picture.image(alternative, in: width, share: block["share"].number)
    return out + [Tree.paragraph("Figure", waitingMarks() + [image])]
  }

  /// The caption of a table or a figure with its number.
  mutating func caption(
    _ style: String,
    _ sequence: String,
    _ number: Int,
    _ parts: JSON
  ) -> JSON {
    let pieces = words("print_" + sequence.lowercased()).split(
      separator: "{n}",
      omittingEmptySubsequences: false
    )
    let field = Tree.field("SEQ \(sequence) \\* ARABIC", result: "\(number)")
    let label =
      [Tree.words(String(pieces.first ?? "")), field]
      + pieces.dropFirst().map { Tree.words(String($0)) }
    return Tree.paragraph(style, waitingMarks() + label + [Tree.words(": ")] + line(parts))
  }

  /// Rows in words, each with its mark on the scale above them.
  private mutating func rows(_ block: JSON) -> [JSON] {
    var out: [JSON] = []
    if !block["caption"].isNull {
      figures += 1
      out.append(caption("Image Caption", "Figure", figures, block["caption"]))
    }
    func drawing(_ svg: JSON, _ alternative: String) -> [JSON] {
      guard let picture = svg.text.flatMap({ pictures.drawing($0) }) else { return [] }
      let image = picture.image(alternative, in: min(width, RowsWidth.inches), share: nil)
      return [Tree.paragraph("Figure", [image])]
    }
    out += drawing(block["axis"], block["caption"].plainWords)
    for row in block["rows"].items {
      out.append(Tree.paragraph("Row", paragraphParts(row["parts"])))
      out += drawing(row["svg"], row["parts"].plainWords)
    }
    return out
  }

  private mutating func callout(_ block: JSON) -> [JSON] {
    let style = "Callout \(block["tone"].text ?? "note")"
    let title = Tree.paragraph(style, [Tree.line("Strong", paragraphParts(block["title"]))])
    return [title] + blocks(block["blocks"], in: style)
  }

  /// Labels and what they say.
  mutating func panel(_ items: JSON) -> [JSON] {
    var out: [JSON] = []
    for item in items.items {
      let term = Tree.styled("Label", [Tree.words(item["term"].text ?? "")])
      out.append(Tree.paragraph("Panel", [term, Tree.tab] + paragraphParts(item["parts"])))
    }
    return out
  }

  private mutating func entries(_ block: JSON) -> JSON {
    var items: [[JSON]] = []
    for item in block["items"].items {
      var line = paragraphParts(item["parts"])
      if !item["note"].items.isEmpty {
        line += [Tree.lineBreak, Tree.styled("Small", self.line(item["note"]))]
      }
      items.append([Tree.paragraph(line)])
    }
    return Tree.bullets(items)
  }

  /// The counts of each status, with their picture, and the numbers beside them.
  private mutating func result(_ block: JSON) -> [JSON] {
    var out: [JSON] = []
    if let picture = block["svg"].text.flatMap({ pictures.drawing($0) }) {
      let image = picture.image(block["alt"].text ?? "", width: 1.65, by: 1.65)
      out.append(Tree.paragraph("Figure", [image]))
    }
    for entry in block["legend"].items {
      let color = (entry["fill"].text ?? "").drop { $0 == "#" }
      let square = Tree.rawPart(
        "<w:r><w:rPr><w:color w:val=\"\(String(color).xml)\"/></w:rPr>"
          + "<w:t xml:space=\"preserve\">■ </w:t></w:r>"
      )
      let count = Tree.words("\(Int(entry["count"].number ?? 0))")
      let word = Tree.words(" \(entry["word"].text ?? "")")
      out.append(Tree.paragraph("Legend", [square, Tree.line("Strong", [count]), word]))
    }
    for item in block["statistics"].items {
      let parts = [
        Tree.styled("Small", [Tree.words(item["term"].text ?? "")]), Tree.lineBreak,
        Tree.styled("Statistic", [Tree.words(item["value"].text ?? "")]), Tree.lineBreak,
        Tree.styled("Small", line(item["parts"])),
      ]
      out.append(Tree.paragraph(parts))
    }
    return out
  }

  private func risks(_ block: JSON) -> JSON {
    let items = block["cards"].items.map { card in
      let count = Tree.words("\(Int(card["count"].number ?? 0))")
      let noun = Tree.words(" \(card["noun"].text ?? "")")
      return [
        Tree.plain([chip(card), Tree.words(" "), Tree.line("Strong", [count]), noun])
      ]
    }
    return Tree.bullets(items)
  }
}

/// The width of charts whose rows have words above them.
private enum RowsWidth {
  static let inches = 6.1
}
