import Formats

extension WordWriter {
  /// A line that begins a paragraph: with the places that wait for one, what leads it, and its language.
  mutating func paragraphParts(_ parts: JSON) -> [JSON] {
    let marks = waitingMarks()
    let first = lead
    lead = []
    let line = line(parts)
    guard let language else { return marks + first + line }
    return marks + first + [Tree.styled(style(ofLanguage: language), line)]
  }

  /// The parts of a line.
  mutating func line(_ parts: JSON) -> [JSON] {
    var out: [JSON] = []
    for part in parts.items { out += self.part(part) }
    return out
  }

  /// A part by its kind; one of a kind that is not known gives what it holds.
  private mutating func part(_ part: JSON) -> [JSON] {
    if let text = part.text { return text.isEmpty ? [] : [Tree.words(text)] }
    return switch part.kind {
    case "strong": [Tree.line("Strong", line(part["parts"]))]
    case "emphasis": [Tree.line("Emph", line(part["parts"]))]
    case "strike": [Tree.line("Strikeout", line(part["parts"]))]
    case "sub": [Tree.line("Subscript", line(part["parts"]))]
    case "super": [Tree.line("Superscript", line(part["parts"]))]
    case "small": [Tree.styled("Small", line(part["parts"]))]
    case "key": [Tree.styled("Key", line(part["parts"]))]
    case "code": [Tree.code(part["text"].text ?? "")]
    case "joined": [Tree.words(part["pieces"].plainWords)]
    case "joined-code": [Tree.code(part["pieces"].plainWords)]
    case "break": [Tree.lineBreak]
    case "chip": [chip(part)]
    case "share": share(part)
    case "image": image(part)
    case "place": part["id"].text.map { [Tree.marked(place($0), [])] } ?? []
    case "outside": outside(part)
    case "inside": inside(part)
    case "words": line(part["parts"])
    case "foreign":
      part["language"].text.map { [Tree.styled(style(ofLanguage: $0), line(part["parts"]))] }
        ?? line(part["parts"])
    case "footnote": footnote(part)
    case "footnote-again": part["id"].text.flatMap { notes[$0] }.map { [note($0)] } ?? []
    default: line(part["parts"]) + (part["text"].text.map { [Tree.words($0)] } ?? [])
    }
  }

  /// A status, a risk or a tag as a word on its color.
  func chip(_ part: JSON) -> JSON {
    Tree.styled("Chip \(part["look"].text ?? "plain")", [Tree.words(part["word"].text ?? "")])
  }

  /// A bar of shares, as a picture where there is one, else in its words.
  private func share(_ part: JSON) -> [JSON] {
    let alternative = part["alt"].text ?? ""
    guard let picture = part["svg"].text.flatMap({ pictures.drawing($0) }) else {
      return [Tree.words(alternative)]
    }
    return [picture.image(alternative, width: min(1.4, width), by: 0.12)]
  }

  private func image(_ part: JSON) -> [JSON] {
    let alternative = part["alt"].text ?? ""
    guard let picture = pictures.file(part["file"].text ?? "") else {
      return [Tree.words(alternative)]
    }
    return [picture.image(alternative, in: width, share: part["share"].number)]
  }

  /// A link out of the report; on paper its address is a footnote.
  private mutating func outside(_ part: JSON) -> [JSON] {
    let address = part["url"].text ?? ""
    let link = Tree.link(line(part["parts"]), to: address)
    guard part["note"].isTrue else { return [link] }
    return [link, Tree.note([Tree.paragraph([Tree.link([Tree.words(address)], to: address)])])]
  }

  private mutating func inside(_ part: JSON) -> [JSON] {
    let words = line(part["parts"])
    guard let id = part["to"].text, !data["labels"][id].isNull else { return words }
    return [Tree.link(words, to: "#" + place(id))]
  }

  private mutating func footnote(_ part: JSON) -> [JSON] {
    if let id = part["id"].text { notes[id] = part["blocks"] }
    return [note(part["blocks"])]
  }

  /// A note's paragraphs have no style of what is around its mark.
  private mutating func note(_ blocks: JSON) -> JSON {
    let before = (style, lead, waiting)
    defer { (style, lead, waiting) = before }
    (style, lead, waiting) = (nil, [], [])
    return Tree.note(self.blocks(blocks))
  }
}
