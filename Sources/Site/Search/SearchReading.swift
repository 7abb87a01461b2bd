extension SearchStretch {
  /// Takes in the words of the last page, each with the weightiest part of its section that
  /// contains it, and returns what its sections say.
  ///
  /// It reads what the page shows in its `main`: navigation, forms and charts are passed over.
  mutating func read(_ html: Span<UInt8>) -> SearchExcerpt {
    var tags = SearchTags()
    var excerpt = SearchExcerpt()
    var index = SearchTags.startOfMain(html)
    startSection()
    while index < html.count {
      guard html[index] == UInt8(ascii: "<") else {
        index = readText(html, index, &tags, &excerpt)
        continue
      }
      let start = index + 1
      while index < html.count, html[index] != UInt8(ascii: ">") { index += 1 }
      if start < index {
        let tag = html.extracting(start..<index)
        guard tags.goesOn(after: tag) else { break }
        if let id = tags.takeSection() {
          startSection()
          excerpt.startSection(id)
        } else if !SearchTags.isInline(tag) {
          excerpt.addBlank()
        }
      }
      index += 1
      if tags.isPassing {
        while index < html.count, html[index] != UInt8(ascii: "<") { index += 1 }
      }
    }
    endSections()
    return excerpt
  }

  /// Reads from a place to the next tag, whose place it returns.
  private mutating func readText(
    _ html: Span<UInt8>,
    _ start: Int,
    _ tags: inout SearchTags,
    _ excerpt: inout SearchExcerpt
  ) -> Int {
    var end = start
    while end < html.count, html[end] != UInt8(ascii: "<") { end += 1 }
    let text = html.extracting(start..<end)
    switch tags.part {
    case .text: excerpt.add(start..<end, isHeading: false)
    case .heading: excerpt.add(start..<end, isHeading: true)
    case .shownElsewhere: break
    }
    readWords(text, tags.weight)
    return end
  }

  private mutating func readWords(_ text: Span<UInt8>, _ weight: Weight) {
    var index = 0
    while index < text.count {
      let byte = text[index]
      if SearchTags.isLetter(byte) {
        readWord(text, &index, weight)
      } else if byte == UInt8(ascii: "&") {
        while index < text.count, text[index] != UInt8(ascii: ";") { index += 1 }
        index += 1
      } else if byte >= 0x80 {
        readForeignWord(text, &index, weight)
      } else {
        index += 1
      }
    }
    joined.removeAll(keepingCapacity: true)
  }

  /// Reads a word from its first letter on.
  @inline(__always)
  private mutating func readWord(_ text: Span<UInt8>, _ index: inout Int, _ weight: Weight) {
    let start = index
    var end = start + 1
    while end < text.count {
      let byte = text[end]
      if !SearchTags.isLetter(byte) {
        if byte >= 0x80 { return readForeignWord(text, &index, weight) }
        guard end + 1 < text.count, SearchTags.isJoint(byte, text[end + 1]) else { break }
      }
      end += 1
    }
    index = end
    let word = text.extracting(start..<end)
    add(word, weight)
    let isFollowed =
      end < text.count && (text[end] == UInt8(ascii: "-") || text[end] == UInt8(ascii: "("))
    if isFollowed || !joined.isEmpty {
      goOn(word.indices.map { word[$0] }, text, &index, weight)
    }
  }

  /// Reads a word that holds a character beyond ASCII, which folding may change to several bytes,
  /// or passes over one character that is none.
  ///
  /// What has no blanks between words is taken in by two characters, each beginning where the one
  /// before goes on, and its last one alone.
  @inline(never)
  private mutating func readForeignWord(
    _ text: Span<UInt8>,
    _ index: inout Int,
    _ weight: Weight
  ) {
    var word: [UInt8] = []
    var run: [[UInt8]] = []
    let start = index
    while index < text.count {
      let byte = text[index]
      var letter: [UInt8] = []
      var next = index + 1
      if byte >= 0x80 {
        while next < text.count, text[next] & 0xC0 == 0x80 { next += 1 }
        let bytes = (index..<next).map { text[$0] }
        guard let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first,
          SearchFolding.isWord(scalar)
        else { break }
        SearchFolding.fold(scalar, into: &letter)
      } else if SearchTags.isLetter(byte)
        || next < text.count && SearchTags.isJoint(byte, text[next])
      {
        letter = [byte]
      } else {
        break
      }
      index = next
      if letter.isEmpty { continue }
      if SearchFolding.isBlankless(letter) {
        add(word.span, weight)
        word = []
        run.append(letter)
      } else {
        add(run: &run, weight)
        word += letter
      }
    }
    if index == start { index += 1 }
    while index < text.count, text[index] & 0xC0 == 0x80 { index += 1 }
    add(run: &run, weight)
    add(word.span, weight)
    if word.isEmpty {
      joined.removeAll(keepingCapacity: true)
    } else {
      goOn(word, text, &index, weight)
    }
  }

  private mutating func add(run: inout [[UInt8]], _ weight: Weight) {
    for (letter, next) in zip(run, run.dropFirst()) { add((letter + next).span, weight) }
    if let last = run.popLast() { add(last.span, weight) }
    run.removeAll()
  }

  /// Takes in what a word is part of: words joined by hyphens are one without them as well,
  /// `e-mail` is `email`; and so is a number with its paragraphs, `405(d)` is `405d`.
  @inline(never)
  private mutating func goOn(
    _ word: [UInt8],
    _ text: Span<UInt8>,
    _ index: inout Int,
    _ weight: Weight
  ) {
    let next = index + Self.hyphen(text, at: index)
    if next > index, next < text.count,
      SearchTags.isLetter(text[next]) || text[next] >= 0x80,
      joined.count + word.count < Self.longestWord
    {
      joined += word
      index = next
      return
    }
    if !joined.isEmpty {
      let whole = joined + word
      joined.removeAll(keepingCapacity: true)
      add(whole.span, weight)
    }
    guard let first = word.first, first &- UInt8(ascii: "0") < 10 else { return }
    let whole = word + Self.paragraphs(text, at: index)
    if whole.count > word.count { add(whole.span, weight) }
  }

  /// How many bytes a hyphen at a place has; 0 where there is none.
  private static func hyphen(_ text: Span<UInt8>, at place: Int) -> Int {
    guard place < text.count else { return 0 }
    if text[place] == UInt8(ascii: "-") { return 1 }
    // U+2010 and U+2011.
    let isForeign =
      place + 2 < text.count && text[place] == 0xE2 && text[place + 1] == 0x80
      && (text[place + 2] == 0x90 || text[place + 2] == 0x91)
    return isForeign ? 3 : 0
  }

  /// The letters of paragraphs in brackets, such as `(a)(2)(iv)`.
  private static func paragraphs(_ text: Span<UInt8>, at place: Int) -> [UInt8] {
    var letters: [UInt8] = []
    var start = place
    while start < text.count, text[start] == UInt8(ascii: "(") {
      var end = start + 1
      while end < text.count, end <= start + 5, SearchTags.isLetter(text[end]) { end += 1 }
      guard end > start + 1, end < text.count, text[end] == UInt8(ascii: ")") else { break }
      for index in (start + 1)..<end { letters.append(text[index]) }
      start = end + 1
    }
    return letters
  }
}

extension SearchFolding {
  /// Whether a folded character is of a script that puts no blanks between words.
  fileprivate static func isBlankless(_ letter: [UInt8]) -> Bool {
    letter[0] >= 0xE0
      && String(decoding: letter, as: UTF8.self).unicodeScalars.contains { isBlankless($0.value) }
  }
}
