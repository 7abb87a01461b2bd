extension EvidenceLocations {
  private static let folderWords: Set<Substring> = [
    "folder", "folders", "subfolder", "sub-folder", "directory", "directories", "dir",
    "subdirectory", "ordner", "carpeta", "dossier",
  ]
  /// Words between "folder" and its name.
  private static let fillers: Set<Substring> = ["named", "called", "is", "of", "the", "at", "in"]
  /// So many words may be one folder's name.
  private static let mostNameWords = 4

  private static func isFolderWord(_ word: Substring) -> Bool {
    folderWords.contains(word.last == "." ? word.dropLast() : word)
  }

  /// What a text calls a folder: the words behind "folder" or before it, such as `ev` of "Folder ev" and
  /// "the ev folder".
  static func folderNames(in text: String) -> [Substring] {
    let words = text.split { $0.isWhitespace || ",;:()[]<>\"'`|“”‘’".contains($0) }
    var names: [Substring] = []
    for (index, word) in words.enumerated() where isFolderWord(word) {
      let first = words[(index + 1)...].firstIndex { !fillers.contains($0) } ?? words.endIndex
      for last in first..<min(first + mostNameWords, words.endIndex) {
        names.append(text[words[first].startIndex..<words[last].endIndex])
      }
      for start in max(0, index - mostNameWords)..<index {
        names.append(text[words[start].startIndex..<words[index - 1].endIndex])
      }
    }
    return names.map { $0.count > 1 && $0.last == "." ? $0.dropLast() : $0 }
  }
}
