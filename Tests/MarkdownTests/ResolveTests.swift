import Diagnostics
import Markdown
import TestSupport
import Testing

/// Knows a little of everything, and writes down what it was asked.
struct SampleResolver: Resolver {
  var asked: [String] = []
  var places: [SourcePosition?] = []

  mutating func link(_ link: LinkTarget) -> LinkResolution {
    places.append(link.place?.start)
    asked.append("link \(link.destination) \"\(link.words)\"")
    switch scheme(of: link.destination) {
    case "req": return .rewrite("requirements/\(link.destination.dropFirst(4)).html")
    case "gone": return .drop
    default: return .keep
    }
  }

  mutating func image(_ image: LinkTarget) -> ImageResolution {
    places.append(image.place?.start)
    asked.append("image \(image.destination) \"\(image.words)\"")
    return image.destination == "gone.png"
      ? .drop : .rewrite("assets/" + image.destination)
  }

  mutating func value(_ value: ValueName) -> ValueResolution {
    places.append(value.place?.start)
    asked.append("value \(value.name)")
    switch value.name {
    case "client.name": return .text("A & B <Clinic> {{ x }}")
    case "score": return .text("62.5 %")
    default: return .leave
    }
  }

  mutating func block(_ block: NamedBlock) -> BlockResolution {
    asked.append("block \(block.name)")
    switch block.name {
    case "scorecard": return .embedded(7)
    case "only":
      var body = block.parseBody().value
      body.resolve(by: &self)
      return .document(body)
    case "nothing": return .remove
    default: return .leave
    }
  }
}

@Suite struct ResolveTests {
  private func resolved(_ markdown: String) -> (html: String, asked: [String]) {
    let source = SourceText(file: "page.md", bytes: Array(markdown.utf8))
    var document = Document.parse(source).value
    var resolver = SampleResolver()
    document.resolve(by: &resolver)
    var out: [UInt8] = []
    document.writeHTML(to: &out) { number, out in
      out.append(contentsOf: "<div>embedded \(number)</div>\n".utf8)
    }
    return (String(decoding: out, as: UTF8.self), resolver.asked)
  }

  @Test func rewritesLinksAndDropsThemButKeepsTheirWords() {
    let page = resolved("[a *b*](req:164.312) and [**c**](gone:x) and [d](https://example.org)\n")
    #expect(
      page.html == """
        <p><a href="requirements/164.312.html">a <em>b</em></a> and <strong>c</strong> and \
        <a href="https://example.org">d</a></p>

        """
    )
    #expect(
      page.asked == [
        "link req:164.312 \"a b\"", "link gone:x \"c\"", "link https://example.org \"d\"",
      ]
    )
  }

  @Test func findsImagesElsewhereAndDropsThemToTheirWords() {
    let page = resolved("![plan *b*](plan.png) ![lost](gone.png)\n")
    #expect(
      page.html == """
        <p><img src="assets/plan.png" alt="plan b"> lost</p>

        """
    )
  }

  @Test func setsValuesAsText() {
    let page = resolved("For {{ client.name }}: {{score}}, {{ unknown.name }}, `{{ score }}`\n")
    #expect(
      page.html == """
        <p>For A &amp; B &lt;Clinic&gt; {{ x }}: 62.5 %, {{ unknown.name }}, \
        <code>{{ score }}</code></p>

        """
    )
  }

  @Test func replacesBlocks() {
    let page = resolved(
      """
      ```{scorecard}
      ```

      ~~~{only}
      :audience: full

      ## Inside {{ client.name }}

      ```{scorecard}
      ```
      ~~~

      ```{nothing}
      ```

      ```{other}
      :a: b
      c
      ```
      """
    )
    #expect(
      page.html == """
        <div>embedded 7</div>
        <h2 id="inside">Inside A &amp; B &lt;Clinic&gt; {{ x }}</h2>
        <div>embedded 7</div>
        <pre tabindex="0"><code>:a: b
        c
        </code></pre>

        """
    )
  }

  @Test func takesBlocksApart() throws {
    let text = MarkedText(
      """
      > - ⟦block⟧```{fact} ⟦argument⟧cmp-2025
      >   :⟦key⟧as-table: ⟦value⟧yes please
      >   :bare:
      >   ⟦body⟧first
      >   second
      >   ```
      """
    )
    let source = SourceText(file: "page.md", bytes: text.bytes)
    let document = Document.parse(source).value
    let node = try #require(
      document.descendants(of: document.root).first { document.kind(of: $0) == .block }
    )
    let block = try #require(document.block(node))
    #expect(block.name == "fact")
    #expect(block.argument?.value == "cmp-2025")
    #expect(block.option("as-table")?.value == "yes please")
    #expect(block.option("bare")?.value == "")
    #expect(block.body.value == "first\nsecond\n")
    #expect(block.place.start == text.marks["block"])
    #expect(block.argument?.place.start == text.marks["argument"])
    #expect(block.options[0].key.place.start == text.marks["key"])
    #expect(block.options[0].value.place.start == text.marks["value"])
    #expect(block.body.place.start == text.marks["body"])
  }

  @Test func knowsWhereEachStandsWhateverBecameOfThoseBefore() {
    let text = MarkedText(
      """
      > ⟦1⟧[a ⟦2⟧{{ client.name }}](gone:x) and ⟦3⟧![b](gone.png) ⟦4⟧{{ score }}
      > &amp; ⟦5⟧[*c*](req:1) ⟦6⟧{{ client.name }} ⟦7⟧[d](req:2)
      """
    )
    var document = Document.parse(SourceText(file: "page.md", bytes: text.bytes)).value
    var resolver = SampleResolver()
    document.resolve(by: &resolver)
    #expect(resolver.places == (1...7).map { text.marks["\($0)"] })
  }

  @Test(arguments: [
    "⟦1⟧a [⟦2⟧b](req:x)⟦3⟧, ⟦4⟧{{ client.name }}⟦5⟧ &amp; *⟦6⟧c*",
    "⟦1⟧a [⟦2⟧b](req:x)⟦3⟧, ⟦4⟧{{ client.name }}⟦5⟧ &amp; *⟦6⟧c*⟦7⟧ [⟦8⟧d](gone:x)⟦9⟧ e",
    "⟦1⟧a [⟦2⟧b](gone:x)⟦3⟧, ⟦4⟧{{ client.name }}⟦5⟧ &amp; *⟦6⟧c*⟦7⟧ [⟦8⟧d](req:x)⟦9⟧ e",
  ]) func knowsWhereWordsStandOnceResolved(markdown: String) {
    let text = MarkedText(markdown)
    var document = Document.parse(SourceText(file: "page.md", bytes: text.bytes)).value
    var resolver = SampleResolver()
    document.resolve(by: &resolver)
    let words = document.descendants(of: document.root).filter { document.kind(of: $0) == .text }
    let starts = words.map { document.range(of: $0)?.start }
    #expect(starts == (1...words.count).map { text.marks["\($0)"] })
  }
}
