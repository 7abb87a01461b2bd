/// The grade of school that a page asks of its reader, by the formula of Flesch and Kincaid: 0.39 times
/// the words of a sentence plus 11.8 times the syllables of a word, less 15.59.
public struct ReadingGrade {
  /// The grade; 0 where there is no word.
  public let value: Double

  /// The grade of running prose; tables and figures are no part of it.
  public init(_ paragraphs: [String]) {
    let sentences = paragraphs.flatMap(Self.sentences)
    let words = sentences.joined().filter { $0.contains { $0.isLetter || $0.isNumber } }
    let syllables = words.reduce(0) { $0 + Self.syllables($1) }
    guard !words.isEmpty else {
      value = 0
      return
    }
    let length = Double(words.count) / Double(sentences.count)
    value = 0.39 * length + 11.8 * Double(syllables) / Double(words.count) - 15.59
  }

  /// Groups of vowels, a silent "e" at the end not counted; at least one.
  public static func syllables(_ word: Substring) -> Int {
    let letters = word.lowercased().filter { ("a"..."z").contains($0) }
    var groups = 0
    var isInGroup = false
    for letter in letters {
      let isVowel = "aeiouy".contains(letter)
      if isVowel, !isInGroup { groups += 1 }
      isInGroup = isVowel
    }
    if letters.hasSuffix("e"), !letters.hasSuffix("le"), groups > 1 { groups -= 1 }
    return max(1, groups)
  }

  private static let abbreviations: Set = [
    "U.S.", "U.S.C.", "Pub.", "L.", "No.", "Rev.", "N.D.", "Tex.", "v.", "(Pub.",
  ]

  /// The sentences of a paragraph, each as its words.
  public static func sentences(of paragraph: String) -> [[Substring]] {
    var sentences: [[Substring]] = []
    var sentence: [Substring] = []
    for word in paragraph.split(separator: " ") {
      sentence.append(word)
      let bare = word.reversed().drop { "\"”)".contains($0) }
      let ends = bare.first.map { ".?!".contains($0) } ?? false
      if ends, !abbreviations.contains(String(word)) {
        sentences.append(sentence)
        sentence = []
      }
    }
    return sentence.isEmpty ? sentences : sentences + [sentence]
  }
}
